package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's route that writes the addresses of all active contacts, as it stands there in each language. */
class ActiveAddressesExampleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @TempDir
    Path classes;

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        camel.addComponent("file", new HereAndSoon(folder));
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theFileHasTheAddressesOfAllActiveContacts(String language) throws Exception {
        List<String> active =
                IntStream.range(0, 130).mapToObj(n -> n + "@example.com").toList();
        active.forEach(email -> sandbox.insert(Map.of("email", email, "status", "active")));
        sandbox.insert(Map.of("email", "lead@example.com", "status", "lead"));
        Path file = folder.resolve("out/active.txt");

        LoadedBlock.load(camel, DocumentedBlock.find(language, "active.txt"), classes);
        camel.start();

        await().atMost(PATIENCE)
                .until(() -> Files.exists(file) && Files.readAllLines(file).size() >= active.size());
        assertThat(file).content().endsWith("\n");
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(active);
    }

    static List<String> languages() {
        return DocumentedBlock.languages();
    }
}
