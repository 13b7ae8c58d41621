package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/** One walk over the scope, which finds the contacts that the input does not have. */
final class ScopeWalk {

    private final Iterator<Contact> scope;
    private final ScopeCheck check;
    private final SeenContacts seen;
    private final Instant createdBefore;
    private final int mostKept;
    private final ContactVersions versions = new ContactVersions();
    private final EmailSpellings emails = new EmailSpellings();
    private final List<AbsentContact> absent = new ArrayList<>();
    private long missing;
    private long contacts;
    private long taken;

    /**
     * @param check         fails if a contact is not of the scope
     * @param createdBefore a contact that was created later may be unknown to the system that the input is from
     * @param mostKept      how many missing contacts to keep; the others are counted
     */
    ScopeWalk(Iterator<Contact> scope, ScopeCheck check, SeenContacts seen, Instant createdBefore, int mostKept) {
        this.scope = scope;
        this.check = check;
        this.seen = seen;
        this.createdBefore = createdBefore;
        this.mostKept = mostKept;
    }

    /**
     * @param  ended whether to walk no further
     * @param  over  whether no contacts follow after so many
     * @return       whether the walk has come to the end of the scope
     * @throws com.cognipeer.camel.contacts.client.ContactsException when the walk fails, or the server ignores the filter
     */
    boolean run(BooleanSupplier ended, LongPredicate over) {
        while (!ended.getAsBoolean()) {
            if (over.test(taken) || !scope.hasNext()) {
                return true;
            }
            take(scope.next());
            taken++;
        }
        return false;
    }

    private void take(Contact contact) {
        check.note(contact);
        emails.note(contact);
        if (seen.contains(contact)) {
            contacts += isOlder(contact) && !seen.hasEntered(contact.get(Contact.ID)) ? 1 : 0;
        } else if (isMissing(contact)) {
            contacts++;
            missing++;
            if (absent.size() < mostKept) {
                absent.add(AbsentContact.of(contact, versions));
            }
        }
    }

    /** Nobody can tell whether a row is about a contact without an _id. */
    private boolean isMissing(Contact contact) {
        return contact.get(Contact.ID) != null && !isDeleted(contact) && isOlder(contact);
    }

    private boolean isOlder(Contact contact) {
        return contact.createdAt().filter(createdBefore::isAfter).isPresent();
    }

    static boolean isDeleted(Contact contact) {
        return Boolean.TRUE.equals(contact.get("deleted"));
    }

    /** How many contacts of the scope the input does not have. */
    long missing() {
        return missing;
    }

    /** How many contacts the scope had before the sync; those that it has created or moved into the scope are too young. */
    long contacts() {
        return contacts;
    }

    /** The e-mail addresses of the scope. */
    EmailSpellings emails() {
        return emails;
    }

    List<AbsentContact> absent() {
        return absent;
    }
}
