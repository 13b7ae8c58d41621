package com.cognipeer.camel.contacts.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.address.BareToken;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsBuilders;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsEndpointBuilder;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder writes a URI, so what holds for a token in a URI holds here. */
class TokensOfTypedEndpointsTest {

    private static final String TOKEN = "a&b%+c/=9";

    private final ContactsSandbox sandbox =
            ContactsSandbox.builder().token(TOKEN).hookId("hook-7").start();
    private final CamelContext camel = new DefaultCamelContext();
    private final CognipeerContactsConfiguration component = camel.getComponent(
                    "cognipeer-contacts", CognipeerContactsComponent.class)
            .getConfiguration();

    @BeforeEach
    void configure() {
        component.setBaseUrl(sandbox.baseUrl());
        component.setHookId("hook-7");
        camel.getPropertiesComponent().addInitialProperty("other.token", TOKEN);
        camel.getPropertiesComponent().addInitialProperty("bare.token", BareToken.TOKEN);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @Test
    void aTokenOfTheComponentIsTakenAsItIs() throws Exception {
        component.setToken(TOKEN);

        start(endpoint -> endpoint);

        assertListed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAW(" + TOKEN + ")", "RAW({{other.token}})"})
    void aTokenInRawIsTakenAsItIs(String token) throws Exception {
        start(endpoint -> endpoint.token(token));

        assertListed();
    }

    static List<String> bareTokens() {
        return List.of(BareToken.TOKEN, "{{bare.token}}");
    }

    @ParameterizedTest
    @MethodSource("bareTokens")
    void aBareTokenIsReadAsPartOfTheUriAndFailsTheStartWithTheWayOut(String token) {
        assertThatThrownBy(() -> start(endpoint -> endpoint.token(token)))
                .rootCause()
                .hasMessageContaining("wrap it in RAW(), as in token=RAW(...)")
                .hasMessageNotContaining("b%");
        assertThat(sandbox.requests()).isEmpty();
    }

    private void start(UnaryOperator<CognipeerContactsEndpointBuilder> options) throws Exception {
        camel.addRoutes(new ListingRoute(options));
        camel.start();
    }

    private void assertListed() {
        assertThat(camel.createProducerTemplate()
                        .request("direct:list", exchange -> {})
                        .getException())
                .isNull();
        assertThat(sandbox.requests()).singleElement().satisfies(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer " + TOKEN));
    }

    private static final class ListingRoute extends EndpointRouteBuilder implements CognipeerContactsBuilders {

        private final UnaryOperator<CognipeerContactsEndpointBuilder> options;

        private ListingRoute(UnaryOperator<CognipeerContactsEndpointBuilder> options) {
            this.options = options;
        }

        @Override
        public void configure() {
            from(direct("list")).to(options.apply(cognipeerContacts("list")));
        }
    }
}
