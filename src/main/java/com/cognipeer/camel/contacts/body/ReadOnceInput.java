package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * An input that can be read once, and that a sync has begun to read. Another sync would take the rest of the input for all of
 * it. So this class remembers the input, for every exchange and endpoint, until no other object refers to it.
 */
final class ReadOnceInput {

    private static final ConcurrentMap<Key, ReadOnceInput> TAKEN = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

    private final Key key;
    /** A soft reference, as the failure may hold the input. */
    private volatile SoftReference<ContactsException> failure = new SoftReference<>(null);

    private volatile boolean empty;

    private ReadOnceInput(Key key) {
        this.key = key;
    }

    /**
     * Takes an input for a sync.
     *
     * @return null if an earlier sync found the input empty, so that there is nothing to read again
     * @throws ContactsException the failure of an earlier sync; or a refusal, as another sync has read the input or reads it
     */
    static ReadOnceInput take(Object input) {
        forgetCollected();
        ReadOnceInput mine = new ReadOnceInput(new Key(input));
        ReadOnceInput earlier = TAKEN.putIfAbsent(mine.key, mine);
        if (earlier == null) {
            return mine;
        }
        if (earlier.empty) {
            return null;
        }
        ContactsException known = earlier.failure.get();
        throw known != null ? known : spent(input);
    }

    /** The sync has failed. Another sync of this input fails with the same failure. */
    void failed(Throwable reason) {
        if (reason instanceof ContactsException known) {
            failure = new SoftReference<>(known);
        }
    }

    /** The sync has ended, and the input was empty. */
    void wasEmpty() {
        empty = true;
    }

    /** The sync has read nothing, so another one may. */
    void giveBack() {
        TAKEN.remove(key, this);
    }

    private static InvalidContactException spent(Object input) {
        return new InvalidContactException("The body is a " + input.getClass().getName()
                + ", which can be read once. Another sync has read it or reads it now: give each sync its own "
                + "contacts, or make a List of them before the first sync");
    }

    private static void forgetCollected() {
        for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            TAKEN.remove(gone);
        }
    }

    /** Compares inputs by identity. The garbage collector may still remove them. */
    private static final class Key extends WeakReference<Object> {

        private final int hash;

        private Key(Object input) {
            super(input, GONE);
            this.hash = System.identityHashCode(input);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object input = get();
            return input != null && other instanceof Key key && key.get() == input;
        }
    }
}
