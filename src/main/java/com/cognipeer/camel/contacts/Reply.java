package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.Upserted;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * What an operation leaves on the message.
 *
 * @param body    the new body
 * @param headers the headers it sets; a null value takes a header of an earlier answer away
 */
record Reply(Object body, Map<String, Object> headers) {

    private static final int NOT_FOUND = 404;
    private static final List<String> OF_SOME_OPERATIONS = List.of(
            CognipeerContactsConstants.ID,
            CognipeerContactsConstants.FOUND,
            CognipeerContactsConstants.OUTCOME,
            CognipeerContactsConstants.TOTAL,
            CognipeerContactsConstants.HAS_MORE);

    static Reply contact(ContactsResponse<Contact> response) {
        Map<String, Object> headers = headersOf(response.info());
        headers.put(CognipeerContactsConstants.ID, idOf(response.body()));
        return new Reply(response.body(), headers);
    }

    static Reply found(ContactsResponse<Contact> response) {
        Reply reply = contact(response);
        reply.headers.put(CognipeerContactsConstants.FOUND, true);
        return reply;
    }

    static Reply notFound(ContactNotFoundException answer) {
        Map<String, Object> headers = headersOf(answer.getResponseInfo());
        headers.put(CognipeerContactsConstants.FOUND, false);
        return new Reply(null, headers);
    }

    static Reply page(ContactsResponse<ContactPage> response) {
        Map<String, Object> headers = headersOf(response.info());
        headers.put(CognipeerContactsConstants.TOTAL, response.body().getTotal());
        headers.put(CognipeerContactsConstants.HAS_MORE, response.body().hasMore());
        return new Reply(response.body(), headers);
    }

    static Reply everything(ContactsResponse<ContactPage> first, Iterator<Contact> contacts) {
        Map<String, Object> headers = headersOf(first.info());
        headers.put(CognipeerContactsConstants.TOTAL, first.body().getTotal());
        return new Reply(contacts, headers);
    }

    static Reply upserted(Upserted upserted) {
        Reply reply = contact(upserted.response());
        reply.headers.put(CognipeerContactsConstants.OUTCOME, upserted.outcome().name());
        if (upserted.response().info().statusCode() == NOT_FOUND) {
            // Of a dry run: that there is no such contact yet is no failure.
            reply.headers.put(CognipeerContactsConstants.HTTP_RESPONSE_CODE, null);
        }
        return reply;
    }

    /** Of many requests there is no one status. */
    static Reply synced(SyncReport report) {
        int requests = (int) Math.min(report.getRequests(), Integer.MAX_VALUE);
        Map<String, Object> headers = headersOf(new ResponseInfo(0, report.getRateLimit(), requests));
        headers.put(CognipeerContactsConstants.HTTP_RESPONSE_CODE, null);
        return new Reply(report, headers);
    }

    void writeTo(Exchange exchange) {
        exchange.getMessage().setBody(body);
        if (body == null && exchange.getMessage().getBody() != null) {
            // A message that came from a file gives the file again where it has no body.
            Message plain = new DefaultMessage(exchange);
            plain.setHeaders(exchange.getMessage().getHeaders());
            exchange.setMessage(plain);
        }
        Message message = exchange.getMessage();
        headers.forEach((name, value) -> {
            if (value == null) {
                message.removeHeader(name);
            } else {
                message.setHeader(name, value);
            }
        });
    }

    /** As text, whatever a server makes of it; null where it is none. */
    static String idOf(Contact contact) {
        Object id = contact.get(Contact.ID);
        return id instanceof String || id instanceof Number ? id.toString() : null;
    }

    private static Map<String, Object> headersOf(ResponseInfo info) {
        RateLimit rateLimit = info.rateLimit();
        Map<String, Object> headers = new LinkedHashMap<>();
        // What an earlier answer left on the message does not describe this one.
        OF_SOME_OPERATIONS.forEach(name -> headers.put(name, null));
        headers.put(CognipeerContactsConstants.HTTP_RESPONSE_CODE, info.statusCode());
        headers.put(CognipeerContactsConstants.REQUEST_COUNT, info.requestCount());
        headers.put(CognipeerContactsConstants.RATE_LIMIT_LIMIT, rateLimit.limit());
        headers.put(CognipeerContactsConstants.RATE_LIMIT_REMAINING, rateLimit.remaining());
        headers.put(CognipeerContactsConstants.RATE_LIMIT_RESET, rateLimit.reset());
        return headers;
    }
}
