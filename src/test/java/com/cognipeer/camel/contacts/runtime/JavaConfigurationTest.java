package com.cognipeer.camel.contacts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The component set by a class, beside properties, as the page on the first steps describes it. */
class JavaConfigurationTest {

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aPropertyWinsOverAClass() throws Exception {
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().addConfiguration(new FromJava());
        main.addInitialProperty("camel.component.cognipeer-contacts.token", "pat_property");

        main.start();

        assertThat(options(main.getCamelContext()).getToken()).isEqualTo("pat_property");
        assertThat(options(main.getCamelContext()).getRequestTimeout()).isEqualTo(20_000);
    }

    private static CognipeerContactsConfiguration options(CamelContext camel) {
        return camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
    }

    private static final class FromJava implements CamelConfiguration {

        @Override
        public void configure(CamelContext camel) {
            options(camel).setToken("pat_class");
            options(camel).setRequestTimeout(20_000);
        }
    }
}
