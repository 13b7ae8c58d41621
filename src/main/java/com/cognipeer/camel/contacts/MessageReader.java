package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.body.BodyContent;
import com.cognipeer.camel.contacts.body.ContactBody;
import com.cognipeer.camel.contacts.client.IdentifierCheck;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.model.IdentifierHint;
import com.cognipeer.camel.contacts.sync.ContactUpsert;
import com.cognipeer.camel.contacts.sync.GivenContact;
import com.cognipeer.camel.contacts.sync.MissingRule;
import com.cognipeer.camel.contacts.sync.OnMissing;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncSettings;
import java.util.List;
import org.apache.camel.Message;

/** Reads what a message asks for. Headers win over the options of the endpoint, and options win over the body. */
final class MessageReader {

    private final ProducerOptions options;
    private final ContactBody body;

    MessageReader(ProducerOptions options) {
        this.options = options;
        this.body = new ContactBody(options.objectMapper());
    }

    ContactsOperation operation(Message message) {
        Object given = message.getHeader(CognipeerContactsConstants.OPERATION);
        if (given == null) {
            return options.operation();
        }
        ContactsOperation operation = given instanceof ContactsOperation named
                ? named
                : MessageHeaders.checked(CognipeerContactsConstants.OPERATION, given.toString(), ContactsOperation::of);
        if (options.dryRun() && !OptionCheck.isDryRunKnown(operation)) {
            throw new InvalidContactException(
                    "Header " + CognipeerContactsConstants.OPERATION + " asks for " + operation
                            + ", which would write in spite of dryRun=true: take the option out, or use upsert or sync");
        }
        return operation;
    }

    Contact newContact(Message message) {
        GivenContact given = GivenContact.of(body.read(message));
        given.check(options.validateEmail());
        return given.alone();
    }

    ContactIdentity identity(Message message) {
        ContactIdentity given = givenIdentity(message);
        return given != null
                ? given
                : identityOf(BodyContent.unwrapped(message.getBody()) == null ? new Contact() : body.read(message));
    }

    ContactChange change(Message message) {
        Contact contact = body.read(message);
        ContactIdentity given = givenIdentity(message);
        ContactIdentity identity = given != null ? given : identityOf(contact);
        GivenContact changes = GivenContact.of(contact);
        Contact fields = changes.fields();
        removeUnchanged(fields, Contact.EMAIL, identity.email());
        removeUnchanged(fields, Contact.INTEGRATION_ID, identity.integrationId());
        if (fields.isEmpty()) {
            throw new InvalidContactException(
                    "The body has nothing to update: it must name a field besides the contact's identifiers");
        }
        changes.check(options.validateEmail());
        return new ContactChange(identity, changes);
    }

    ContactUpsert upsert(Message message) {
        Contact contact = body.read(message);
        ContactIdentity given = givenIdentity(message);
        ContactUpsert upsert = ContactUpsert.of(given != null ? given : identityOf(contact), contact);
        upsert.changes().check(options.validateEmail());
        if (options.dryRun()) {
            upsert.changes().checkJson();
        }
        return upsert;
    }

    /** How to sync the contacts in the body. */
    SyncSettings sync(Message message) {
        Integer limit = MessageHeaders.positive(message, CognipeerContactsConstants.LIMIT);
        Integer failures = MessageHeaders.positive(message, CognipeerContactsConstants.MAX_FAILURES);
        return new SyncSettings(
                        options.matchBy(),
                        options.skipUnchanged(),
                        options.dryRun(),
                        options.parallelism(),
                        limit == null ? options.syncLimit() : limit,
                        options.validateEmail(),
                        MessageHeaders.flag(message, CognipeerContactsConstants.SYNC_DETAIL),
                        failures == null ? SyncReport.KEPT_FAILURES : failures)
                .with(missing(message));
    }

    private MissingRule missing(Message message) {
        if (options.missing().how() == OnMissing.keep) {
            return MissingRule.KEEP;
        }
        ContactFilter scope = MessageHeaders.structure(
                message,
                CognipeerContactsConstants.FILTER,
                options.missing().scope(),
                ContactFilter::parse,
                ContactFilter::of);
        return options.missing().rule(scope, MessageHeaders.count(message, CognipeerContactsConstants.EXPECTED_COUNT));
    }

    /** One contact of a body that has many. */
    Contact contact(Object item, Message message) {
        return body.readItem(item, message);
    }

    ContactQuery query(Message message) {
        if (options.fetchAll() && message.getHeader(CognipeerContactsConstants.PAGE) != null) {
            throw new InvalidContactException("Header " + CognipeerContactsConstants.PAGE
                    + " has no meaning with fetchAll=true: remove the header, or list one page");
        }
        Integer page = MessageHeaders.positive(message, CognipeerContactsConstants.PAGE);
        Integer limit = MessageHeaders.positive(message, CognipeerContactsConstants.LIMIT);
        return new ContactQuery(
                page == null ? options.page() : page,
                limit == null ? options.listLimit() : limit,
                MessageHeaders.structure(
                        message,
                        CognipeerContactsConstants.FILTER,
                        options.filter(),
                        ContactFilter::parse,
                        ContactFilter::of),
                MessageHeaders.structure(
                        message, CognipeerContactsConstants.SORT, options.sort(), ContactSort::parse, ContactSort::of));
    }

    private ContactIdentity givenIdentity(Message message) {
        String email = MessageHeaders.identifier(message, CognipeerContactsConstants.EMAIL);
        String integrationId = MessageHeaders.identifier(message, CognipeerContactsConstants.INTEGRATION_ID);
        if (email == null && integrationId == null) {
            email = ContactIdentity.textOf(options.email());
            integrationId = ContactIdentity.textOf(options.integrationId());
        }
        return email == null && integrationId == null ? null : new ContactIdentity(email, integrationId);
    }

    /** A blank identifier counts as none, because an empty column of a CSV row identifies no contact. */
    private static ContactIdentity identityOf(Contact contact) {
        if (!contact.isFromApi()) {
            IdentifierCheck.check(contact);
        }
        String integrationId = identifier(contact, Contact.INTEGRATION_ID);
        if (integrationId != null) {
            return new ContactIdentity(null, integrationId);
        }
        String email = identifier(contact, Contact.EMAIL);
        if (email != null) {
            return new ContactIdentity(email, null);
        }
        throw new InvalidContactException("No contact is named: set the header " + CognipeerContactsConstants.EMAIL
                + " or " + CognipeerContactsConstants.INTEGRATION_ID
                + ", the option email or integrationId, or either field in the body"
                + IdentifierHint.of(contact, List.of(Contact.INTEGRATION_ID, Contact.EMAIL)));
    }

    private static String identifier(Contact contact, String field) {
        try {
            String text = ContactIdentity.textOf(contact.get(field));
            return text != null && contact.isFromApi() ? String.valueOf(contact.get(field)) : text;
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("The body's field '" + field + "' must be text to name a contact");
        }
    }

    /** Removes an identifier that only names the contact. One that is null stays, as it clears the stored identifier. */
    private static void removeUnchanged(Contact fields, String field, String identifier) {
        Object value = fields.get(field);
        if (value != null && value.toString().equals(identifier)) {
            fields.remove(field);
        }
    }
}
