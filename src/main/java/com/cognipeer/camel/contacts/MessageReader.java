package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.body.ContactBody;
import com.cognipeer.camel.contacts.body.Content;
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
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Message;

/** What a message asks for: its headers go before the endpoint's options, and these before its body. */
final class MessageReader {

    private static final int MAX_DIGITS = 1000;

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
                : checked(CognipeerContactsConstants.OPERATION, given.toString(), ContactsOperation::of);
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
                : identityOf(Content.unwrapped(message.getBody()) == null ? new Contact() : body.read(message));
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

    /** How to sync what the message's body holds. */
    SyncSettings sync(Message message) {
        Integer limit = positiveHeader(message, CognipeerContactsConstants.LIMIT);
        Integer failures = positiveHeader(message, CognipeerContactsConstants.MAX_FAILURES);
        return new SyncSettings(
                options.matchBy(),
                options.skipUnchanged(),
                options.dryRun(),
                options.parallelism(),
                limit == null ? options.syncLimit() : limit,
                options.validateEmail(),
                flagHeader(message, CognipeerContactsConstants.SYNC_DETAIL),
                failures == null ? SyncReport.KEPT_FAILURES : failures);
    }

    /** One of the contacts that a body holds. */
    Contact contact(Object item, Message message) {
        return body.readItem(item, message);
    }

    ContactQuery query(Message message) {
        if (options.fetchAll() && message.getHeader(CognipeerContactsConstants.PAGE) != null) {
            throw new InvalidContactException("Header " + CognipeerContactsConstants.PAGE
                    + " has no meaning with fetchAll=true: remove the header, or list one page");
        }
        Integer page = positiveHeader(message, CognipeerContactsConstants.PAGE);
        Integer limit = positiveHeader(message, CognipeerContactsConstants.LIMIT);
        return new ContactQuery(
                page == null ? options.page() : page,
                limit == null ? options.listLimit() : limit,
                structure(
                        message,
                        CognipeerContactsConstants.FILTER,
                        options.filter(),
                        ContactFilter::parse,
                        ContactFilter::of),
                structure(
                        message, CognipeerContactsConstants.SORT, options.sort(), ContactSort::parse, ContactSort::of));
    }

    private ContactIdentity givenIdentity(Message message) {
        String email = identifierHeader(message, CognipeerContactsConstants.EMAIL);
        String integrationId = identifierHeader(message, CognipeerContactsConstants.INTEGRATION_ID);
        if (email == null && integrationId == null) {
            email = ContactIdentity.textOf(options.email());
            integrationId = ContactIdentity.textOf(options.integrationId());
        }
        return email == null && integrationId == null ? null : new ContactIdentity(email, integrationId);
    }

    /** An empty column of a CSV row names nobody, so blank identifiers count as absent here. */
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

    /** What names the contact already is no change; null clears an identifier. */
    private static void removeUnchanged(Contact fields, String field, String identifier) {
        Object value = fields.get(field);
        if (value != null && value.toString().equals(identifier)) {
            fields.remove(field);
        }
    }

    private static <T> T structure(
            Message message, String header, T unset, Function<String, T> fromText, Function<Map<?, ?>, T> fromMap) {
        Object given = Content.unwrapped(message.getHeader(header));
        if (given == null) {
            return unset;
        }
        if (given instanceof Map<?, ?> map) {
            return checked(header, map, fromMap::apply);
        }
        if (given instanceof CharSequence text) {
            return checked(header, text.toString(), fromText);
        }
        throw new InvalidContactException("Header " + header + " must be a Map or text, not a "
                + given.getClass().getName());
    }

    private static String identifierHeader(Message message, String header) {
        Object raw = message.getHeader(header);
        Object given = Content.unwrapped(raw);
        if (given instanceof Iterable || given instanceof Map || given instanceof Object[]) {
            throw new InvalidContactException("Header " + header + " must be a single text");
        }
        String value = given instanceof Number number ? numberOf(header, number) : textOf(message, given);
        if (raw != null && value == null) {
            throw new InvalidContactException("Header " + header + " is blank: give it a value or remove it");
        }
        IdentifierCheck.check("Header " + header, value);
        return value;
    }

    private static String numberOf(String header, Number number) {
        try {
            return ContactIdentity.textOf(number);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("Header " + header + " must be a single text");
        }
    }

    private static String textOf(Message message, Object given) {
        return given == null
                ? null
                : ContactIdentity.textOf(message.getExchange()
                        .getContext()
                        .getTypeConverter()
                        .convertTo(String.class, message.getExchange(), given));
    }

    private static boolean flagHeader(Message message, String header) {
        String given = message.getHeader(header, String.class);
        if (given == null) {
            return false;
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidContactException("Header " + header + " must be true or false");
        };
    }

    /** Read exactly: Camel's own conversion would cut off what an int cannot hold. */
    private static Integer positiveHeader(Message message, String header) {
        String given = message.getHeader(header, String.class);
        if (given == null) {
            return null;
        }
        int value;
        try {
            value = new BigDecimal(bounded(given.strip())).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidContactException("Header " + header + " must be a whole number");
        }
        if (value < 1) {
            throw new InvalidContactException("Header " + header + " must be 1 or more, not " + value);
        }
        return value;
    }

    /** The time to read a number grows with the square of its digits. */
    private static String bounded(String number) {
        if (number.length() > MAX_DIGITS) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static <V, T> T checked(String header, V value, Function<V, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("Header " + header + ": " + e.getMessage());
        }
    }
}
