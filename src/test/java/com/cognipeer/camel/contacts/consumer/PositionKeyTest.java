package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactFilter;
import org.junit.jupiter.api.Test;

/** Repositories hold positions under these names, so that a later version must make the same ones. */
class PositionKeyTest {

    private static final String URL = "https://api.cognipeer.com/v1";

    @Test
    void theNameOfAPositionIsTheOneOfEarlierVersions() {
        assertThat(PositionKey.of(URL, null, "changes", ContactFilter.ALL))
                .isEqualTo("cognipeer-contacts-changes-3625be2627929eab01f55f41");
    }

    @Test
    void theOrderOfFieldsInTheFilterMakesNoOtherName() {
        ContactFilter filter =
                ContactFilter.parse("{\"properties.plan\": {\"$in\": [\"gold\", \"silver\"]}, \"name\": \"Ada\"}");

        assertThat(PositionKey.of(URL, "crm-hook", "snapshot", filter))
                .isEqualTo("cognipeer-contacts-snapshot-b0f6dd763dbf787c3e7c3ff3");
    }

    @Test
    void slashesBehindTheBaseUrlMakeNoOtherName() {
        assertThat(PositionKey.of(" " + URL + "// ", null, "changes", ContactFilter.ALL))
                .isEqualTo(PositionKey.of(URL, null, "changes", ContactFilter.ALL));
    }
}
