package com.cognipeer.camel.contacts.ownwrites;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.cognipeer.camel.contacts.poll.OwnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether a write alone made the contact what its answer shows. Somebody else may have changed another field just
 * before, and the answer has that change too.
 */
final class OwnWriteCheck {

    /** A server may read its clock twice while it creates a contact. */
    private static final Duration ONE_CREATION = Duration.ofMillis(100);

    private OwnWriteCheck() {}

    /** @param before the contact as it was looked up; null for a contact that was created */
    static Optional<OwnWrite> of(Contact before, Contact written, Contact answer) {
        if (answer.getId() == null || !ContactDiff.changed(written, answer).isEmpty()) {
            return Optional.empty();
        }
        ContactVersions versions = new ContactVersions();
        if (before == null) {
            return isFresh(written, answer) ? Optional.of(OwnWrite.creation(versions.of(answer))) : Optional.empty();
        }
        if (!hasOthersAsBefore(before, written, answer) || before.modifiedAt().isEmpty()) {
            return Optional.empty();
        }
        OwnWrite write = new OwnWrite(
                versions.of(answer),
                versions.of(before),
                before.modifiedAt().get(),
                before.asOf().orElse(null));
        // A write that changed nothing must not take the place of the one that made this version.
        return Optional.of(write).filter(changing -> !changing.version().equals(changing.before()));
    }

    /** Whether the contact is new, and not one that was there before the creation. */
    private static boolean isFresh(Contact written, Contact answer) {
        Instant created = answer.createdAt().orElse(null);
        Instant modified = answer.modifiedAt().orElse(null);
        return ContactDiff.added(written, answer).isEmpty()
                && (created == null || modified == null || !modified.isAfter(created.plus(ONE_CREATION)));
    }

    /** Whether the fields that were not written are exactly as before, but for the date of the write. */
    private static boolean hasOthersAsBefore(Contact before, Contact written, Contact answer) {
        Set<String> others = new HashSet<>(before.keySet());
        others.addAll(answer.keySet());
        others.removeAll(written.keySet());
        others.remove(Contact.MODIFIED_DATE);
        return others.stream().allMatch(field -> Objects.equals(before.get(field), answer.get(field)));
    }
}
