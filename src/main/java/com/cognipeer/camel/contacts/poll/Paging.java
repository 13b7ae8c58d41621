package com.cognipeer.camel.contacts.poll;

/** How a walk gets from one page to the next. */
public enum Paging {
    /** Always page 1: the filter asks for the contacts after the last one, so that nothing can shift. */
    keyset,
    /** By page number. Each page overlaps the page before, so that a shift shows. */
    pages,
    /** By page number in an order of the user's own. It is complete only while no data moves. */
    numbers
}
