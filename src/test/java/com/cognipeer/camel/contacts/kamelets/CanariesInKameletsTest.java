package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.LogCapture;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The component logs no identifier and no part of a filter that a Kamelet gives it. */
class CanariesInKameletsTest {

    private static final String PERSON = "kanarya.ada@x.test";

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final LogCapture log = new LogCapture();

    @AfterEach
    void close() {
        log.close();
        sandbox.close();
    }

    @Test
    void aSourceWithAFilter() throws Exception {
        sandbox.insert(Map.of("email", PERSON, "name", "kanarya"));
        try (KameletRun run = KameletRun.against(sandbox)
                .from("cognipeer-contacts-source?delay=50&filter=RAW({\"email\":\"" + PERSON + "\"})")
                .start()) {
            await().until(() -> !run.received().isEmpty());
            sandbox.faults().always(request -> true, Fault.status(400, "no filter for " + PERSON));
            long sent = sandbox.requestCount();
            await().until(() -> sandbox.requestCount() > sent + 1);
        }

        assertThat(ours()).isNotEmpty().noneMatch(text -> text.contains("kanarya"));
    }

    @Test
    void anActionAndASink() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        sandbox.faults().always(request -> true, Fault.status(409, PERSON + " and crm-kanarya already exist"));
        for (String kamelet : List.of("cognipeer-contacts-upsert-sink", "cognipeer-contacts-create-sink")) {
            try (KameletRun run = KameletRun.against(sandbox).through(kamelet).start()) {
                run.send("{\"email\":\"" + PERSON + "\",\"integrationId\":\"crm-kanarya\"}");
            } catch (Exception e) {
                failures.add(e);
            }
        }

        assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                .hasMessageContaining("<e-mail> and <value> already exist")
                .hasMessageNotContaining("kanarya"));
        assertThat(ours()).noneMatch(text -> text.contains("kanarya"));
    }

    private List<String> ours() {
        return log.lines().stream()
                .filter(line -> line.logger().startsWith("com.cognipeer"))
                .filter(line -> line.level().isMoreSpecificThan(Level.INFO))
                .map(LogCapture.Line::text)
                .toList();
    }
}
