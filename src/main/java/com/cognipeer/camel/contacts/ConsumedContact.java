package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.Handout;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.RollbackExchangeException;

/** What an exchange holds of a contact that is consumed. */
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
        message.setHeader(CognipeerContactsConstants.TOTAL, handout.matching());
        contact.modifiedAt()
                .ifPresent(at -> message.setHeader(CognipeerContactsConstants.MESSAGE_TIMESTAMP, at.toEpochMilli()));
    }

    /** Why the contact is not done when its exchange is: it failed, or is marked for rollback; null where it is done. */
    static Exception failureOf(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()
                ? new RollbackExchangeException(exchange)
                : null;
    }
}
