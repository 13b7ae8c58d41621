package com.cognipeer.camel.contacts.poll;

/**
 * How contacts are paged through, and why.
 *
 * @param paging how
 * @param reason why, for people
 */
public record PagingChoice(Paging paging, String reason) {

    static final PagingChoice SINGLE_PAGE = new PagingChoice(Paging.keyset, "one page holds everything");
    static final PagingChoice KEYSET = new PagingChoice(Paging.keyset, "the server honours range filters");
    static final PagingChoice OWN_SORT = new PagingChoice(Paging.numbers, "the option sort is set");

    /** A sweep that is under way goes on as it began: begun anew in another way it would repeat what it has done. */
    static final PagingChoice BEGUN_BY_PAGES = pages("the sweep was begun so");

    static PagingChoice pages(String reason) {
        return new PagingChoice(Paging.pages, reason);
    }
}
