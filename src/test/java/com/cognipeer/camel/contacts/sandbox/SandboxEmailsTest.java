package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox compares e-mails as it was told. */
class SandboxEmailsTest extends SandboxFixture {

    private void startWithAna(EmailComparison emails) {
        restart(ContactsSandbox.builder().emails(emails));
        client.create("{\"email\":\"Ana@x.test\",\"name\":\"Ana\"}");
    }

    @ParameterizedTest
    @EnumSource(EmailComparison.class)
    void everyServerFindsAnAddressAsItIsStored(EmailComparison emails) {
        startWithAna(emails);

        assertThat(client.get("email=Ana%40x.test").status()).isEqualTo(200);
        assertThat(client.names("{\"email\":\"Ana@x.test\"}", null)).containsExactly("Ana");
        assertThat(client.create("{\"email\":\"Ana@x.test\"}").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"IGNORE_CASE,200", "IGNORE_CASE_BUT_IN_FILTERS,200", "LETTER_BY_LETTER,404"})
    void getAndUpdateFindAnotherSpellingOrDoNot(EmailComparison emails, int status) {
        startWithAna(emails);

        assertThat(client.get("email=ana%40X.test").status()).isEqualTo(status);
        assertThat(client.update("{\"email\":\"ana@X.test\",\"data\":{\"phone\":\"+1\"}}")
                        .status())
                .isEqualTo(status);
        assertThat(sandbox.find("ana@X.test").isPresent()).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @CsvSource({"IGNORE_CASE,409", "IGNORE_CASE_BUT_IN_FILTERS,409", "LETTER_BY_LETTER,201"})
    void anotherSpellingIsTakenOrIsNot(EmailComparison emails, int status) {
        startWithAna(emails);

        assertThat(client.create("{\"email\":\"ana@x.test\"}").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'ana@X.test'}",
                "{'email':{'$eq':'ana@X.test'}}",
                "{'email':{'$in':['bo@x.test','ana@X.test']}}",
                "{'$or':[{'email':'ana@X.test'},{'name':'Bo'}]}"
            })
    void aFilterFindsAnotherSpellingOnlyWhereNothingRegardsCase(String filter) {
        startWithAna(EmailComparison.IGNORE_CASE);
        assertThat(client.names(filter.replace('\'', '"'), null)).containsExactly("Ana");

        startWithAna(EmailComparison.IGNORE_CASE_BUT_IN_FILTERS);
        assertThat(client.names(filter.replace('\'', '"'), null)).isEmpty();

        startWithAna(EmailComparison.LETTER_BY_LETTER);
        assertThat(client.names(filter.replace('\'', '"'), null)).isEmpty();
    }

    @Test
    void onlyEmailsAreComparedWithoutRegardToCase() {
        startWithAna(EmailComparison.IGNORE_CASE);

        assertThat(client.names("{\"name\":\"ana\"}", null)).isEmpty();
        assertThat(client.names("{\"email\":{\"$ne\":\"ana@x.test\"}}", null)).isEmpty();
        assertThat(client.names("{\"email\":{\"$regex\":\"^ANA\",\"$options\":\"i\"}}", null))
                .containsExactly("Ana");
    }

    @ParameterizedTest
    @EnumSource(EmailComparison.class)
    void anEmailIsShownAsItWasGiven(EmailComparison emails) {
        startWithAna(emails);

        assertThat(client.get("email=Ana%40x.test").data().get("email").textValue())
                .isEqualTo("Ana@x.test");
    }

    @ParameterizedTest
    @EnumSource(EmailComparison.class)
    void severalContactsMayHaveTheirEmailCleared(EmailComparison emails) {
        startWithAna(emails);
        client.create("{\"email\":\"bo@x.test\"}");

        var first = client.update("{\"email\":\"Ana@x.test\",\"data\":{\"email\":null}}");
        var second = client.update("{\"email\":\"bo@x.test\",\"data\":{\"email\":null}}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data().get("email").isNull()).isTrue();
        assertThat(client.get("email=bo%40x.test").status()).isEqualTo(404);
        assertThat(client.list("{\"filter\":{\"email\":null}}").data()).hasSize(2);
    }
}
