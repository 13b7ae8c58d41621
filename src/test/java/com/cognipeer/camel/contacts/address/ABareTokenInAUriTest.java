package com.cognipeer.camel.contacts.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Properties;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that an ampersand cuts in two fails with the way out, and no part of it is repeated. */
class ABareTokenInAUriTest {

    private static final String REMEDY = "Set the token on the component (camel.component.cognipeer-contacts.token), or"
            + " wrap it in RAW(), as in token=RAW(...)";

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
        sandbox.close();
    }

    static List<String> tokens() {
        return List.of(
                BareToken.TOKEN,
                "pat_1&canary",
                "pat_1&canary2=9",
                "pat_1&canary-=9",
                "pat_1&&canary",
                "pat_1&limit=2&canary",
                "pat_1&canary=x",
                "pat_1&canary==",
                "pat_1&canary=2&limit=3",
                "RAW(pat_1)&canary)",
                "RAW(pat_1)&canary=x)",
                "RAW{pat_1}&canary}",
                "RAW(pat_1)canary)&canary");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void ofAProducer(String token) {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to(list("token={{secret}}"));
                    }
                },
                token);

        assertThatItIsRefused(failure);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void ofAConsumer(String token) {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(list("token={{secret}}")).to("log:contacts");
                    }
                },
                token);

        assertThatItIsRefused(failure);
    }

    @Test
    void aPlusSignBecomesASpace() {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to(list("token={{secret}}"));
                    }
                },
                "pat_canary+canary");

        assertThat(failure).rootCause().hasMessageContaining("wrap it in RAW(), where a bare '+' is a space");
        assertThat(stackTraceOf(failure)).doesNotContain("canary");
    }

    @Test
    void writtenIntoTheRoute() {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to(list("token=" + BareToken.TOKEN));
                    }
                },
                "");

        assertThatItIsRefused(failure);
    }

    @Test
    void ofAMessage() {
        camel.start();

        Throwable failure =
                catchThrowable(() -> camel.createProducerTemplate().sendBody(list("token=" + BareToken.TOKEN), null));

        assertThatItIsRefused(failure);
    }

    @Test
    void anOptionThatIsMisspeltIsNamedWithoutItsValue() {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to(list("onNotFound2=canary&token=RAW({{secret}})"));
                    }
                },
                "pat_1&canary");

        // Camel's own words around it repeat the route.
        assertThat(failure)
                .rootCause()
                .hasMessageContaining("'onNotFound2' is no option: correct it to 'onNotFound', or take it out")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessToken=canary",
                "tokens=canary",
                "pat=pat_canary",
                "baseUrl=http://u:x&canary=1@127.0.0.1/v1",
                "emial=canary@x.test"
            })
    void underAnyOtherNameATokenAnAddressAndAPasswordAreNotShownEither(String options) {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to("cognipeer-contacts:list?{{secret}}");
                    }
                },
                options);

        assertThat(failure).rootCause().hasMessageContaining("look for an option that is misspelt");
        assertThat(stackTraceOf(failure)).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RAW(pat_1&canary",
                "RAW{pat_1&canary=x",
                "RAW(pat_1&canary==",
                "RAW(pat_1&canary&limit=3",
                "RAW(pat_1&canary=x&limit=3",
                "RAW(pat_1&canary}"
            })
    void inARawThatIsNotClosed(String token) {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to(list("token={{secret}}"));
                    }
                },
                token);

        assertThat(stackTraceOf(failure)).contains("token").doesNotContain("canary");
    }

    @Test
    void anOptionThatIsMisspeltIsStillNamedByCamelWhereTheTokenIsNotBare() {
        for (String token : new String[] {"", "&token=RAW({{secret}})"}) {
            Throwable failure = start(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:contacts").to(list("onNotFound2=empty" + token));
                        }
                    },
                    "pat_1&canary");

            assertThat(failure)
                    .rootCause()
                    .isInstanceOf(ResolveEndpointFailedException.class)
                    .hasMessageContaining("onNotFound2")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void optionsMayBeWrittenWithDashes() {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:contacts").to(list("token=" + sandbox.token() + "&max-retries=1"));
                    }
                },
                "");

        assertThat(failure).isNull();
    }

    @Test
    void optionsOfTheSchedulerAreKnown() {
        Throwable failure = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(list("token=" + sandbox.token() + "&scheduler=spring&scheduler.cron=x"))
                                .to("log:contacts");
                    }
                },
                "");

        assertThat(stackTraceOf(failure)).doesNotContain(REMEDY);
    }

    private String list(String options) {
        return "cognipeer-contacts:list?baseUrl=" + sandbox.baseUrl() + "&" + options;
    }

    private Throwable start(RoutesBuilder routes, String secret) {
        Properties properties = new Properties();
        properties.setProperty("secret", secret);
        camel.getPropertiesComponent().setInitialProperties(properties);
        return catchThrowable(() -> {
            camel.addRoutes(routes);
            camel.start();
        });
    }

    private void assertThatItIsRefused(Throwable failure) {
        assertThat(failure)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The URI of 'cognipeer-contacts:list' has ")
                .hasMessageContaining(REMEDY);
        assertThat(stackTraceOf(failure)).doesNotContain("canary", "b%", "c/", "b/");
        assertThat(sandbox.requestCount()).isZero();
    }

    private static String stackTraceOf(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
