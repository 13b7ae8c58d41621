package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Inputs that can be read once and that a sync has begun to read, by any exchange, copy or endpoint. Each is remembered as long
 * as another object refers to it. Otherwise a second sync would take the rest for the whole input.
 */
final class TakenInput {

    private static final ConcurrentMap<Key, TakenInput> TAKEN = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

    private final Key key;
    /** Softly, as it may hold on to the input itself. */
    private volatile SoftReference<ContactsException> failure = new SoftReference<>(null);

    private volatile boolean empty;

    private TakenInput(Key key) {
        this.key = key;
    }

    /**
     * Takes an input for a sync.
     *
     * @return null where an earlier sync has found that it has nothing in it, so that there is nothing to read again
     * @throws ContactsException what an earlier sync of it failed with, or that one has read it, or reads it now
     */
    static TakenInput take(Object input) {
        forgetWhatIsGone();
        TakenInput mine = new TakenInput(new Key(input));
        TakenInput earlier = TAKEN.putIfAbsent(mine.key, mine);
        if (earlier == null) {
            return mine;
        }
        if (earlier.empty) {
            return null;
        }
        ContactsException known = earlier.failure.get();
        throw known != null ? known : spent(input);
    }

    /** The sync has failed: a further one fails as it did. */
    void failed(Throwable reason) {
        if (reason instanceof ContactsException known) {
            failure = new SoftReference<>(known);
        }
    }

    /** The sync has come to its end, and the input had nothing in it. */
    void wasEmpty() {
        empty = true;
    }

    /** Nothing has been read. */
    void giveBack() {
        TAKEN.remove(key, this);
    }

    private static InvalidContactException spent(Object input) {
        return new InvalidContactException("The body is a " + input.getClass().getName()
                + ", which can be read once. Another sync has read it or reads it now: give each sync its own "
                + "contacts, or make a List of them before the first sync");
    }

    private static void forgetWhatIsGone() {
        for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            TAKEN.remove(gone);
        }
    }

    /** The very object, which it does not keep from being collected. */
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
