package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would break out of a header is refused at the start, wherever it was configured, and is not repeated. */
class CredentialsThatCannotTravelTest {

    private static final String PLACE = "' holds a character that cannot be sent in a header, at place 12 of 18";

    private final ContactsSandbox sandbox = ContactsSandbox.start();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {'\r', '\n', 0, '\t', ' ', 0x1b, 0x7f, 0x85, 0xa0, 0xe9, 0x10a, 0x10d, 0x2028, 0xff0d})
    void asAnOptionOfTheComponent(int character) {
        assertThatNothingIsToldOf(character, "token", start(camel -> component(camel)
                .getConfiguration()
                .setToken(broken(character))));
        assertThatNothingIsToldOf(character, "hookId", start(camel -> component(camel)
                .getConfiguration()
                .setHookId(broken(character))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0D", "%0A", "%00", "%0D%0A", "%C3%A9", "%C4%8A"})
    void inAUri(String encoded) {
        String value = "pat_canary-" + encoded + "canary";

        assertThat(stackTraceOf(start(camel -> {}, "&token=" + value)))
                .contains("Option 'token' holds a character that cannot be sent in a header, at place 12 of 1")
                .doesNotContain("canary");
        // not a secret of Camel's, so that its own words repeat the URI; nothing of ours does
        assertThat(rootOf(start(camel -> {}, "&hookId=" + value)))
                .hasMessageContaining("Option 'hookId' holds a character that cannot be sent in a header, at place 12")
                .hasMessageNotContaining("canary");
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xe9, 0x10a, 0xff0d})
    void byAPlaceholderInAUri(int character) {
        for (String option : new String[] {"token", "hookId"}) {
            Throwable failure = start(
                    camel -> camel.getPropertiesComponent().setInitialProperties(secret(character)),
                    "&" + option + "=RAW({{secret}})");

            assertThat(rootOf(failure))
                    .hasMessageContaining("Option '" + option + PLACE)
                    .hasMessageNotContaining("canary");
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    /** Camel reads the URI before the component is asked, and repeats it: one more reason to keep the token off URIs. */
    @ParameterizedTest
    @ValueSource(ints = {'\r', '\n', 0, 0xa0})
    void aControlCharacterOrSpaceByAPlaceholderMakesNoUri(int character) {
        Throwable failure = start(
                camel -> camel.getPropertiesComponent().setInitialProperties(secret(character)),
                "&token=RAW({{secret}})");

        assertThat(rootOf(failure)).isInstanceOf(URISyntaxException.class);
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', 0, 0xe9, 0x10a})
    void byAPropertyOfAnApplication(int character) {
        Throwable failure = catchThrowable(() -> {
            Main main = new Main();
            main.addInitialProperty("camel.component.cognipeer-contacts.token", broken(character));
            main.addInitialProperty("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
            main.configure().addRoutesBuilder(route("cognipeer-contacts:list?limit=1"));
            try {
                main.start();
            } finally {
                main.stop();
            }
        });

        assertThatNothingIsToldOf(character, "token", failure);
    }

    private void assertThatNothingIsToldOf(int character, String option, Throwable failure) {
        assertThat(stackTraceOf(failure))
                .as("character %s", character)
                .contains("Option '" + option + PLACE)
                .doesNotContain("canary");
        assertThat(sandbox.requestCount()).isZero();
    }

    private static String broken(int character) {
        return "pat_canary-" + (char) character + "canary";
    }

    private static Properties secret(int character) {
        Properties properties = new Properties();
        properties.setProperty("secret", broken(character));
        return properties;
    }

    private Throwable start(Preparation preparation) {
        return start(preparation, "");
    }

    /** Starts a route whose producer would poll the sandbox at once, and gives back what that failed with. */
    private Throwable start(Preparation preparation, String options) {
        return catchThrowable(() -> {
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                component(camel).getConfiguration().setToken(sandbox.token());
                component(camel).getConfiguration().setBaseUrl(sandbox.baseUrl());
                preparation.prepare(camel);
                camel.addRoutes(route("cognipeer-contacts:list?initialDelay=0" + options));
                camel.start();
            }
        });
    }

    private static RouteBuilder route(String from) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to("mock:consumed");
            }
        };
    }

    private static CognipeerContactsComponent component(DefaultCamelContext camel) {
        return camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
    }

    private static Throwable rootOf(Throwable failure) {
        assertThat(failure).isNotNull();
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private static String stackTraceOf(Throwable failure) {
        assertThat(failure).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @FunctionalInterface
    private interface Preparation {
        void prepare(DefaultCamelContext camel);
    }
}
