package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentValuesTest {

    private final ApiRequests requests = new ApiRequests("/v1");

    @Test
    void aLookUpSendsItsIdentifiers() throws IOException {
        assertThat(sent(requests.get(new ContactIdentity("ada+1@x.test", "c 7"))))
                .containsExactly("ada+1@x.test", "c 7");
        assertThat(sent(requests.get(new ContactIdentity(null, "7")))).containsExactly("7");
    }

    @Test
    void aWriteSendsItsTextsWhateverTheirDepth() throws IOException {
        Contact contact = new Contact(new LinkedHashMap<>(Map.of(
                "name",
                "Ada Lovelace",
                "integrationId",
                7,
                "score",
                4711,
                "tags",
                List.of("vip", "of"),
                "properties",
                Map.of("company", "ACME"))));

        assertThat(sent(requests.create(contact))).containsExactlyInAnyOrder("Ada Lovelace", "7", "vip", "ACME");
        assertThat(sent(requests.update(new ContactIdentity(null, "c-1"), contact, true)))
                .containsExactlyInAnyOrder("c-1", "Ada Lovelace", "7", "vip", "ACME");
    }

    @Test
    void aListSendsTheValuesOfItsFilterAndNotThoseOfItsPage() throws IOException {
        ContactFilter filter =
                ContactFilter.of(Map.of("email", "a@x.test", "properties.company", Map.of("$in", List.of("ACME"))));

        assertThat(sent(requests.list(new ContactQuery(100, 1000, filter, ContactSort.parse("name:1")))))
                .containsExactlyInAnyOrder("a@x.test", "ACME");
    }

    /** "Contact with this email exists" must still name the field if another field of the contact has the value "email". */
    @Test
    void theNameOfAFieldIsNoValueUnlessItIsAnIdentifier() throws IOException {
        Contact contact = new Contact(Map.of("channel", "email", "wish", "Email", "tags", List.of("phone", "status")));

        assertThat(sent(requests.create(contact))).containsExactly("Email");
        assertThat(sent(requests.get(new ContactIdentity(null, "status")))).containsExactly("status");
        assertThat(sent(requests.update(new ContactIdentity(null, "name"), contact, true)))
                .containsExactlyInAnyOrder("name", "Email");
    }

    @Test
    void ofALongTextTheBeginningCounts() throws IOException {
        Contact contact = new Contact(Map.of("note", "x".repeat(20_000)));

        assertThat(sent(requests.create(contact))).containsExactly("x".repeat(10_000));
    }

    @Test
    void aContactOfVeryManyFieldsIsReadInPart() throws IOException {
        Contact contact = new Contact();
        for (int field = 0; field < 5_000; field++) {
            contact.put("field" + field, "value " + field);
        }
        contact.put("long", "x".repeat(2_000));

        assertThat(sent(requests.create(contact))).hasSize(1_000);
    }

    private static Iterable<String> sent(ApiRequest request) throws IOException {
        return SentValues.of(request);
    }
}
