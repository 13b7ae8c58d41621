package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel fills a placeholder of a Kamelet that has no value from any property or environment variable of its name. */
class AmbientPropertiesTest extends SandboxKameletTest {

    private static final String LIST = "cognipeer-contacts-list-action";
    private static final String EVERYTHING = "{\"page\":1,\"limit\":10,\"filter\":{}}";

    @ParameterizedTest
    @CsvSource({"token, pat_of_somebody_else", "hookId, other", "baseUrl, http://127.0.0.1:1/v1"})
    void whatTheApplicationCallsTheSameIsNoCredential(String name, String value) throws Exception {
        try (KameletRun run =
                KameletRun.against(sandbox).set(name, value).through(LIST).start()) {
            run.send(null);

            assertThat(sandbox.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("Authorization")).isEqualTo("Bearer " + sandbox.token());
                assertThat(request.header("x-hook-id")).isNull();
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"filter | {\"name\":\"x\"}", "sort | name:1", "limit | 3", "page | 9", "fetchAll | true"})
    void norIsItAChoiceOfContacts(String name, String value) throws Exception {
        try (KameletRun run =
                KameletRun.against(sandbox).set(name, value).through(LIST).start()) {
            run.send(null);

            assertThat(bodies()).containsExactly(EVERYTHING);
        }
    }

    @Test
    void whatIsGivenToTheKameletCountsAlsoWhereTheApplicationSaysTheSame() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("limit", "3")
                .through(LIST + "?limit=3")
                .start()) {
            run.send(null);

            assertThat(bodies()).containsExactly("{\"page\":1,\"limit\":3,\"filter\":{}}");
        }
    }

    @Test
    void anEndpointOfARouteIsLeftAlone() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("limit", "3")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").to("cognipeer-contacts:list?limit={{limit}}");
                    }
                })
                .start()) {
            run.send(null, Map.of());

            assertThat(bodies()).containsExactly("{\"page\":1,\"limit\":3,\"filter\":{}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hookId", "hook-id"})
    void whatIsGivenByPropertiesOfTheKameletCountsInEitherSpelling(String name) throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("camel.kamelet." + LIST + "." + name, "hook-1")
                .through(LIST)
                .start()) {
            run.send(null);

            assertThat(sandbox.requests().get(0).header("x-hook-id")).isEqualTo("hook-1");
        }
    }

    @Test
    void whatAKameletFixesStaysFixed() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("limit", "3")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        routeTemplate("cognipeer-contacts-of-mine-action")
                                .from("kamelet:source")
                                .to("cognipeer-contacts:list?limit=5");
                        from("direct:in").to("kamelet:cognipeer-contacts-of-mine-action");
                    }
                })
                .start()) {
            run.send(null);

            assertThat(bodies()).containsExactly("{\"page\":1,\"limit\":5,\"filter\":{}}");
        }
    }

    @Test
    void aKameletOfSomebodyElseIsLeftAlone() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("limit", "3")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        routeTemplate("my-contacts-action")
                                .templateOptionalParameter("odd/name")
                                .from("kamelet:source")
                                .to("cognipeer-contacts:list?limit={{?limit}}");
                        from("direct:in").to("kamelet:my-contacts-action?odd/name=1");
                    }
                })
                .start()) {
            run.send(null, Map.of());

            assertThat(bodies()).containsExactly("{\"page\":1,\"limit\":3,\"filter\":{}}");
        }
    }
}
