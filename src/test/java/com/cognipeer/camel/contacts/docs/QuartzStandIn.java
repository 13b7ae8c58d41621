package com.cognipeer.camel.contacts.docs;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.timer.TimerComponent;

/** Stands in for Camel's quartz: begins once, at the start of the route, whatever time its cron names. */
final class QuartzStandIn extends TimerComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        parameters.remove("cron");
        parameters.put("delay", "0");
        parameters.put("repeatCount", "1");
        return super.createEndpoint(uri, remaining, parameters);
    }
}
