package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenConnectionTest {

    @RegisterExtension
    static final WireMockExtension WIRE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aRefusedConnectionWasNeverSentOn(Operation operation) throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        try (TestClient client = TestClient.of(URI.create("http://127.0.0.1:" + port + "/v1"))) {
            assertTransport(client.fail(operation), false);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aHostThatDoesNotExistWasNeverSentTo(Operation operation) {
        try (TestClient client = TestClient.of(URI.create("http://no-such-host.invalid/v1"))) {
            assertTransport(client.fail(operation), false);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aResetAfterTheRequestMayHaveBeenAppliedWhenItWrites(Operation operation) throws IOException {
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.reset();
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertTransport(client.fail(operation), operation.write);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void anEndInsteadOfAnAnswerMayHaveBeenAppliedWhenItWrites(Operation operation) throws IOException {
        try (RawServer server = RawServer.scripted(RawServer.Connection::readRequest);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertTransport(client.fail(operation), operation.write);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aBodyThatEndsEarlyMayHaveBeenAppliedWhenItWrites(Operation operation) throws IOException {
        try (RawServer server = RawServer.answeringOnce(
                        Answers.join(Answers.head("200 OK", "Content-Length: 100\r\n"), new byte[] {'{'}));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertTransport(client.fail(operation), operation.write);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultOfTheWireFailsTypedAndIsNotTriedAgain(Fault fault) {
        WIRE.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withFault(fault)));
        try (TestClient client = TestClient.of(URI.create(WIRE.baseUrl()))) {
            assertThat(client.fail(Operation.create))
                    .isInstanceOfAny(ContactsTransportException.class, ContactsServerException.class);
        }
        WIRE.verify(1, WireMock.anyRequestedFor(WireMock.anyUrl()));
    }

    private static void assertTransport(ContactsException failure, boolean maybeApplied) {
        assertThat(failure).isExactlyInstanceOf(ContactsTransportException.class);
        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.getErrorCode()).isNull();
        assertThat(failure.getRetryAfter()).isNull();
        assertThat(((ContactsTransportException) failure).isMaybeApplied()).isEqualTo(maybeApplied);
        assertThat(failure.getMessage().contains("may have been applied")).isEqualTo(maybeApplied);
    }
}
