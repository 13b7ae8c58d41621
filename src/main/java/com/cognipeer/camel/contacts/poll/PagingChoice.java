package com.cognipeer.camel.contacts.poll;

/**
 * The way of paging that was chosen, and why.
 *
 * @param paging the way
 * @param reason the reason, for people
 */
public record PagingChoice(Paging paging, String reason) {

    static final PagingChoice SINGLE_PAGE = new PagingChoice(Paging.keyset, "one page holds everything");
    static final PagingChoice KEYSET = new PagingChoice(Paging.keyset, "the server honours range filters");
    static final PagingChoice OWN_SORT = new PagingChoice(Paging.numbers, "the option sort is set");

    /** A sweep under way keeps its way of paging: another one would begin anew and repeat contacts. */
    static final PagingChoice BEGUN_BY_PAGES = pages("the sweep began so");

    static PagingChoice pages(String reason) {
        return new PagingChoice(Paging.pages, reason);
    }
}
