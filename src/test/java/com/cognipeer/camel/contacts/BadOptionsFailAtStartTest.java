package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadOptionsFailAtStartTest {

    private static final String TOKEN = "token=pat_x";

    private final ContactsSandbox sandbox = ContactsSandbox.start();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    static Stream<Arguments> producers() {
        return Stream.of(
                arguments(
                        "list",
                        "Option 'token' is missing: set it on the component"
                                + " (camel.component.cognipeer-contacts.token) or on the endpoint (token=RAW(...));"
                                + " in Java code, call getConfiguration().setToken of the component"),
                arguments("list?token=abc", "Option 'hookId' is missing: set it on the component"),
                arguments(
                        "list?token=abc",
                        "call getConfiguration().setHookId of the component; only a token that starts with pat_ goes"
                                + " without"),
                arguments(
                        "list?token=RAW(pat_a b)",
                        "Option 'token' holds a character that cannot be sent in a header, at place 6 of 7"),
                arguments("list?token=pat_x&hookId=a%20b", "Option 'hookId' holds a character"),
                arguments("remove?" + TOKEN, "unknown operation 'remove', must be one of create, get, update, list"),
                arguments("list?baseUrl=ftp://x&" + TOKEN, "Option 'baseUrl' must be an http or https URL"),
                arguments("list?baseUrl=localhost:1&" + TOKEN, "Option 'baseUrl' must be an http or https URL"),
                arguments("list?baseUrl=http://u:p@h&" + TOKEN, "Option 'baseUrl' must be an http or https URL"),
                arguments("list?baseUrl=RAW(http://h?a=b)&" + TOKEN, "Option 'baseUrl' must be an http or https URL"),
                arguments("list?baseUrl=RAW(http:// h)&" + TOKEN, "Option 'baseUrl' must be an http or https URL"),
                arguments("list?limit=0&" + TOKEN, "Option 'limit' must be 1 or more, not 0"),
                arguments("list?page=0&" + TOKEN, "Option 'page' must be 1 or more, not 0"),
                arguments("list?page=2&fetchAll=true&" + TOKEN, "Options 'fetchAll' and 'page' exclude each other"),
                arguments(
                        "list?filter=RAW({\"a\":})&" + TOKEN,
                        "Option 'filter': not well-formed JSON: line 1, column 6"),
                arguments("list?filter=[1]&" + TOKEN, "Option 'filter': must be a single JSON object"),
                arguments("list?sort=name&" + TOKEN, "Option 'sort': entry 1 is not of the form"),
                arguments("list?sort=a:1,a:-1&" + TOKEN, "entry 2 names a field for the second time"),
                arguments("get?email=%20&" + TOKEN, "Option 'email' is blank"),
                arguments("list?connectTimeout=0&" + TOKEN, "Option 'connectTimeout' must be 1 ms or more, not 0"),
                arguments("list?requestTimeout=-1&" + TOKEN, "Option 'requestTimeout' must be 1 ms or more, not -1"),
                arguments("list?totalTimeout=0&" + TOKEN, "Option 'totalTimeout' must be 1 ms or more, not 0"),
                arguments("list?maxRetries=-1&" + TOKEN, "Option 'maxRetries' must be 0 or more, not -1"),
                arguments("list?retryDelay=-1&" + TOKEN, "Option 'retryDelay' must be between 0 ms and a day, not -1"),
                arguments(
                        "list?retryDelay=2s&maxRetryDelay=1s&" + TOKEN,
                        "Option 'maxRetryDelay' must not be shorter than retryDelay=2000 ms, as 1000 ms is"),
                arguments(
                        "list?maxRetryAfter=25h&" + TOKEN,
                        "Option 'maxRetryAfter' must be between 0 ms and a day, not 90000000"),
                arguments("list?requestsPerMinute=-1&" + TOKEN, "Option 'requestsPerMinute' must be 0 or more, not -1"),
                arguments(
                        "list?baseUrl=http://127.0.0.1:99999/v1&" + TOKEN,
                        "Option 'baseUrl' must be an http or https URL"),
                arguments(
                        "list?maxResponseSize=0&" + TOKEN,
                        "Option 'maxResponseSize' must be a number of bytes of 1 or more"),
                arguments("create?dryRun=true&" + TOKEN, "Option 'dryRun' has no meaning for create"),
                arguments("update?dryRun=true&" + TOKEN, "which would write all the same"),
                arguments("sync?parallelism=0&" + TOKEN, "Option 'parallelism' must be 1 or more, not 0"),
                arguments("list?proxyHost=p&" + TOKEN, "Options 'proxyHost' and 'proxyPort' belong together"),
                arguments("list?proxyHost=p&proxyPort=0&" + TOKEN, "Option 'proxyPort' must be between 1 and 65535"),
                arguments("list?proxyHost=RAW(a b)&proxyPort=1&" + TOKEN, "Host name must not contain blanks"),
                arguments("list?fetchEvery=true&" + TOKEN, "look for an option that is misspelt"),
                arguments("list?fetchALl2=true&" + TOKEN, "look for an option that is misspelt"));
    }

    @ParameterizedTest
    @MethodSource("producers")
    void aProducerThatCannotWorkDoesNotStart(String path, String told) {
        assertThat(startFailure(from -> from.from("direct:a").to("cognipeer-contacts:" + path)))
                .hasStackTraceContaining(told);
    }

    static Stream<Arguments> consumers() {
        return Stream.of(
                arguments("create", "cognipeer-contacts:create cannot consume: only cognipeer-contacts:list can"),
                arguments("get", "cognipeer-contacts:get cannot consume"),
                arguments("update", "cognipeer-contacts:update cannot consume"),
                arguments("list?fetchAll=true", "Options [fetchAll] have no meaning for a consumer"),
                arguments("list?email=a@b&page=2", "Options [email, page] have no meaning for a consumer"),
                arguments("list?greedy=true", "Option 'greedy' would start one walk over all contacts after another"),
                arguments("list?limit=0", "Option 'limit' must be 1 or more"),
                arguments("list?delay=-5", "Option 'delay' must be 0 or more, not -5"),
                arguments("list?sort=a", "Option 'sort': entry 1"),
                arguments("list?filter=x", "Option 'filter': not well-formed JSON"),
                arguments(
                        "list?mode=changes&sort=name:1",
                        "Options [sort] have no meaning with mode=changes: take them out, or choose the other mode"),
                arguments(
                        "list?lookback=5s&startFrom=now",
                        "Options [startFrom, lookback] have no meaning with mode=snapshot: take them out, or choose"),
                arguments("list?startFrom=2026-01-31T08:00:00Z", "Options [startFrom] have no meaning with"),
                arguments(
                        "list?sort=name:1&stateKey=mine",
                        "Options [stateKey] have no meaning with mode=snapshot and a sort of its own, which has no"
                                + " position to go on from: take them or the sort out"),
                arguments(
                        "list?mode=changes&startFrom=yesterday",
                        "Option 'startFrom' must be beginning, now, or an instant such as 2026-01-31T08:00:00Z; reading"
                                + " failed at place 1"),
                arguments("list?mode=changes&startFrom=2026-01-31", "reading failed at place 11"),
                arguments("list?mode=changes&lookback=-1", "Option 'lookback' must be 0 ms or more, not -1"),
                arguments(
                        "list?maxMessagesPerPoll=-1",
                        "Option 'maxMessagesPerPoll' must be 0 (no limit) or more, not -1"),
                arguments(
                        "list?detectDeletions=true&sort=name:1",
                        "Options 'detectDeletions' and 'sort' exclude each other: a sort of one's own walks by page"
                                + " numbers, which do not show that a contact is gone. Take one of them out"),
                arguments(
                        "list?mode=changes&detectDeletions=true&reconcileInterval=0",
                        "Option 'reconcileInterval' must be 1 ms or more, such as 24h, not 0"),
                arguments(
                        "list?mode=changes&detectDeletions=true&reconcileInterval=-5",
                        "Option 'reconcileInterval' must be 1 ms or more, such as 24h, not -5"),
                arguments(
                        "list?detectDeletions=true&reconcileInterval=1h",
                        "Options [reconcileInterval] have no meaning with mode=snapshot: take them out, or choose"),
                arguments(
                        "list?mode=changes&reconcileInterval=1h&maxDeletions=5",
                        "Options [reconcileInterval, maxDeletions] have no meaning without detectDeletions: take them"
                                + " out, or set detectDeletions=true"),
                arguments("list?skipOwnWrites=true", "Options [skipOwnWrites] have no meaning with mode=snapshot"),
                arguments("list?mode=changes&ownWrites=true", "Options [ownWrites] have no meaning for a consumer"),
                arguments("list?maxDeletions=100%25", "Options [maxDeletions] have no meaning without detectDeletions"),
                arguments(
                        "list?detectDeletions=true&maxDeletions=some",
                        "Option 'maxDeletions' must be a number such as 25, or a share such as 10%"),
                arguments("list?detectDeletions=true&maxDeletions=", "Option 'maxDeletions' must be a number"),
                arguments("list?detectDeletions=true&maxDeletions=-1", "Option 'maxDeletions' must be a number"),
                arguments("list?detectDeletions=true&maxDeletions=2.5", "Option 'maxDeletions' must be a number"),
                arguments(
                        "list?detectDeletions=true&maxDeletions=101%25",
                        "Option 'maxDeletions' must be 100% at the most"),
                arguments("list?detectDeletions=true&maxDeletions=-1%25", "Option 'maxDeletions' must be a number"),
                arguments("list?detectDeletions=perhaps", "detectDeletions"),
                arguments("list?stateKey=%20", "Option 'stateKey' is blank: give it a value or leave it out"),
                arguments("list?mode=deltas", "mode"),
                arguments("list?mode=deltas", "deltas"),
                arguments("list?onFailure=retry", "onFailure"),
                arguments("list?stateRepository=#none", "none"));
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void aConsumerThatCannotWorkDoesNotStart(String path, String told) {
        String uri = "cognipeer-contacts:" + path + (path.contains("?") ? "&" : "?") + TOKEN + "&baseUrl="
                + sandbox.baseUrl();

        assertThat(startFailure(from -> from.from(uri).to("mock:a"))).hasStackTraceContaining(told);
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aLineBreakInTheTokenCannotForgeAHeader() {
        CognipeerContactsConfiguration configuration = new CognipeerContactsConfiguration();
        configuration.setToken("pat_x\r\nx-forged: 1");

        assertThat(catchThrowable(() -> {
                    try (DefaultCamelContext camel = new DefaultCamelContext()) {
                        camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                                .setConfiguration(configuration);
                        camel.addRoutes(route(from -> from.from("direct:a").to("cognipeer-contacts:list")));
                        camel.start();
                    }
                }))
                .hasStackTraceContaining(
                        "Option 'token' holds a character that cannot be sent in a header, at place 6");
    }

    @Test
    void aMissingTokenFailsAConsumerTheSameWay() {
        assertThat(startFailure(from -> from.from("cognipeer-contacts:list").to("mock:a")))
                .hasStackTraceContaining("Option 'token' is missing");
    }

    @Test
    void aLazyProducerFailsWithItsFirstMessage() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(route(from -> from.from("direct:a").to("cognipeer-contacts:list?lazyStartProducer=true")));
            camel.start();

            assertThat(camel.createProducerTemplate().send("direct:a", e -> {}).getException())
                    .hasStackTraceContaining("Option 'token' is missing");
        }
    }

    @Test
    void anEmptyHookIdIsNoneForAPersonalToken() {
        assertThat(startFailure(from -> from.from("direct:a").to("cognipeer-contacts:list?hookId=&" + TOKEN)))
                .isNull();
    }

    @Test
    void theTokenIsNotQuotedByARefusal() {
        assertThat(startFailure(from -> from.from("direct:a").to("cognipeer-contacts:list?token=RAW(canary token)")))
                .satisfies(failure -> assertThat(stackTraceOf(failure)).doesNotContain("canary"));
    }

    @Test
    void theDefaultAddressIsTheVendors() {
        assertThat(new CognipeerContactsConfiguration().getBaseUrl()).isEqualTo("https://api.cognipeer.com/v1");
    }

    private static Throwable startFailure(RouteOf route) {
        return catchThrowable(() -> {
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                camel.addRoutes(route(route));
                camel.start();
            }
        });
    }

    private static String stackTraceOf(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static RouteBuilder route(RouteOf route) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                route.define(this);
            }
        };
    }

    @FunctionalInterface
    private interface RouteOf {
        void define(RouteBuilder from);
    }
}
