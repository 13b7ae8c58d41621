package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Writes down every exchange before it is done, in one write without a buffer, so that no kill can undo or cut it. */
final class DeliveryLog implements Processor, AutoCloseable {

    private final OutputStream file;

    DeliveryLog(File file) throws IOException {
        this.file = new FileOutputStream(file, true);
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Delivery delivery = new Delivery(
                message.getHeader(CognipeerContactsConstants.VERSION, String.class),
                message.getHeader(CognipeerContactsConstants.ID, String.class),
                (Integer) message.getBody(Contact.class).get(ContactsMover.REV));
        file.write(delivery.line().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
