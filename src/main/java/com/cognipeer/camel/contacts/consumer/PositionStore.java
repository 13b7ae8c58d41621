package com.cognipeer.camel.contacts.consumer;

import org.apache.camel.spi.StateRepository;

/**
 * The place in which a consumer stores its position.
 *
 * @param repository holds the positions
 * @param key        the name of this position
 * @param inMemory   whether the repository is the component's own, which a restart of the process empties
 */
public record PositionStore(StateRepository<String, String> repository, String key, boolean inMemory) {}
