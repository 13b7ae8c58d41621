package com.cognipeer.camel.contacts.docs;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;

/** Stands in for Camel's Kafka: a topic of its name, whatever the options. */
final class KafkaStandIn extends DirectComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        parameters.clear();
        return super.createEndpoint(uri, remaining, parameters);
    }
}
