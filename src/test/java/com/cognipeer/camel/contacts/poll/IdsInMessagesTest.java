package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsInMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"65f0c2a9e4b0a1b2c3d4e5f6", "crm-1", "a_b", "7"})
    void anIdIsShown(String id) {
        assertThat(SortKey.shown(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\r\n2026-03-02 INFO all is well", "\u001b[2J", "\u202eb", "a\u2028b", "ada@example.com"})
    void whatIsNoneIsNotShown(String id) {
        assertThat(SortKey.shown(id)).isEqualTo("(an id of " + id.length() + " characters that is not shown)");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000_000})
    void neitherIsOneWithoutAnEnd(int length) {
        assertThat(SortKey.shown("a".repeat(length))).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nforged", "\u001b[2J"})
    void aContactWithoutADateCannotForgeALineByItsId(String id) {
        assertThatThrownBy(() -> WalkOrder.OLDEST_FIRST.keyOf(new Contact(Map.of("_id", id)), 0))
                .hasMessageNotContaining(id)
                .hasMessageContaining("has no modifiedDate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nforged", "\u001b[2J"})
    void aContactOfAnotherWorkspaceCannotForgeALineByItsId(String id) {
        List<Contact> contacts =
                List.of(new Contact(Map.of("workspaceId", id)), new Contact(Map.of("workspaceId", id + "2")));
        ContactPage page = new ContactPage(contacts, 2, 1, 2);

        assertThatThrownBy(() -> PageCheck.workspace(page, null))
                .hasMessageStartingWith("belongs to the workspace")
                .hasMessageNotContaining(id);
    }
}
