package com.cognipeer.camel.contacts.poll;

/**
 * The own writes that came back since the start of a consumer.
 *
 * @param skipped  how many contacts the consumer has skipped, because producers of this component wrote them
 * @param neverMet whether many contacts with own writes came, none of them in the version that the answer to the write had
 */
public record OwnWritesSeen(long skipped, boolean neverMet) {

    static final OwnWritesSeen NONE = new OwnWritesSeen(0, false);
}
