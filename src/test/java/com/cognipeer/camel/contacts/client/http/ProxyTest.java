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
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyTest {

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aPlainRequestGoesToTheProxyWithItsWholeUrl(Operation operation) throws IOException {
        try (RawServer proxy = RawServer.answering(Answers.ok(operation.success));
                TestClient client = TestClient.with(URI.create("http://api.invalid/v1"), null, at(proxy))) {
            client.succeed(operation);

            assertThat(proxy.request().target()).startsWith("http://api.invalid/v1/sdk/contact");
            assertThat(proxy.request().header("host")).containsExactly("api.invalid");
            assertThat(proxy.request().header("x-hook-id")).containsExactly(TestClient.HOOK_ID);
        }
    }

    @Test
    void aSecureRequestGoesThroughATunnelThatSeesNoSecret(@TempDir Path folder) throws Exception {
        SSLContext context = KeyStores.selfSigned(folder, "api", "dns:api.invalid");
        try (RawServer api = RawServer.scripted(
                        context.getServerSocketFactory(), RawServer.answerEach(Answers.ok(Answers.CONTACT)));
                RawServer proxy = RawServer.scripted(connection -> tunnel(connection, api.port()));
                TestClient client = TestClient.with(URI.create("https://api.invalid/v1"), context, at(proxy))) {
            client.succeed(Operation.create);

            assertThat(api.request().target()).isEqualTo("/v1/sdk/contact");
            assertThat(api.request().header("authorization")).containsExactly("Bearer " + TestClient.TOKEN);
            assertThat(proxy.request().method()).isEqualTo("CONNECT");
            assertThat(proxy.request().target()).isEqualTo("api.invalid:443");
            assertThat(proxy.request().headerNames()).doesNotContain("authorization", "x-hook-id");
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aProxyThatRefusesTheTunnelFailsTyped(Operation operation) throws Exception {
        for (String status : new String[] {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"}) {
            try (RawServer proxy = RawServer.answering(Answers.of(status, "", "<html>"));
                    TestClient client = TestClient.with(URI.create("https://api.invalid/v1"), null, at(proxy))) {
                ContactsException failure = client.fail(operation);

                assertThat(failure)
                        .isExactlyInstanceOf(ContactsTransportException.class)
                        .hasMessageContaining(
                                "the proxy refused a tunnel to the API with status " + status.substring(0, 3));
                assertThat(failure.isMaybeApplied()).isFalse();
                assertThat(failure.toString()).doesNotContain("canary");
                assertThat(proxy.requests()).allSatisfy(request -> assertThat(request.headerNames())
                        .doesNotContain("authorization", "x-hook-id"));
            }
        }
    }

    @Test
    void aProxyThatIsNotThereFailsTypedAndNothingWasSent() throws IOException {
        ClientSettings.Proxy gone;
        try (RawServer proxy = RawServer.answering("")) {
            gone = at(proxy);
        }
        try (TestClient client = TestClient.with(URI.create("https://api.invalid/v1"), null, gone)) {
            ContactsException failure = client.fail(Operation.create);

            assertThat(failure).isExactlyInstanceOf(ContactsTransportException.class);
            assertThat(((ContactsTransportException) failure).isMaybeApplied()).isFalse();
        }
    }

    /** The HTTP client of the JDK, and others when they are asked to, would take the proxy from there. */
    @Test
    void theProxyOfTheJvmIsIgnored() throws Exception {
        try (RawServer api = RawServer.answering(Answers.ok(Answers.CONTACT));
                RawServer proxy = RawServer.answering(Answers.ok(Answers.CONTACT))) {
            Map<String, String> properties = Map.of(
                    "http.proxyHost", "127.0.0.1", "http.proxyPort", "" + proxy.port(), "http.nonProxyHosts", "");
            properties.forEach(System::setProperty);
            try (TestClient client =
                    TestClient.with(URI.create("http://127.0.0.1:" + api.port() + "/v1"), null, null)) {
                client.succeed(Operation.create);

                assertThat(api.requests()).hasSize(1);
                assertThat(proxy.requests()).isEmpty();
            } finally {
                properties.keySet().forEach(System::clearProperty);
            }
        }
    }

    private static void tunnel(RawServer.Connection connection, int port) throws Exception {
        connection.readRequest();
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.write(Answers.head("200 Connection established", ""));
            Thread back = new Thread(() -> {
                try {
                    target.getInputStream().transferTo(connection.socket().getOutputStream());
                } catch (IOException closed) {
                    // The end of the tunnel.
                }
            });
            back.setDaemon(true);
            back.start();
            connection.socket().getInputStream().transferTo(target.getOutputStream());
        }
    }

    private static ClientSettings.Proxy at(RawServer proxy) {
        return new ClientSettings.Proxy("127.0.0.1", proxy.port());
    }
}
