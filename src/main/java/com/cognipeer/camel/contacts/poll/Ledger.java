package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;
import java.util.function.Supplier;

/** What a sweep has done, contact by contact; its position covers just that. */
interface Ledger {

    /**
     * Looks at an answer before anything of it counts.
     *
     * @throws UnusablePositionException when it shows that the position is not one of this workspace or of this time
     */
    void check(Answer answer);

    /** Whether the contact was not delivered before in this state. */
    boolean isNew(Contact contact, Supplier<String> version);

    /** Where the contact stands, which {@link #done} asks for: the contact itself may have been changed by then. */
    SortKey keyOf(Contact contact);

    /**
     * The contact is done.
     *
     * @param key    where it stood when it came
     * @param walk   the walk that came behind the contact's page
     * @param offset the place in the listing from which the contact is found again
     */
    void done(SortKey key, Supplier<String> version, Walk walk, long offset);

    /** The whole sweep is done. */
    void finished(Walk walk);

    /** How many contacts of the sweep are done. */
    long passed();

    /** How many contacts behind this page may have been delivered before. */
    long known();

    /** Up to when every change is done; null where that means nothing. */
    Instant watermark();

    /** What is done, under no revision yet. */
    Position position();
}
