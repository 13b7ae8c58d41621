package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.KeyStores;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {

    @TempDir
    static Path folder;

    private static SSLContext right;
    private static SSLContext wrongHost;

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = KeyStores.selfSigned(folder, "right", "dns:localhost,ip:127.0.0.1");
        wrongHost = KeyStores.selfSigned(folder, "wrong", "dns:elsewhere.example");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aCertificateThatTheContextTrustsIsAccepted(Operation operation) throws Exception {
        try (RawServer server = tls(right, operation);
                TestClient client = TestClient.with(url(server), right, null)) {
            client.succeed(operation);

            assertThat(server.request().header("authorization")).containsExactly("Bearer " + TestClient.TOKEN);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aCertificateThatNobodyTrustsIsRefusedBeforeAnythingIsSent(Operation operation) throws Exception {
        try (RawServer server = tls(right, operation);
                TestClient client = TestClient.with(url(server), null, null)) {
            assertThat(client.fail(operation))
                    .isExactlyInstanceOf(ContactsTransportException.class)
                    .hasFieldOrPropertyWithValue("maybeApplied", false);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aCertificateOfAnotherHostIsRefusedBeforeAnythingIsSent(Operation operation) throws Exception {
        try (RawServer server = tls(wrongHost, operation);
                TestClient client = TestClient.with(url(server), wrongHost, null)) {
            assertThat(client.fail(operation))
                    .isExactlyInstanceOf(ContactsTransportException.class)
                    .hasFieldOrPropertyWithValue("maybeApplied", false);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsFailsTyped() throws Exception {
        try (RawServer plain = RawServer.answeringOnce(Answers.ok(Answers.PAGE));
                TestClient client = TestClient.with(url(plain), right, null)) {
            assertThat(client.fail(Operation.list)).isExactlyInstanceOf(ContactsTransportException.class);
        }
    }

    @Test
    void http2IsNotOffered() throws Exception {
        List<String> protocols = new CopyOnWriteArrayList<>();
        try (RawServer server = RawServer.scripted(right.getServerSocketFactory(), connection -> {
                    SSLSocket socket = (SSLSocket) connection.socket();
                    socket.setHandshakeApplicationProtocolSelector((handshake, offered) -> {
                        protocols.addAll(offered);
                        return offered.contains("http/1.1") ? "http/1.1" : "";
                    });
                    connection.readRequest();
                    connection.write(Answers.ok(Answers.PAGE));
                });
                TestClient client = TestClient.with(url(server), right, null)) {
            client.succeed(Operation.list);
        }
        assertThat(protocols).doesNotContain("h2");
    }

    @Test
    void manyCallsReuseTheSecureConnection() throws Exception {
        try (RawServer server = tls(right, Operation.list);
                TestClient client = TestClient.with(url(server), right, null)) {
            for (int i = 0; i < 100; i++) {
                client.succeed(Operation.list);
            }
            assertThat(server.connections()).isLessThan(10);
        }
    }

    @Test
    void soDoCallsWithACertificateOfTheirOwn() throws Exception {
        ServerSocketFactory asking = new AskingForCertificates(right.getServerSocketFactory());
        try (RawServer server = RawServer.scripted(asking, RawServer.answerEach(Answers.ok(Answers.PAGE)));
                TestClient client = TestClient.with(url(server), right, null)) {
            for (int i = 0; i < 100; i++) {
                client.succeed(Operation.list);
            }
            assertThat(server.connections()).isLessThan(10);
        }
    }

    private static RawServer tls(SSLContext context, Operation operation) throws Exception {
        return RawServer.scripted(
                context.getServerSocketFactory(), RawServer.answerEach(Answers.ok(operation.success)));
    }

    private static URI url(RawServer server) {
        return URI.create("https://localhost:" + server.port() + "/v1");
    }

    private static final class AskingForCertificates extends ServerSocketFactory {

        private final ServerSocketFactory factory;

        private AskingForCertificates(ServerSocketFactory factory) {
            this.factory = factory;
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            SSLServerSocket socket = (SSLServerSocket) factory.createServerSocket(port, backlog, address);
            socket.setNeedClientAuth(true);
            return socket;
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, 0);
        }
    }
}
