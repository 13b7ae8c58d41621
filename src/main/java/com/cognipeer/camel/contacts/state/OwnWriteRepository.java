package com.cognipeer.camel.contacts.state;

/**
 * A state repository that also remembers what producers wrote, for the consumers of all processes that share it. {@link
 * JdbcStateRepository} implements it. With another repository, own writes are remembered in the memory of each process.
 */
public interface OwnWriteRepository {

    /**
     * The own writes to the contacts of one server.
     *
     * @param  server           names the server; up to 255 characters
     * @return                  rows that threads may share
     * @throws RuntimeException when they cannot be reached
     */
    OwnWriteRows ownWrites(String server);
}
