package com.cognipeer.camel.contacts.poll;

/** What keeps a walk from losing contacts. A test takes one out to show that it is needed; nothing else can. */
enum Guard {
    LOOKBACK,
    UPPER_BOUND,
    CONTENT_HASH,
    TIE_STEP,
    PAGE_VALIDATION,
    TOTAL_CHECK,
    OVERLAP,
    SECOND_LOOK,
    HIGH_LOW
}
