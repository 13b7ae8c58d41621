package com.cognipeer.camel.contacts.consumer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proxy before the sandbox, which breaks every page after the first. */
class FaultsOnTheWireWhileConsumingTest extends PolledRouteTest {

    private static final String[] ALL = {"1", "2", "3", "4", "5"};
    private static final String[] THE_REST = {"2", "3", "4", "5"};

    /** What is asked before, and about the server, has another limit or no filter. */
    private static final String LATER = "\"limit\":2,\"filter\":{\"";

    @RegisterExtension
    static final WireMockExtension PROXY = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    static Stream<Arguments> faults() {
        return Stream.of("snapshot", "changes")
                .flatMap(mode -> Arrays.stream(Fault.values()).map(fault -> arguments(mode, fault)));
    }

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setBaseUrl(PROXY.baseUrl() + "/v1");
    }

    @BeforeEach
    void storeContacts() {
        PROXY.stubFor(
                any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom("http://127.0.0.1:" + sandbox.port())));
        insert(ALL);
        clock.goOnBy(TEN_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPageThatBreaksForEverFailsThePollAndALaterOneGoesOnThere(String mode, Fault fault) throws Exception {
        consume("mode=" + mode + "&stateKey=mine&limit=2&maxRetries=1&retryDelay=1");
        StubMapping broken = PROXY.stubFor(laterPage().willReturn(aResponse().withFault(fault)));

        Poll failed = poll();
        assertThat(failed.failure()).isInstanceOf(ContactsException.class).hasMessageStartingWith("list failed");
        assertThat(failed.names()).containsExactly("1");
        assertThat(positions.value()).contains(idOf("1")).doesNotContain(idOf("2"));

        PROXY.removeStub(broken);
        assertThat(poll().names()).containsExactly(THE_REST);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPageThatBreaksThreeTimesIsAskedForAgainAndThePollDoesNotFail(String mode, Fault fault) throws Exception {
        consume("mode=" + mode + "&stateKey=mine&limit=2&maxRetries=3&retryDelay=1");
        for (int time = 0; time < 3; time++) {
            PROXY.stubFor(laterPage()
                    .inScenario("outage")
                    .whenScenarioStateIs(time == 0 ? Scenario.STARTED : "" + time)
                    .willReturn(aResponse().withFault(fault))
                    .willSetStateTo("" + (time + 1)));
        }

        Poll poll = poll();

        assertThat(poll.failure()).isNull();
        assertThat(poll.names()).containsExactly(ALL);
        PROXY.verify(
                mode.equals("snapshot") ? 2 + 3 : 4 + 3,
                WireMock.postRequestedFor(anyUrl()).withRequestBody(containing(LATER)));
    }

    private static MappingBuilder laterPage() {
        return post(anyUrl()).atPriority(1).withRequestBody(containing(LATER));
    }
}
