package com.cognipeer.camel.contacts.watch;

import org.apache.camel.api.management.ManagedAttribute;

/** The attributes by which JMX shows a {@link SyncWatch}. */
public interface SyncFigures {

    /** What is shown. */
    SyncWatch syncWatch();

    @ManagedAttribute(description = "Syncs under way")
    default int getSyncsRunning() {
        return syncWatch().running();
    }

    @ManagedAttribute(description = "Contacts done by the sync that was begun last")
    default long getSyncDone() {
        return syncWatch().latest().done();
    }

    @ManagedAttribute(description = "Contacts created by the sync that was begun last")
    default long getSyncCreated() {
        return syncWatch().latest().created();
    }

    @ManagedAttribute(description = "Contacts updated by the sync that was begun last")
    default long getSyncUpdated() {
        return syncWatch().latest().updated();
    }

    @ManagedAttribute(description = "Contacts that the sync that was begun last has found stored as given")
    default long getSyncUnchanged() {
        return syncWatch().latest().unchanged();
    }

    @ManagedAttribute(description = "Contacts that the sync that was begun last could not store")
    default long getSyncFailed() {
        return syncWatch().latest().failed();
    }

    @ManagedAttribute(description = "HTTP requests spent by the sync that was begun last, retries included")
    default long getSyncRequests() {
        return syncWatch().latest().requests();
    }
}
