package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Compares rows with stored contacts and plans what to do about them; sends nothing. */
final class RowPlanner {

    private final SyncSettings settings;

    RowPlanner(SyncSettings settings) {
        this.settings = settings;
    }

    RowPlan plan(InputRow row, StoredContacts stored) {
        return plan(row, stored.having(row.key()));
    }

    /** @param matches the stored contacts that have the key of the row */
    RowPlan plan(InputRow row, List<Contact> matches) {
        if (matches.size() > 1) {
            return RowPlan.refuse(
                    row,
                    matches,
                    new InvalidContactException(matches.size() + " stored contacts have this "
                            + row.key().field() + ", so it identifies none of them: none was written"));
        }
        return orRefuse(
                row,
                matches,
                () -> matches.isEmpty()
                        ? creation(row)
                        : change(row, matches.get(0), row.key().field()));
    }

    /**
     * Plans a row again that could not be created.
     *
     * @param holder   the stored contact that has an identifier of the row
     * @param field    the field of that identifier
     * @param conflict the failure of the creation
     */
    RowPlan adopt(InputRow row, Contact holder, String field, InvalidContactException conflict) {
        boolean isTheSame = row.key().equals(ContactKey.of(holder, row.key().field()));
        boolean isNobodys = settings.matchBy() == MatchBy.auto && ContactKey.of(holder, Contact.INTEGRATION_ID) == null;
        if (!isTheSame && !isNobodys) {
            return RowPlan.refuse(row, List.of(), conflict);
        }
        return orRefuse(
                row, List.of(), () -> change(row, holder, isTheSame ? row.key().field() : field));
    }

    /** Whether a contact is stored with the fields of the row and no others, as it is after its creation. */
    static boolean isStoredAsGiven(InputRow row, Contact stored) {
        Contact given = row.given().alone();
        return ContactDiff.changed(given, stored).isEmpty()
                && ContactDiff.added(given, stored).isEmpty();
    }

    private static RowPlan orRefuse(InputRow row, List<Contact> matches, Supplier<RowPlan> plan) {
        try {
            return plan.get();
        } catch (InvalidContactException e) {
            return RowPlan.refuse(row, matches, e);
        } catch (InvalidJsonException e) {
            return RowPlan.refuse(row, matches, new InvalidContactException("The contact " + e.getMessage()));
        }
    }

    private RowPlan creation(InputRow row) {
        Contact contact = row.given().alone();
        row.given().check(contact, settings.validateEmail());
        return RowPlan.create(row, contact);
    }

    /** @param field the field of the identifier that names the stored contact */
    private RowPlan change(InputRow row, Contact stored, String field) {
        Contact wanted = row.given().over(stored);
        Set<String> changed = ContactDiff.changed(wanted, stored);
        if (settings.skipUnchanged() && changed.isEmpty()) {
            return RowPlan.leave(row, stored);
        }
        ContactKey key = ContactKey.of(stored, field);
        Contact fields = new Contact(wanted);
        fields.keySet().removeIf(name -> !changed.contains(name) && (settings.skipUnchanged() || isIdentifier(name)));
        if (fields.isEmpty()) {
            // The API takes no update without a field.
            fields.put(field, key.given());
        }
        row.given().check(fields, settings.validateEmail());
        return RowPlan.change(row, stored, key.identity(), fields);
    }

    private static boolean isIdentifier(String field) {
        return field.equals(Contact.EMAIL) || field.equals(Contact.INTEGRATION_ID);
    }
}
