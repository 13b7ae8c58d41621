package com.cognipeer.camel.contacts.watch;

import org.apache.camel.api.management.ManagedAttribute;

/** The figures of the syncs of an endpoint, for JMX. The endpoint gets the values from the figures that it holds. */
public interface SyncFigures {

    /** The figures that this object shows. */
    SyncFigures syncFigures();

    /** Whether any sync has begun. */
    default boolean hasSyncs() {
        return syncFigures().hasSyncs();
    }

    @ManagedAttribute(description = "Syncs under way")
    default int getSyncsRunning() {
        return syncFigures().getSyncsRunning();
    }

    @ManagedAttribute(description = "Contacts done by the sync that began last")
    default long getSyncDone() {
        return syncFigures().getSyncDone();
    }

    @ManagedAttribute(description = "Contacts created by the sync that began last")
    default long getSyncCreated() {
        return syncFigures().getSyncCreated();
    }

    @ManagedAttribute(description = "Contacts updated by the sync that began last")
    default long getSyncUpdated() {
        return syncFigures().getSyncUpdated();
    }

    @ManagedAttribute(description = "Contacts that the sync that began last found unchanged")
    default long getSyncUnchanged() {
        return syncFigures().getSyncUnchanged();
    }

    @ManagedAttribute(description = "Contacts that the sync that began last could not store")
    default long getSyncFailed() {
        return syncFigures().getSyncFailed();
    }

    @ManagedAttribute(description = "Stored contacts that the input of the sync that began last does not have")
    default long getSyncMissing() {
        return syncFigures().getSyncMissing();
    }

    @ManagedAttribute(description = "Missing contacts that the sync that began last has changed")
    default long getSyncMissingUpdated() {
        return syncFigures().getSyncMissingUpdated();
    }

    @ManagedAttribute(description = "Missing contacts that the sync that began last found unchanged")
    default long getSyncMissingUnchanged() {
        return syncFigures().getSyncMissingUnchanged();
    }

    @ManagedAttribute(description = "Missing contacts that the sync that began last could not change")
    default long getSyncMissingFailed() {
        return syncFigures().getSyncMissingFailed();
    }

    @ManagedAttribute(description = "HTTP requests of the sync that began last, with retries")
    default long getSyncRequests() {
        return syncFigures().getSyncRequests();
    }
}
