package com.cognipeer.camel.contacts.docs;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/** Stands in for Camel's master, without a cluster: the endpoint that stands behind the namespace, with its options. */
final class MasterStandIn extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String delegate = StringHelper.after(remaining, ":") + "?" + URISupport.createQueryString(parameters);
        parameters.clear();
        return getCamelContext().getEndpoint(delegate);
    }
}
