package com.cognipeer.camel.contacts.state;

import org.apache.camel.spi.StateRepository;

/**
 * A state repository that can compare before it stores, in one step that no other thread, process or node comes between.
 * A consumer uses this where its repository offers it: of two consumers that move one position, the second one notices.
 *
 * <p>{@link #setState} of such a repository compares nothing. A repository that wraps another one has to implement this
 * interface too, and pass {@link #replace} on.
 */
public interface CompareAndSetStateRepository extends StateRepository<String, String> {

    /**
     * Stores a value if the expected one is stored.
     *
     * @param  key      the key of the value
     * @param  expected the value that {@link #getState} returned, or that was stored last; null when the key has none
     * @param  value    the new value; not null
     * @return          false when another value than the expected one is stored, which then stays
     * @throws RuntimeException when the repository fails; it may still have stored the value
     */
    boolean replace(String key, String expected, String value);
}
