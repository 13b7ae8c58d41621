package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The entries of a report as JSON, and as text, which names no e-mail address: it may come into a log. */
class EntriesOfReportsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final InvalidContactException REFUSED = new InvalidContactException("the email is invalid");

    private final SyncItem item = new SyncItem(7, "ada@example.com", Outcome.updated, Set.of("name"));
    private final SyncFailure failure = new SyncFailure(7, "ada@example.com", REFUSED);

    @Test
    void anItemHasItsPlaceItsKeyItsEndAndTheFieldsThatWereWritten() throws Exception {
        assertJson(item, "{'index':7,'key':'ada@example.com','outcome':'updated','fields':['name']}");
    }

    @Test
    void aFailureHasItsPlaceItsKeyTheErrorAndItsMessage() throws Exception {
        assertJson(
                failure,
                "{'index':7,'key':'ada@example.com','error':'InvalidContactException','message':'the email is invalid'}");
    }

    @Test
    void aMissingContactWithWhichNothingWasDoneHasItsIdsOnly() throws Exception {
        assertJson(new MissingContact("1", "a", null, null), "{'id':'1','integrationId':'a'}");
    }

    @Test
    void aMissingContactThatWasChangedHasItsEnd() throws Exception {
        assertJson(
                new MissingContact("1", null, Outcome.updated, null),
                "{'id':'1','integrationId':null,'outcome':'updated'}");
    }

    @Test
    void aMissingContactThatFailedHasTheReason() throws Exception {
        MissingContact missing = new MissingContact("1", "a", Outcome.failed, REFUSED);

        assertJson(missing, "{'id':'1','integrationId':'a','outcome':'failed','message':'the email is invalid'}");
        assertThat(missing.getException()).isSameAs(REFUSED);
    }

    @Test
    void asTextTheyNameTheContactWithoutItsAddress() {
        assertThat(item).hasToString("SyncItem[index=7, updated [name]]");
        assertThat(failure).hasToString("SyncFailure[index=7, InvalidContactException: the email is invalid]");
        assertThat(new MissingContact("1", "ada@example.com", Outcome.failed, REFUSED))
                .hasToString("MissingContact[_id=1, outcome=failed]");
    }

    private static void assertJson(Object entry, String json) throws Exception {
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(entry)))
                .isEqualTo(MAPPER.readTree(json.replace('\'', '"')));
    }
}
