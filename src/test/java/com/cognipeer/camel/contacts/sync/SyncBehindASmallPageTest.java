package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that puts fewer contacts on a page than were asked for costs more listings and loses no contact. */
class SyncBehindASmallPageTest extends SyncTest {

    @Tag("ci")
    @Test
    void fiveThousandCostAsManyListingsAsTheirKeysNeedPages() {
        itCostsAsManyListingsAsTheKeysNeedPagesAndAtMostOneMoreForEachChunk(30, 5000, 100);
    }

    @ParameterizedTest
    @CsvSource({"30, 300, 100", "1, 300, 100", "2, 300, 100", "7, 500, 50", "99, 1000, 100", "100, 1000, 100"})
    void itCostsAsManyListingsAsTheKeysNeedPagesAndAtMostOneMoreForEachChunk(int cap, int contacts, int chunk) {
        try (ContactsSandbox server = ContactsSandbox.builder().maxLimit(cap).start()) {
            server.seedContacts(contacts);
            List<Map<String, Object>> stored = server.contacts();
            stored.forEach(contact -> contact.keySet().removeAll(List.of("createdDate", "modifiedDate")));
            stored.get(contacts / 2).put("name", "Changed");

            SyncReport report = sync("cognipeer-contacts:sync?limit=" + chunk + "&baseUrl=" + server.baseUrl(), stored);

            assertCounts(report, 0, 1, contacts - 1, 0);
            int chunks = contacts / chunk;
            int pages = (contacts + cap - 1) / cap;
            assertThat(server.requestCount() - 1).isLessThanOrEqualTo(pages + chunks);
            assertThat(server.requestCount() - 1)
                    .as("exactly the pages of each chunk")
                    .isEqualTo((long) chunks * ((chunk + cap - 1) / cap));
        }
    }
}
