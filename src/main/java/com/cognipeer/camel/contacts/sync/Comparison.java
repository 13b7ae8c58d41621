package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells from what is given and what is stored what has to be done; asks nobody. */
final class Comparison {

    private final SyncSettings settings;

    Comparison(SyncSettings settings) {
        this.settings = settings;
    }

    /** @param matches the stored contacts that have the candidate's key */
    Decision decide(Candidate candidate, List<Contact> matches) {
        if (matches.size() > 1) {
            return Decision.refuse(new InvalidContactException(matches.size() + " stored contacts have this "
                    + candidate.key().field() + ", so that it names none of them: none was written"));
        }
        return orRefuse(() -> matches.isEmpty()
                ? creation(candidate)
                : change(candidate, matches.get(0), candidate.key().field()));
    }

    /**
     * As {@link #decide}, for a contact that could not be created.
     *
     * @param holder   the stored contact that has an identifier of the candidate
     * @param field    which identifier
     * @param conflict what the creation failed with
     */
    Decision adopt(Candidate candidate, Contact holder, String field, InvalidContactException conflict) {
        boolean isTheSame =
                candidate.key().equals(ContactKey.of(holder, candidate.key().field()));
        boolean isNobodys = settings.matchBy() == MatchBy.auto && ContactKey.of(holder, Contact.INTEGRATION_ID) == null;
        if (!isTheSame && !isNobodys) {
            return Decision.refuse(conflict);
        }
        return orRefuse(
                () -> change(candidate, holder, isTheSame ? candidate.key().field() : field));
    }

    /** Whether a contact is stored with what is given and nothing else, as one is that has been created. */
    static boolean isStoredAsGiven(Candidate candidate, Contact stored) {
        Contact given = candidate.given().alone();
        return ContactDiff.changed(given, stored).isEmpty()
                && ContactDiff.added(given, stored).isEmpty();
    }

    private static Decision orRefuse(Supplier<Decision> decision) {
        try {
            return decision.get();
        } catch (InvalidContactException e) {
            return Decision.refuse(e);
        } catch (InvalidJsonException e) {
            return Decision.refuse(new InvalidContactException("The contact " + e.getMessage()));
        }
    }

    private Decision creation(Candidate candidate) {
        Contact contact = candidate.given().alone();
        candidate.given().check(contact, settings.validateEmail());
        return Decision.create(contact);
    }

    private Decision change(Candidate candidate, Contact stored, String field) {
        Contact wanted = candidate.given().over(stored);
        Set<String> changed = ContactDiff.changed(wanted, stored);
        if (settings.skipUnchanged() && changed.isEmpty()) {
            return Decision.unchanged(stored);
        }
        String key = ContactKey.of(stored, field).given();
        Contact fields = new Contact(wanted);
        fields.keySet().removeIf(name -> !changed.contains(name) && (settings.skipUnchanged() || isIdentifier(name)));
        if (fields.isEmpty()) {
            // The API takes no update without a field.
            fields.put(field, key);
        }
        candidate.given().check(fields, settings.validateEmail());
        ContactIdentity identity =
                field.equals(Contact.EMAIL) ? new ContactIdentity(key, null) : new ContactIdentity(null, key);
        return Decision.change(identity, stored, fields);
    }

    private static boolean isIdentifier(String field) {
        return field.equals(Contact.EMAIL) || field.equals(Contact.INTEGRATION_ID);
    }
}
