package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.body.OnceReadMessage;
import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.poll.ContactIterator;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.UpsertResult;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * The answer of an operation, as the message gets it. A component that is null removes its header, which an earlier answer
 * may have left there.
 *
 * @param body    the new body
 * @param info    the rate limit and the number of requests
 * @param status  the status of the answer; null if several answers have no common one
 * @param id      the contact's id
 * @param found   whether the contact exists, with onNotFound=empty
 * @param outcome what an upsert did
 * @param total   how many contacts match
 * @param hasMore whether there is another page
 */
record Reply(
        Object body,
        ResponseInfo info,
        Integer status,
        String id,
        Boolean found,
        String outcome,
        Long total,
        Boolean hasMore) {

    private static final int NOT_FOUND = 404;

    static Reply contact(ContactsResponse<Contact> response) {
        return contact(response, null);
    }

    static Reply found(ContactsResponse<Contact> response) {
        return contact(response, true);
    }

    private static Reply contact(ContactsResponse<Contact> response, Boolean found) {
        ResponseInfo info = response.info();
        return new Reply(response.body(), info, info.statusCode(), idOf(response.body()), found, null, null, null);
    }

    static Reply notFound(ContactNotFoundException answer) {
        // Without the status 404, as it is no failure here, and an HTTP server of the route would answer with it.
        return new Reply(null, answer.getResponseInfo(), null, null, false, null, null, null);
    }

    static Reply page(ContactsResponse<ContactPage> response) {
        ContactPage page = response.body();
        ResponseInfo info = response.info();
        return new Reply(page, info, info.statusCode(), null, null, null, page.getTotal(), page.hasMore());
    }

    static Reply everything(ContactsResponse<ContactPage> first, Iterator<Contact> contacts) {
        ResponseInfo info = first.info();
        return new Reply(
                contacts,
                info,
                info.statusCode(),
                null,
                null,
                null,
                first.body().getTotal(),
                null);
    }

    static Reply upserted(UpsertResult upserted) {
        ContactsResponse<Contact> response = upserted.response();
        int status = response.info().statusCode();
        return new Reply(
                response.body(),
                response.info(),
                // A dry run for a contact that does not exist yet: its 404 is no failure.
                status == NOT_FOUND ? null : status,
                idOf(response.body()),
                null,
                upserted.outcome().name(),
                null,
                null);
    }

    /** Without a status, as a sync sends many requests. */
    static Reply synced(SyncReport report) {
        int requests = (int) Math.min(report.getRequests(), Integer.MAX_VALUE);
        ResponseInfo info = new ResponseInfo(0, report.getRateLimit(), requests);
        return new Reply(report, info, null, null, null, null, null, null);
    }

    void writeTo(Exchange exchange) {
        exchange.getMessage().setBody(body);
        if (body instanceof ContactIterator) {
            replace(exchange, new OnceReadMessage(exchange));
        } else if (body == null && exchange.getMessage().getBody() != null) {
            // A message from a file would give the file again when it has no body.
            replace(exchange, new DefaultMessage(exchange));
        }
        Message message = exchange.getMessage();
        RateLimit rateLimit = info.rateLimit();
        set(message, CognipeerContactsConstants.HTTP_RESPONSE_CODE, status);
        set(message, CognipeerContactsConstants.REQUEST_COUNT, info.requestCount());
        set(message, CognipeerContactsConstants.RATE_LIMIT_LIMIT, rateLimit.limit());
        set(message, CognipeerContactsConstants.RATE_LIMIT_REMAINING, rateLimit.remaining());
        set(message, CognipeerContactsConstants.RATE_LIMIT_RESET, rateLimit.reset());
        set(message, CognipeerContactsConstants.ID, id);
        set(message, CognipeerContactsConstants.FOUND, found);
        set(message, CognipeerContactsConstants.OUTCOME, outcome);
        set(message, CognipeerContactsConstants.TOTAL, total);
        set(message, CognipeerContactsConstants.HAS_MORE, hasMore);
    }

    private void replace(Exchange exchange, Message other) {
        other.setHeaders(exchange.getMessage().getHeaders());
        other.setBody(body);
        exchange.setMessage(other);
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** The id as text; null if the server sent neither text nor a number. */
    static String idOf(Contact contact) {
        Object id = contact.get(Contact.ID);
        return id instanceof String || id instanceof Number ? id.toString() : null;
    }
}
