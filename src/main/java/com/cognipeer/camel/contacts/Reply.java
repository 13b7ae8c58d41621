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
        return new Builder(response.body(), info)
                .status(info.statusCode())
                .id(idOf(response.body()))
                .found(found)
                .build();
    }

    static Reply notFound(ContactNotFoundException answer) {
        // Without the status 404, as it is no failure here, and an HTTP server of the route would answer with it.
        return new Builder(null, answer.getResponseInfo()).found(false).build();
    }

    static Reply page(ContactsResponse<ContactPage> response) {
        ContactPage page = response.body();
        ResponseInfo info = response.info();
        return new Builder(page, info)
                .status(info.statusCode())
                .total(page.getTotal())
                .hasMore(page.hasMore())
                .build();
    }

    static Reply everything(ContactsResponse<ContactPage> first, Iterator<Contact> contacts) {
        ResponseInfo info = first.info();
        return new Builder(contacts, info)
                .status(info.statusCode())
                .total(first.body().getTotal())
                .build();
    }

    static Reply upserted(UpsertResult upserted) {
        ContactsResponse<Contact> response = upserted.response();
        int status = response.info().statusCode();
        return new Builder(response.body(), response.info())
                // A dry run for a contact that does not exist yet: its 404 is no failure.
                .status(status == NOT_FOUND ? null : status)
                .id(idOf(response.body()))
                .outcome(upserted.outcome().name())
                .build();
    }

    /** Without a status, as a sync sends many requests. */
    static Reply synced(SyncReport report) {
        int requests = (int) Math.min(report.getRequests(), Integer.MAX_VALUE);
        return new Builder(report, new ResponseInfo(0, report.getRateLimit(), requests)).build();
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

    /** Builds a reply; components that are not set are null. */
    private static final class Builder {

        private final Object body;
        private final ResponseInfo info;
        private Integer status;
        private String id;
        private Boolean found;
        private String outcome;
        private Long total;
        private Boolean hasMore;

        Builder(Object body, ResponseInfo info) {
            this.body = body;
            this.info = info;
        }

        Builder status(Integer status) {
            this.status = status;
            return this;
        }

        Builder id(String id) {
            this.id = id;
            return this;
        }

        Builder found(Boolean found) {
            this.found = found;
            return this;
        }

        Builder outcome(String outcome) {
            this.outcome = outcome;
            return this;
        }

        Builder total(Long total) {
            this.total = total;
            return this;
        }

        Builder hasMore(Boolean hasMore) {
            this.hasMore = hasMore;
            return this;
        }

        Reply build() {
            return new Reply(body, info, status, id, found, outcome, total, hasMore);
        }
    }
}
