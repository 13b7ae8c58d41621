package com.cognipeer.camel.contacts.client.operation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.TestClient;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults of a server that is not ours. */
class RecoveryOnTheWireTest {

    private static final int MAX_RETRIES = 3;

    @RegisterExtension
    static final WireMockExtension WIRE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    static Stream<Arguments> faultsOfRepeatedOperations() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> EnumSet.complementOf(EnumSet.of(Operation.create)).stream()
                        .map(operation -> arguments(fault, operation)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfRepeatedOperations")
    void asManyFaultsAsThereAreRetriesAreOutlived(Fault fault, Operation operation) {
        for (int times = 1; times <= MAX_RETRIES; times++) {
            WIRE.resetAll();
            for (int request = 0; request <= times; request++) {
                WIRE.stubFor(any(anyUrl())
                        .inScenario("outage")
                        .whenScenarioStateIs(request == 0 ? Scenario.STARTED : "" + request)
                        .willReturn(request < times ? aResponse().withFault(fault) : okJson(operation.success))
                        .willSetStateTo("" + (request + 1)));
            }
            try (TestClient client = client()) {
                assertThat(client.succeed(operation).info().requestCount()).isEqualTo(times + 1);
            }
            WIRE.verify(times + 1, anyRequestedFor(anyUrl()));
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfRepeatedOperations")
    void aFaultThatStaysFailsTypedAfterTheLastRetry(Fault fault, Operation operation) {
        WIRE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        try (TestClient client = client()) {
            assertThat(client.fail(operation))
                    .isInstanceOfAny(ContactsTransportException.class, ContactsServerException.class)
                    .hasMessageContaining("given up after maxRetries=" + MAX_RETRIES);
        }
        WIRE.verify(MAX_RETRIES + 1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCreateIsSentOnceWhateverBecomesOfItsLookUps(Fault fault) {
        WIRE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        try (TestClient client = client()) {
            assertThat(client.fail(Operation.create))
                    .isInstanceOfAny(ContactsTransportException.class, ContactsServerException.class);
        }
        WIRE.verify(1, postRequestedFor(anyUrl()));
        WIRE.verify(MAX_RETRIES + 1, anyRequestedFor(anyUrl()));
    }

    private static TestClient client() {
        return TestClient.retrying(URI.create(WIRE.baseUrl()), TestClient.retries(MAX_RETRIES));
    }
}
