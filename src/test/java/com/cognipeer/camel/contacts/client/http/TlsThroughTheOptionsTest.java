package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.KeyStores;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route's own options let a server with a certificate of its own do. */
class TlsThroughTheOptionsTest {

    @TempDir
    static Path folder;

    private static Path localhost;
    private static Path elsewhere;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeAll
    static void makeCertificates() throws Exception {
        localhost = KeyStores.selfSignedFile(folder, "localhost", "dns:localhost,ip:127.0.0.1");
        elsewhere = KeyStores.selfSignedFile(folder, "elsewhere", "dns:elsewhere.example");
    }

    @BeforeEach
    void start() {
        component().getConfiguration().setToken(TestClient.TOKEN);
        component().getConfiguration().setRetryDelay(1);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aSelfSignedCertificateIsRefusedWithoutParameters() throws Exception {
        try (RawServer server = tls(localhost)) {
            assertRefused(server, get(server, ""));
        }
    }

    @Test
    void itIsAcceptedWhereTheParametersTrustIt() throws Exception {
        camel.getRegistry().bind("tls", trusting(localhost));
        try (RawServer server = tls(localhost)) {
            assertThat(get(server, "&sslContextParameters=#tls").getException()).isNull();
            assertThat(server.request().header("authorization")).containsExactly("Bearer " + TestClient.TOKEN);
        }
    }

    @Test
    void itIsRefusedWhereTheParametersTrustAnother() throws Exception {
        camel.getRegistry().bind("tls", trusting(elsewhere));
        try (RawServer server = tls(localhost)) {
            assertRefused(server, get(server, "&sslContextParameters=#tls"));
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        camel.getRegistry().bind("tls", trusting(elsewhere));
        try (RawServer server = tls(elsewhere)) {
            assertRefused(server, get(server, "&sslContextParameters=#tls"));
        }
    }

    /** Whoever brings a trust manager that believes everything still talks to no other host. */
    @Test
    void aCertificateOfAnotherHostIsRefusedEvenWhereEveryCertificateIsTrusted() throws Exception {
        TrustManagersParameters all = new TrustManagersParameters();
        all.setTrustManager(new TrustsEverything());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(all);
        camel.getRegistry().bind("tls", parameters);
        try (RawServer right = tls(localhost);
                RawServer wrong = tls(elsewhere)) {
            assertThat(get(right, "&sslContextParameters=#tls").getException()).isNull();
            assertRefused(wrong, get(wrong, "&sslContextParameters=#tls"));
        }
    }

    @Test
    void theParametersOfTheContextAreUsedOnlyWhereThatIsAskedFor() throws Exception {
        camel.setSSLContextParameters(trusting(localhost));
        try (RawServer server = tls(localhost)) {
            assertRefused(server, get(server, "&limit=1"));
            component().setUseGlobalSslContextParameters(true);
            assertThat(get(server, "&limit=2").getException()).isNull();
        }
    }

    private CognipeerContactsComponent component() {
        return camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
    }

    private Exchange get(RawServer server, String options) throws Exception {
        return camel.createProducerTemplate()
                .send(
                        "cognipeer-contacts:get?integrationId=1&baseUrl=https://localhost:" + server.port() + "/v1"
                                + options,
                        exchange -> {});
    }

    private static void assertRefused(RawServer server, Exchange exchange) {
        assertThat(exchange.getException())
                .isExactlyInstanceOf(ContactsTransportException.class)
                .hasFieldOrPropertyWithValue("maybeApplied", false)
                .hasMessageContaining("SSL");
        assertThat(server.requests()).isEmpty();
    }

    private static RawServer tls(Path keyStore) throws Exception {
        SSLContext context = KeyStores.context(keyStore);
        return RawServer.scripted(context.getServerSocketFactory(), RawServer.answerAbout());
    }

    private static SSLContextParameters trusting(Path keyStore) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setPassword(KeyStores.PASSWORD);
        store.setType("PKCS12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private static final class TrustsEverything implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
