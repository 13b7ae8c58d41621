package com.cognipeer.camel.contacts.sync;

/**
 * The parts of a sync that all its chunks share. The thread of the sync uses them; only the ledger is open to other threads.
 *
 * @param chunks    reads the input
 * @param lookup    finds stored contacts
 * @param planner   plans rows
 * @param handOvers keeps rows that wait for an identifier
 * @param ledger    counts rows and requests
 * @param fuse      stops the sync when writes fail for a reason that concerns all contacts
 */
record SyncParts(
        InputChunks chunks,
        ContactLookup lookup,
        RowPlanner planner,
        IdentifierHandOvers handOvers,
        SyncLedger ledger,
        Fuse fuse) {}
