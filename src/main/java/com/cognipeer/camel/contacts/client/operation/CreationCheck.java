package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.Set;
import java.util.TreeSet;

/** Looks up a contact whose creation got no answer: it is there as sent, it is another one, or it is not there. */
final class CreationCheck implements OperationStep<Contact> {

    private final ApiRequest request;
    private final AnswerReader answers;
    private final Contact contact;
    private final String key;
    private final Failure lost;
    private final SentAt creation;

    CreationCheck(ApiRequests requests, AnswerReader answers, Contact contact, Failure lost, long sent) {
        ContactIdentity identity = keyOf(contact);
        this.request = requests.get(identity);
        this.key = identity.integrationId() == null ? Contact.EMAIL : Contact.INTEGRATION_ID;
        this.answers = answers;
        this.contact = contact;
        this.lost = lost;
        this.creation = new SentAt(sent);
    }

    /** One identifier only, by which a contact that is there is found whatever its other one is; null when it has none. */
    static ContactIdentity keyOf(Contact contact) {
        if (contact.get(Contact.INTEGRATION_ID) instanceof String id && !id.isBlank()) {
            return new ContactIdentity(null, id);
        }
        return contact.get(Contact.EMAIL) instanceof String email && !email.isBlank()
                ? new ContactIdentity(email, null)
                : null;
    }

    @Override
    public ApiRequest request() {
        return request;
    }

    @Override
    public Outcome<Contact> read(HttpAnswer answer) {
        return answers.contactIfThere(request, answer)
                .map(this::compared)
                .orElseGet(() ->
                        Outcome.failed(lost.with("; looked up by " + key + " afterwards, there is no such contact")));
    }

    private Outcome<Contact> compared(ContactsResponse<Contact> found) {
        Set<String> differences = differences(found.body());
        if (differences.isEmpty() && !creation.isAfter(found.body().createdAt(), found.date())) {
            return Outcome.done(new ContactsResponse<>(found.body(), found.info(), found.date(), true));
        }
        return Outcome.failed(Failure.conflict(
                "create failed: its answer was lost, and another contact has this " + key
                        + (differences.isEmpty()
                                ? ", the same as this one but older"
                                : ", which differs in " + differences),
                found.info()));
    }

    @Override
    public Failure reported(Failure failure) {
        return lost.with("; looking it up by " + key + " failed too: " + failure.message());
    }

    private Set<String> differences(Contact stored) {
        Set<String> differences = new TreeSet<>(ContactDiff.changed(contact, stored));
        differences.addAll(ContactDiff.added(contact, stored));
        return differences;
    }
}
