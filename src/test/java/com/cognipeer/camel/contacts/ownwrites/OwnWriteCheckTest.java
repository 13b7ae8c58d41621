package com.cognipeer.camel.contacts.ownwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.cognipeer.camel.contacts.poll.OwnWrite;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnWriteCheckTest {

    private static final Instant LOOKED_UP = Instant.parse("2026-11-25T10:00:30Z");
    private static final Contact BEFORE = new Contact(Map.of(
                    "_id",
                    "1",
                    "workspaceId",
                    "w",
                    "createdDate",
                    "2026-11-25T10:00:00.000Z",
                    "modifiedDate",
                    "2026-11-25T10:00:01.000Z",
                    "name",
                    "a",
                    "email",
                    "A@example.com"))
            .asOf(LOOKED_UP);

    private static Contact with(Contact contact, Map<String, ?> fields) {
        Contact changed = new Contact(contact);
        changed.putAll(fields);
        changed.put("modifiedDate", "2026-11-25T10:00:02.000Z");
        return changed;
    }

    private static Contact fields(Map<String, ?> fields) {
        return new Contact(fields);
    }

    @Test
    void aChangeOfTheWrittenFieldsAndTheDateIsAnOwnWrite() {
        Contact answer = with(BEFORE, Map.of("name", "b"));

        assertThat(OwnWriteCheck.of(BEFORE, fields(Map.of("name", "b")), answer))
                .contains(new OwnWrite(
                        new ContactVersions().of(answer),
                        new ContactVersions().of(BEFORE),
                        Instant.parse("2026-11-25T10:00:01Z"),
                        LOOKED_UP));
    }

    /** Another own write may have made this version, and counts for it. */
    @Test
    void aWriteThatChangedNotEvenTheDateIsNone() {
        assertThat(OwnWriteCheck.of(BEFORE, fields(Map.of("name", "a")), new Contact(BEFORE)))
                .isEmpty();
    }

    @Test
    void anotherFieldThatChangedTooIsSomebodyElses() {
        Contact answer = with(BEFORE, Map.of("name", "b", "phone", "1"));

        assertThat(OwnWriteCheck.of(BEFORE, fields(Map.of("name", "b")), answer))
                .isEmpty();
    }

    @Test
    void anotherFieldThatIsGoneWasRemovedBySomebodyElse() {
        Contact answer = with(BEFORE, Map.of("name", "b"));
        answer.remove("email");

        assertThat(OwnWriteCheck.of(BEFORE, fields(Map.of("name", "b")), answer))
                .isEmpty();
    }

    @Test
    void anotherSpellingOfAFieldThatWasNotWrittenIsSomebodyElses() {
        Contact answer = with(BEFORE, Map.of("name", "b", "email", "a@example.com"));

        assertThat(OwnWriteCheck.of(BEFORE, fields(Map.of("name", "b")), answer))
                .isEmpty();
    }

    @Test
    void aWrittenFieldThatIsStoredOtherwiseMayBeSomebodyElses() {
        Contact answer = with(BEFORE, Map.of("name", "c"));

        assertThat(OwnWriteCheck.of(BEFORE, fields(Map.of("name", "b")), answer))
                .isEmpty();
    }

    @Test
    void aStateBeforeWithoutADateIsNotRemembered() {
        Contact undated = new Contact(BEFORE);
        undated.remove("modifiedDate");

        assertThat(OwnWriteCheck.of(undated, fields(Map.of("name", "b")), with(undated, Map.of("name", "b"))))
                .isEmpty();
    }

    @Test
    void aCreationIsAnOwnWriteWithNothingBefore() {
        Contact answer = fields(Map.of(
                "_id",
                "1",
                "workspaceId",
                "w",
                "createdDate",
                "2026-11-25T10:00:00.000Z",
                "modifiedDate",
                "2026-11-25T10:00:00.000Z",
                "name",
                "a",
                "status",
                "active"));

        assertThat(OwnWriteCheck.of(null, fields(Map.of("name", "a")), answer))
                .contains(OwnWrite.creation(new ContactVersions().of(answer)));
    }

    @Test
    void aCreationThatMetAContactWithOtherFieldsIsNone() {
        Contact answer = fields(Map.of("_id", "1", "name", "a", "phone", "1"));

        assertThat(OwnWriteCheck.of(null, fields(Map.of("name", "a")), answer)).isEmpty();
    }

    @Test
    void aCreationThatMetAnOlderContactIsNone() {
        Contact answer = fields(Map.of(
                "_id",
                "1",
                "createdDate",
                "2026-11-25T10:00:00.000Z",
                "modifiedDate",
                "2026-11-25T10:00:05.000Z",
                "name",
                "a"));

        assertThat(OwnWriteCheck.of(null, fields(Map.of("name", "a")), answer)).isEmpty();
    }
}
