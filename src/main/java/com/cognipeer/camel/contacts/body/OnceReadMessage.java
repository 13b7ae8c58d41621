package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.poll.ContactIterator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * A message whose contacts can be read once. Each branch of a multicast gets a copy. A copy has an iterator of its own, so that
 * the walk can tell the branches apart.
 */
public final class OnceReadMessage extends DefaultMessage {

    public OnceReadMessage(Exchange exchange) {
        super(exchange);
    }

    @Override
    public DefaultMessage newInstance() {
        return new OnceReadMessage(getExchange());
    }

    @Override
    public void copyFromWithNewBody(Message that, Object newBody) {
        super.copyFromWithNewBody(that, newBody instanceof ContactIterator contacts ? mine(contacts) : newBody);
    }

    /** After the contacts were closed, this call comes from another reader. */
    @Override
    public Object getBody() {
        Object body = super.getBody();
        if (body instanceof ContactIterator contacts && contacts.isClosed()) {
            return contacts.forAnotherReader();
        }
        return body;
    }

    /** A redelivery copies the message onto itself. It is the same reader. */
    private ContactIterator mine(ContactIterator contacts) {
        return getBody() instanceof ContactIterator own && own.isOfTheSameContacts(contacts)
                ? own
                : contacts.forAnotherReader();
    }
}
