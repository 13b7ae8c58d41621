package com.cognipeer.camel.contacts.tooling;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes a consumed contact a CloudEvent: sets Camel's headers of events, and leaves the body. No header holds the e-mail address
 * or another field of the contact, because brokers log and route by them. Camel finds this class by the service file that the generator writes.
 */
@DataTypeTransformer(
        name = "cognipeer-contacts:application-cloudevents",
        description = "Adds CloudEvent headers to a Camel message with a contact")
public class ContactCloudEvents extends Transformer {

    static final String TYPE = "com.cognipeer.contacts.contact";
    static final String SOURCE = "cognipeer.contacts";

    /** The changes after which the contact is not there any more, or is not among those that the filter chooses. */
    private static final Set<String> GONE = Set.of("deleted", "unmatched");

    private static final String JSON = "application/json";

    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        Map<String, Object> headers = message.getHeaders();
        CloudEvent event = CloudEvents.v1_0;
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_ID, id(message));
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, event.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type(message));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, SOURCE);
        String contact = message.getHeader(CognipeerContactsConstants.ID, String.class);
        if (contact != null) {
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, contact);
        }
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message, event));
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, JSON);
    }

    /** Two events with one id are the same event. So the id changes with the contact, and is the same when it comes again. */
    private static String id(Message message) {
        String version = message.getHeader(CognipeerContactsConstants.VERSION, String.class);
        return version != null ? version : message.getExchange().getExchangeId();
    }

    /** A contact that is gone is another type of event, because a receiver has to do something else then. */
    private static String type(Message message) {
        String change = message.getHeader(CognipeerContactsConstants.CHANGE, String.class);
        return GONE.contains(String.valueOf(change)) ? TYPE + "." + change : TYPE;
    }

    /** The time of the change. Without a date of the contact, the time at which the component read it. */
    private static String time(Message message, CloudEvent event) {
        Long modified = message.getHeader(Exchange.MESSAGE_TIMESTAMP, Long.class);
        return modified != null ? Instant.ofEpochMilli(modified).toString() : event.getEventTime(message.getExchange());
    }
}
