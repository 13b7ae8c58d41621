package com.cognipeer.camel.contacts.poll;

/**
 * How far an unfinished snapshot has come.
 *
 * @param paging   how it pages; another way of paging cannot continue it
 * @param id       the {@code _id} of the last contact that is done
 * @param passed   how many contacts are done
 * @param offset   the 0-based place in the listing where the walk finds the last done contact again
 * @param doneUpTo the walk had done every {@code _id} up to this one before it changed its paging; null if it did not
 */
record SnapshotPlace(Paging paging, String id, long passed, long offset, String doneUpTo) implements Position.Place {

    @Override
    public boolean isUnderWay() {
        return true;
    }
}
