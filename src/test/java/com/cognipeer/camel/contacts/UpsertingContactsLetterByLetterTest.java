package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;

/** As {@link UpsertingContactsTest}, on a server to which two spellings of an address are two addresses. */
class UpsertingContactsLetterByLetterTest extends UpsertingContactsTest {

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .emails(EmailComparison.LETTER_BY_LETTER)
                .start();
    }
}
