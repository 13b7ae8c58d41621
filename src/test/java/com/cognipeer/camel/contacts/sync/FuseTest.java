package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import org.junit.jupiter.api.Test;

/** Twenty failures of the server in a row stop a sync, and fewer do not. */
class FuseTest {

    private final Fuse fuse = new Fuse();

    @Test
    void theTwentiethFailureStopsIt() {
        fail(19);
        assertThat(fuse.isBlown()).isFalse();

        fail(1);
        assertThat(fuse.isBlown()).isTrue();
    }

    @Test
    void aWriteThatSucceedsBeginsTheCountAnew() {
        fail(19);
        fuse.note(null);
        fail(19);

        assertThat(fuse.isBlown()).isFalse();
    }

    @Test
    void aContactThatIsRefusedShowsThatTheServerAnswers() {
        fail(19);
        fuse.note(new InvalidContactException("not this one"));
        fail(19);

        assertThat(fuse.isBlown()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            fuse.note(new ContactsServerException("down"));
        }
    }
}
