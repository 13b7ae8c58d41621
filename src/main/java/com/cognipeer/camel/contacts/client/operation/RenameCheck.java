package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.Objects;
import java.util.Set;

/**
 * Looks up a contact whose renaming got no answer. By its new name first: without a contact there, it was not renamed.
 * Then by its former one: a contact there is the one that was to be renamed, so that the new name is another's.
 */
final class RenameCheck implements OperationStep<Contact> {

    private final ApiRequests requests;
    private final AnswerReader answers;
    private final ContactIdentity former;
    private final Contact changes;
    private final Failure lost;
    private final SentAt renaming;
    private final ApiRequest request;

    RenameCheck(
            ApiRequests requests,
            AnswerReader answers,
            ContactIdentity former,
            Contact changes,
            Failure lost,
            long sent) {
        this.requests = requests;
        this.answers = answers;
        this.former = former;
        this.changes = changes;
        this.lost = lost;
        this.renaming = new SentAt(sent);
        this.request = requests.get(renamed(former, changes));
    }

    /** Whether the changes give the contact another name than the one it is found by. */
    static boolean isRenaming(ContactIdentity identity, Contact changes) {
        return isChanged(identity.email(), changes, Contact.EMAIL)
                || isChanged(identity.integrationId(), changes, Contact.INTEGRATION_ID);
    }

    /** The identity of the contact after the renaming; null if it has no identifier left. */
    static ContactIdentity renamed(ContactIdentity identity, Contact changes) {
        String email = changed(identity.email(), changes, Contact.EMAIL);
        String integrationId = changed(identity.integrationId(), changes, Contact.INTEGRATION_ID);
        return email == null && integrationId == null ? null : new ContactIdentity(email, integrationId);
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
                        Outcome.failed(lost.with("; looked up afterwards, there is no contact with the new name")));
    }

    private Outcome<Contact> compared(ContactsResponse<Contact> found) {
        Set<String> differences = ContactDiff.changed(changes, found.body());
        if (!differences.isEmpty()) {
            return Outcome.failed(Failure.conflict(
                    "update failed: its answer was lost, and the contact with the new name differs in " + differences,
                    found.info()));
        }
        return Outcome.continued(new FormerName(found));
    }

    @Override
    public Failure reported(Failure failure) {
        return lost.with("; looking it up failed too: " + failure.message());
    }

    private static boolean isChanged(String name, Contact changes, String field) {
        return name != null && changes.containsKey(field) && !name.equals(changes.get(field));
    }

    private static String changed(String name, Contact changes, String field) {
        if (name == null || !changes.containsKey(field)) {
            return name;
        }
        return changes.get(field) instanceof String changed && !changed.isBlank() ? changed : null;
    }

    /** Asks who has the former name now. */
    private final class FormerName implements OperationStep<Contact> {

        private final ContactsResponse<Contact> renamed;
        private final ApiRequest lookUp = requests.get(former);

        private FormerName(ContactsResponse<Contact> renamed) {
            this.renamed = renamed;
        }

        @Override
        public ApiRequest request() {
            return lookUp;
        }

        @Override
        public Outcome<Contact> read(HttpAnswer answer) {
            boolean isAnothers = answers.contactIfThere(lookUp, answer)
                    .map(found -> !Objects.equals(
                            found.body().get(Contact.ID), renamed.body().get(Contact.ID)))
                    .orElse(false);
            if (isAnothers) {
                return conflict("is another one");
            }
            return isOurs() ? Outcome.done(renamed) : conflict("was not changed by it");
        }

        @Override
        public Failure reported(Failure failure) {
            return RenameCheck.this.reported(failure);
        }

        /** The contact counts as renamed by this client only if its time of change shows that. */
        private boolean isOurs() {
            return renamed.date() != null
                    && renamed.body().modifiedAt().isPresent()
                    && !renaming.isAfter(renamed.body().modifiedAt(), renamed.date());
        }

        private Outcome<Contact> conflict(String difference) {
            return Outcome.failed(Failure.conflict(
                    "update failed: its answer was lost, and the contact with the new name " + difference,
                    renamed.info()));
        }
    }
}
