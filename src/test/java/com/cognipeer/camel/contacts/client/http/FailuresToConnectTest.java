package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.KeyStores;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that cannot be made is told in a sentence, with the option that may be wrong, and nothing was sent. */
class FailuresToConnectTest {

    private static final Duration CONNECT = Duration.ofMillis(300);
    private static final String SCHEME = ": check scheme and port in the option baseUrl; a port without TLS needs http";
    private static final String PROXY = ": check the options proxyHost and proxyPort";
    private static final String HOST = ": check the host and port in the option baseUrl";
    private static final URI BEHIND_PROXY = URI.create("https://api.invalid/v1");

    @TempDir
    static Path folder;

    private static SSLContext right;
    private static SSLContext wrongHost;

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = KeyStores.selfSigned(folder, "right", "dns:localhost,ip:127.0.0.1");
        wrongHost = KeyStores.selfSigned(folder, "wrong", "dns:elsewhere.example");
    }

    @Test
    void aPortThatAcceptsAndStaysSilentInTheHandshake() throws IOException {
        try (RawServer silent = RawServer.scripted(RawServer.Connection::awaitClientGone)) {
            assertUnsent(
                    secure(silent),
                    right,
                    null,
                    "no TLS handshake with localhost:" + silent.port() + " within connectTimeout=300 ms" + SCHEME);
        }
    }

    @Test
    void aPortThatSpeaksPlainHttpWhereTlsIsDue() throws IOException {
        try (RawServer plain = RawServer.scripted(connection -> {
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.awaitClientGone();
        })) {
            assertUnsent(secure(plain), right, null, "localhost:" + plain.port() + " ended the TLS handshake" + SCHEME);
        }
    }

    @Test
    void aPortThatClosesInTheHandshake() throws IOException {
        try (RawServer closing = RawServer.scripted(connection -> {})) {
            assertUnsent(
                    secure(closing), right, null, "localhost:" + closing.port() + " ended the TLS handshake" + SCHEME);
        }
    }

    @Test
    void aPortThatResetsInTheHandshake() throws IOException {
        try (RawServer resetting = RawServer.scripted(RawServer.Connection::reset)) {
            assertUnsent(
                    secure(resetting),
                    right,
                    null,
                    "localhost:" + resetting.port() + " ended the TLS handshake" + SCHEME);
        }
    }

    @Test
    void aCertificateThatIsNotTrusted() throws IOException {
        try (RawServer server =
                RawServer.scripted(right.getServerSocketFactory(), RawServer.answerEach(Answers.ok(Answers.CONTACT)))) {
            assertUnsent(
                    secure(server),
                    null,
                    null,
                    "the SSL certificate of localhost:" + server.port()
                            + " is not trusted: put its issuer into a trust store of the option sslContextParameters");
        }
    }

    @Test
    void aCertificateOfAnotherHost() throws IOException {
        try (RawServer server = RawServer.scripted(
                wrongHost.getServerSocketFactory(), RawServer.answerEach(Answers.ok(Answers.CONTACT)))) {
            assertUnsent(
                    secure(server),
                    wrongHost,
                    null,
                    "the SSL certificate of localhost:" + server.port()
                            + " is for another host: check the host in the option baseUrl");
        }
    }

    @Test
    void aServerThatRefusesTheCiphersOfTheClient() throws IOException {
        SSLServerSocketFactory old = right.getServerSocketFactory();
        try (RawServer server = RawServer.scripted(old, connection -> {
            ((javax.net.ssl.SSLSocket) connection.socket())
                    .setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"});
            connection.readRequest();
        })) {
            assertUnsent(
                    secure(server),
                    right,
                    null,
                    "localhost:" + server.port()
                            + " refused TLS with the alert handshake_failure: check keys and protocols of the option"
                            + " sslContextParameters");
        }
    }

    @Test
    void anyOtherFailureOfTlsIsToldInTheWordsOfTheJdk() {
        TlsWords words = new TlsWords("api.example:443", new Redaction("pat_x", null));

        assertThat(words.of(new SSLHandshakeException("No appropriate protocol")))
                .isEqualTo("no secure connection to api.example:443 (No appropriate protocol): check the option"
                        + " sslContextParameters");
    }

    @Test
    void aProxyThatStaysSilent() throws IOException {
        try (RawServer silent = RawServer.scripted(RawServer.Connection::awaitClientGone)) {
            assertUnsent(
                    BEHIND_PROXY,
                    right,
                    at(silent.port()),
                    "the proxy 127.0.0.1:" + silent.port() + " opened no tunnel to the API within connectTimeout=300 ms"
                            + PROXY);
        }
    }

    @Test
    void aProxyThatClosesInsteadOfOpeningATunnel() throws IOException {
        try (RawServer closing = RawServer.scripted(RawServer.Connection::readRequest)) {
            assertUnsent(
                    BEHIND_PROXY,
                    right,
                    at(closing.port()),
                    "the proxy 127.0.0.1:" + closing.port() + " closed the connection and opened no tunnel" + PROXY);
        }
    }

    @Test
    void aProxyThatDoesNotSpeakHttp() throws IOException {
        try (RawServer other = RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write("SSH-2.0-OpenSSH_9.6\r\n\r\n");
            connection.awaitClientGone();
        })) {
            assertUnsent(
                    BEHIND_PROXY,
                    right,
                    at(other.port()),
                    "the proxy 127.0.0.1:" + other.port() + " does not answer in plain HTTP" + PROXY);
        }
    }

    @Test
    void aTunnelThatIsSilentInTheHandshake() throws IOException {
        try (RawServer proxy = RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(Answers.head("200 OK", ""));
            connection.awaitClientGone();
        })) {
            assertUnsent(
                    BEHIND_PROXY,
                    right,
                    at(proxy.port()),
                    "no TLS handshake with api.invalid:443 within connectTimeout=300 ms" + SCHEME);
        }
    }

    @Test
    void aHostAndAProxyWithoutAnAddress() {
        assertUnsent(
                URI.create("https://no-such-host.invalid/v1"),
                null,
                null,
                "no-such-host.invalid:443 has no address" + HOST + ", and this machine's name server");
        assertUnsent(
                BEHIND_PROXY,
                null,
                new ClientSettings.Proxy("no-such-proxy.invalid", 3128),
                "the proxy no-such-proxy.invalid:3128 has no address" + PROXY + ", and this machine's name server");
    }

    @Test
    void aPortAndAProxyThatAcceptNothing() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertUnsent(
                URI.create("http://127.0.0.1:" + port + "/v1"),
                null,
                null,
                "127.0.0.1:" + port + " accepts no connection" + HOST + ", and whether it runs");
        assertUnsent(
                BEHIND_PROXY,
                null,
                at(port),
                "the proxy 127.0.0.1:" + port + " accepts no connection" + PROXY + ", and whether it runs");
    }

    @Test
    void aConnectionThatIsNotMadeInTime() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket();
                Socket second = new Socket()) {
            for (Socket waiting : List.of(first, second)) {
                waiting.connect(full.getLocalSocketAddress(), 1000);
            }
            assertUnsent(
                    URI.create("http://127.0.0.1:" + full.getLocalPort() + "/v1"),
                    null,
                    null,
                    "no connection to 127.0.0.1:" + full.getLocalPort() + " within connectTimeout=300 ms" + HOST
                            + ", and whether a firewall stands between");
        }
    }

    @Test
    void aTlsPortWhoseUrlSaysHttp() throws IOException {
        try (RawServer server = RawServer.scripted(
                        right.getServerSocketFactory(), RawServer.answerEach(Answers.ok(Answers.CONTACT)));
                TestClient client = client(server.url("/v1"), null, null)) {
            assertThat(client.fail(Operation.get))
                    .isExactlyInstanceOf(ContactsTransportException.class)
                    .hasMessage("get failed: 127.0.0.1:" + server.port()
                            + " does not answer in HTTP: check scheme, host and port in the option baseUrl");
        }
    }

    @Test
    void aConnectionThatIsClosedBeforeAnAnswer() throws IOException {
        try (RawServer server = RawServer.scripted(RawServer.Connection::readRequest);
                TestClient client = client(server.url("/v1"), null, null)) {
            assertThat(client.fail(Operation.create))
                    .hasMessage("create failed: the connection was closed before a whole answer came; the request may"
                            + " have been applied");
        }
    }

    private static void assertUnsent(URI url, SSLContext ssl, ClientSettings.Proxy proxy, String words) {
        try (TestClient client = client(url, ssl, proxy)) {
            Map<Operation, CompletableFuture<?>> calls = new EnumMap<>(Operation.class);
            for (Operation operation : Operation.values()) {
                calls.put(operation, operation.call(client.api()));
            }
            calls.forEach((operation, call) -> {
                ContactsException failure = TestClient.failureOf(call);

                assertThat(failure)
                        .isExactlyInstanceOf(ContactsTransportException.class)
                        .hasMessage(operation + " failed: " + words);
                assertThat(failure.isMaybeApplied()).isFalse();
                assertThat(failure.getResponseInfo().requestCount()).isZero();
            });
        }
    }

    private static TestClient client(URI url, SSLContext ssl, ClientSettings.Proxy proxy) {
        return TestClient.of(new ClientSettings(
                url,
                TestClient.TOKEN,
                TestClient.HOOK_ID,
                CONNECT,
                Duration.ofSeconds(TestClient.HANG_SECONDS),
                1 << 20,
                ssl,
                proxy));
    }

    private static URI secure(RawServer server) {
        return URI.create("https://localhost:" + server.port() + "/v1");
    }

    private static ClientSettings.Proxy at(int port) {
        return new ClientSettings.Proxy("127.0.0.1", port);
    }
}
