package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be meant and still is probably a mistake is said once, when it starts. */
class WarningsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Logger logger = (Logger) LogManager.getLogger("com.cognipeer.camel.contacts");
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final AbstractAppender capture = new AbstractAppender("warnings", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            if (event.getLevel() == Level.WARN) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        }
    };

    @BeforeEach
    void start() {
        capture.start();
        logger.addAppender(capture);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        logger.removeAppender(capture);
    }

    @Test
    void anOptionThatTheOperationNeverReadsIsNamed() throws Exception {
        start("cognipeer-contacts:create?fetchAll=true&email=ada@example.com&token=pat_x");

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("[email, fetchAll] of cognipeer-contacts:create")
                .doesNotContain("ada@example.com");
    }

    @Test
    void optionsOfAConsumerAreNamedOnAProducer() throws Exception {
        start("cognipeer-contacts:list?mode=changes&startFrom=now&lookback=5s&detectDeletions=true"
                + "&reconcileInterval=1h&maxDeletions=5&stateKey=a&onFailure=skip&maxMessagesPerPoll=5&prefetch=false"
                + "&token=pat_x");

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("[mode, startFrom, lookback, detectDeletions, reconcileInterval, maxDeletions, stateKey,"
                        + " onFailure, maxMessagesPerPoll, prefetch] of cognipeer-contacts:list");
    }

    @Test
    void optionsThatAreReadAreNotWorthAWord() throws Exception {
        start("cognipeer-contacts:list?fetchAll=true&limit=5&filter={}&sort=name:1&token=pat_x");

        assertThat(warnings).isEmpty();
    }

    @Test
    void aTokenThatWouldTravelUnencryptedIsWarnedOfOnceForEachClient() throws Exception {
        start("cognipeer-contacts:list?baseUrl=http://crm.example/v1&token=pat_x");
        start("cognipeer-contacts:get?baseUrl=http://crm.example/v1&token=pat_x");

        assertThat(warnings).singleElement().asString().contains("http://crm.example/v1", "unencrypted");
    }

    @Test
    void onTheSameMachinePlainHttpIsFine() throws Exception {
        start("cognipeer-contacts:list?baseUrl=http://localhost:1/v1&token=pat_x");
        start("cognipeer-contacts:list?baseUrl=http://127.0.0.1:1/v1&token=pat_x");
        start("cognipeer-contacts:list?baseUrl=RAW(http://[::1]:1/v1)&token=pat_x");

        assertThat(warnings).isEmpty();
    }

    private void start(String uri) throws Exception {
        camel.addService(camel.getEndpoint(uri).createProducer());
    }
}
