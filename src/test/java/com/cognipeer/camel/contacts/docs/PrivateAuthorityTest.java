package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.KeyStores;
import com.cognipeer.camel.contacts.client.RawServer;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The properties in security.adoc that let Camel Main trust a certificate of one's own. */
class PrivateAuthorityTest {

    private static final DocumentedBlock BLOCK = DocumentedBlock.find("properties", "camel.ssl.trust-store");

    @TempDir
    Path folder;

    @Test
    void theServerIsTrustedByThePropertiesOfThePageAndNotWithoutThem() throws Exception {
        Path trusted = KeyStores.selfSignedFile(folder, "trusted", "dns:localhost");
        try (RawServer server =
                RawServer.scripted(KeyStores.context(trusted).getServerSocketFactory(), RawServer.answerAbout())) {
            assertThat(get(server, "").getException()).isExactlyInstanceOf(ContactsTransportException.class);
            assertThat(get(
                                    server,
                                    BLOCK.with("conf/trusted.p12", trusted.toString())
                                                    .with("{{env:TRUST_STORE_PASSWORD}}", KeyStores.PASSWORD)
                                                    .text()
                                            + keyStoreWhereCamelAsksForOne(trusted))
                            .getException())
                    .isNull();
        }
    }

    /** Camel 4.22 takes a trust store only beside a key store. */
    private static String keyStoreWhereCamelAsksForOne(Path store) {
        return new DefaultCamelContext().getVersion().compareTo("4.22") < 0
                ? ""
                : "\ncamel.ssl.key-store = file:" + store + "\ncamel.ssl.keystore-password = " + KeyStores.PASSWORD;
    }

    private static Exchange get(RawServer server, String block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block));
        properties.setProperty("camel.component.cognipeer-contacts.token", "pat_page");
        properties.setProperty("camel.component.cognipeer-contacts.max-retries", "0");
        properties.setProperty(
                "camel.component.cognipeer-contacts.base-url", "https://localhost:" + server.port() + "/v1");
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.start();
        try {
            return main.getCamelTemplate().send("cognipeer-contacts:get?integrationId=1", exchange -> {});
        } finally {
            main.stop();
        }
    }
}
