package com.cognipeer.camel.contacts.poll;

/** How a walk gets from one page to the next. */
public enum Paging {
    /** Always page 1: the filter asks for what comes after the last contact, so that nothing can shift. */
    keyset,
    /** By page number, each page overlapping the one before, so that a shift shows. */
    pages,
    /** By page number in an order of the user's own: complete only while no data moves. */
    numbers
}
