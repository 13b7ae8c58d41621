package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.address.BareToken;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways a Kamelet gets a token with every character that a URI would take for its own. */
class CredentialsTest extends SandboxKameletTest {

    private static final String TOKEN = "a&b%+c/=9";
    private static final String LIST = "cognipeer-contacts-list-action";

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().token(TOKEN).hookId("hook-1").start().seedContacts(3);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                way("on the component", run -> run.set(KameletRun.TOKEN, TOKEN)
                        .set("camel.component.cognipeer-contacts.hook-id", "hook-1")
                        .through(LIST)),
                way("as properties of the Kamelet", run -> run.set("camel.kamelet." + LIST + ".token", TOKEN)
                        .set("camel.kamelet." + LIST + ".hookId", "hook-1")
                        .through(LIST)),
                way("in RAW()", run -> run.through(LIST + "?hookId=hook-1&token=RAW(" + TOKEN + ")")),
                way("in RAW() with a placeholder", run -> run.set("secret", TOKEN)
                        .through(LIST + "?hookId=hook-1&token=RAW({{secret}})")),
                way("in RAW() in YAML parameters", run -> run.yaml(routeWith("RAW(" + TOKEN + ")"))),
                way("in RAW() in YAML parameters with a placeholder", run -> run.set("secret", TOKEN)
                        .yaml(routeWith("RAW({{secret}})"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void theTokenArrivesAsItIs(String way, UnaryOperator<KameletRun> configured) throws Exception {
        try (KameletRun run = configured.apply(KameletRun.withoutToken(sandbox)).start()) {
            run.send(null);

            assertThat(sandbox.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer " + TOKEN);
        }
    }

    @Test
    void theKameletGoesBeforeTheComponent() throws Exception {
        try (KameletRun run = KameletRun.withoutToken(sandbox)
                .set(KameletRun.TOKEN, "pat_other")
                .through(LIST + "?hookId=hook-1&token=RAW(" + TOKEN + ")")
                .start()) {
            run.send(null);

            assertThat(sandbox.answers()).hasSize(1).allMatch(answer -> answer.status() == 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cognipeer-contacts-create-sink",
                "cognipeer-contacts-get-action",
                "cognipeer-contacts-list-action",
                "cognipeer-contacts-sync-sink",
                "cognipeer-contacts-upsert-sink"
            })
    void withoutATokenTheStartFailsAndNamesThePlaces(String kamelet) {
        assertThatThrownBy(
                        () -> KameletRun.withoutToken(sandbox).through(kamelet).start())
                .rootCause()
                .hasMessage("Option 'token' is missing: set it on the component"
                        + " (camel.component.cognipeer-contacts.token) or on the endpoint (token=RAW(...));"
                        + " in Java code, call getConfiguration().setToken of the component");
    }

    @Test
    void withoutATokenTheSourceFailsTheStartAsWell() {
        assertThatThrownBy(() -> KameletRun.withoutToken(sandbox)
                        .from("cognipeer-contacts-source")
                        .start())
                .hasMessageContaining("camel.component.cognipeer-contacts.token");
    }

    @Test
    void aBareTokenWithAnAmpersandFailsTheStartOfTheSource() {
        assertThatThrownBy(() -> KameletRun.withoutToken(sandbox)
                        .from("cognipeer-contacts-source?hookId=hook-1&token=" + BareToken.TOKEN)
                        .start())
                .satisfies(CredentialsTest::namesTheRemedyAndNoPartOfTheToken);
    }

    static List<String> bareForms() {
        return List.of(
                "- route: {from: {uri: 'direct:in', steps: [{to: 'kamelet:" + LIST + "?hookId=hook-1&token="
                        + BareToken.TOKEN + "'}]}}",
                routeWith(BareToken.TOKEN),
                routeWith("{{secret}}"));
    }

    @ParameterizedTest
    @MethodSource("bareForms")
    void aBareTokenWithAnAmpersandFailsTheStartWhereverItStands(String yaml) {
        assertThatThrownBy(() -> KameletRun.withoutToken(sandbox)
                        .set("secret", BareToken.TOKEN)
                        .yaml(yaml)
                        .start())
                .satisfies(CredentialsTest::namesTheRemedyAndNoPartOfTheToken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%+c/=9", "a%41", "a+c", "a=b=c", "a/c?d"})
    void aBareTokenWithoutAnAmpersandArrivesAsItIs(String token) throws Exception {
        try (KameletRun run = KameletRun.withoutToken(sandbox)
                .through(LIST + "?hookId=hook-1&token=" + token)
                .start()) {
            assertThatThrownBy(() -> run.send(null)).isInstanceOf(ContactsAuthorizationException.class);

            assertThat(sandbox.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer " + token);
        }
    }

    @Test
    void aRefusedTokenIsToldWithTheRemedy() throws Exception {
        try (KameletRun run = KameletRun.withoutToken(sandbox)
                .through(LIST + "?hookId=hook-1&token=pat_secret&restofit")
                .start()) {
            assertThatThrownBy(() -> run.send(null))
                    .isInstanceOf(ContactsAuthorizationException.class)
                    .hasMessageEndingWith("; check the options token and hookId: a token with characters such as & or %"
                            + " must be set on the component, or stand in RAW()")
                    .hasMessageNotContaining("pat_secret");
        }
    }

    @Test
    void aRefusedTokenOfTheSourceIsKnownByItsLastFailure() throws Exception {
        try (KameletRun run = KameletRun.withoutToken(sandbox)
                .from("cognipeer-contacts-source?hookId=hook-1&token=pat_secret")
                .start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> run.consumer().getLastFailureMessage() != null);

            assertThat(run.consumer().getLastFailureMessage()).contains("stand in RAW()");
        }
    }

    private static void namesTheRemedyAndNoPartOfTheToken(Throwable failure) {
        StringBuilder told = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told.append(cause).append('\n');
        }
        assertThat(told)
                .contains("wrap the token in RAW(), or set it on the component"
                        + " (camel.component.cognipeer-contacts.token)")
                .doesNotContain("b%", "c/=9", "a&b");
    }

    private static String routeWith(String token) {
        return """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to:
                            uri: kamelet:cognipeer-contacts-list-action
                            parameters:
                              hookId: hook-1
                              token: '%s'
                """.formatted(token);
    }

    private static Arguments way(String name, UnaryOperator<KameletRun> configured) {
        return Arguments.of(name, configured);
    }
}
