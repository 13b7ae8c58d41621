package com.cognipeer.camel.contacts.tooling;

import java.util.Map;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.util.StringHelper;

/**
 * Removes the query from each tag, as the options of an endpoint may name a person.
 *
 * @param span gets the tags
 */
record SpanWithoutQuery(Span span) implements Span {

    @Override
    public void setTag(String key, String value) {
        if (!TagConstants.URL_QUERY.equals(key)) {
            span.setTag(key, StringHelper.before(value, "?", value));
        }
    }

    @Override
    public void log(Map<String, String> fields) {
        span.log(fields);
    }

    @Override
    public void setComponent(String component) {
        span.setComponent(component);
    }

    @Override
    public void setError(boolean isError) {
        span.setError(isError);
    }
}
