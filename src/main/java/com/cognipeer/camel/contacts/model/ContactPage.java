package com.cognipeer.camel.contacts.model;

import java.util.AbstractList;
import java.util.List;

/** One page of a listing: an unmodifiable list of contacts, with the size of the whole listing. */
public final class ContactPage extends AbstractList<Contact> {

    private final List<Contact> contacts;
    private final long total;
    private final int page;
    private final int limit;

    /**
     * @param contacts the contacts of this page, in the order of the server
     * @param total    how many contacts match in all
     * @param page     the 1-based number of this page
     * @param limit    how many contacts the server puts on a page; may be smaller than what was asked for
     */
    public ContactPage(List<Contact> contacts, long total, int page, int limit) {
        this.contacts = List.copyOf(contacts);
        this.total = total;
        this.page = page;
        this.limit = limit;
    }

    /** How many contacts match in all, over every page. */
    public long getTotal() {
        return total;
    }

    /** The 1-based number of this page. */
    public int getPage() {
        return page;
    }

    /** How many contacts the server puts on a page: its own answer, which may be smaller than what was asked for. */
    public int getLimit() {
        return limit;
    }

    /** Whether a page after this one holds contacts, by the server's own limit and total. */
    public boolean hasMore() {
        return (long) page * limit < total;
    }

    @Override
    public Contact get(int index) {
        return contacts.get(index);
    }

    @Override
    public int size() {
        return contacts.size();
    }

    /** The numbers of the page without its contacts, which do not belong in log lines. */
    @Override
    public String toString() {
        return "ContactPage[page=" + page + ", limit=" + limit + ", size=" + size() + ", total=" + total + "]";
    }
}
