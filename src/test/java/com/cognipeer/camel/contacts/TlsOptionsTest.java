package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsOptionsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CognipeerContactsComponent component = new CognipeerContactsComponent(camel);

    @BeforeEach
    void addComponent() {
        component.getConfiguration().setToken("pat_x");
        camel.addComponent("cognipeer-contacts", component);
        camel.setSSLContextParameters(new SSLContextParameters());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void withoutParametersTheJvmsOwnTrustIsUsed() throws Exception {
        assertThat(contextOf("cognipeer-contacts:list")).isNull();
    }

    @Test
    void endpointsWithTheSameParametersShareTheirContextAndSoTheirClient() throws Exception {
        camel.getRegistry().bind("tls", new SSLContextParameters());

        assertThat(contextOf("cognipeer-contacts:list?sslContextParameters=#tls"))
                .isNotNull()
                .isSameAs(contextOf("cognipeer-contacts:get?sslContextParameters=#tls"));
    }

    @Test
    void theGlobalParametersAreUsedWhereThatIsAskedFor() throws Exception {
        component.setUseGlobalSslContextParameters(true);

        assertThat(contextOf("cognipeer-contacts:list")).isNotNull();
    }

    @Test
    void theEndpointsParametersGoBeforeTheGlobalOnes() throws Exception {
        component.setUseGlobalSslContextParameters(true);
        SSLContext global = contextOf("cognipeer-contacts:list");
        camel.getRegistry().bind("tls", new SSLContextParameters());

        assertThat(contextOf("cognipeer-contacts:list?sslContextParameters=#tls"))
                .isNotSameAs(global);
    }

    private SSLContext contextOf(String uri) throws Exception {
        CognipeerContactsEndpoint endpoint = camel.getEndpoint(uri, CognipeerContactsEndpoint.class);
        return component.connection(endpoint.getConfiguration()).settings().sslContext();
    }
}
