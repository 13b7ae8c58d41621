package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.Handout;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** Writes a consumed contact to its exchange. */
final class ConsumedContact {

    private ConsumedContact() {}

    static void write(Handout handout, Exchange exchange) {
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, handout.batchIndex());
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, handout.batchSize());
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, handout.batchIndex() == handout.batchSize() - 1);
        Message message = exchange.getMessage();
        Contact contact = handout.contact();
        message.setBody(contact);
        message.setHeader(CognipeerContactsConstants.ID, Reply.idOf(contact));
        message.setHeader(CognipeerContactsConstants.VERSION, handout.version());
        message.setHeader(CognipeerContactsConstants.INDEX, handout.index());
        message.setHeader(CognipeerContactsConstants.LAST, handout.isLast());
        if (handout.change() != null) {
            message.setHeader(
                    CognipeerContactsConstants.CHANGE, handout.change().word());
        }
        if (handout.matching() >= 0) {
            message.setHeader(CognipeerContactsConstants.TOTAL, handout.matching());
        }
        contact.modifiedAt()
                .ifPresent(at -> message.setHeader(CognipeerContactsConstants.MESSAGE_TIMESTAMP, at.toEpochMilli()));
    }
}
