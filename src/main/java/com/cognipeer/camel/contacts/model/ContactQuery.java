package com.cognipeer.camel.contacts.model;

/**
 * A request for one page of a listing.
 *
 * @param page   the 1-based number of the page
 * @param limit  the number of contacts on the page; the server may return fewer
 * @param filter the contacts that match
 * @param sort   the order, {@link ContactSort#NONE} for the server's own
 */
public record ContactQuery(int page, int limit, ContactFilter filter, ContactSort sort) {

    /** @throws IllegalArgumentException when the page or the limit is below 1 */
    public ContactQuery {
        requirePositive("page", page);
        requirePositive("limit", limit);
    }

    /** The same query for another page. */
    public ContactQuery withPage(int number) {
        return new ContactQuery(number, limit, filter, sort);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
        }
    }
}
