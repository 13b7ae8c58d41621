package com.cognipeer.camel.contacts.poll;

/**
 * A contact that was delivered.
 *
 * @param key     where it stands
 * @param version what it was like
 */
record Remembered(SortKey key, String version) {}
