package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Instant;

/** Whose contacts a position is about and when the server was last heard. */
final class Identity {

    private String workspaceId;
    private Instant asOf;

    Identity(Position position) {
        this.workspaceId = position.workspaceId();
        this.asOf = position.asOf();
    }

    /** @throws UnusablePositionException when a contact belongs to another workspace than those before */
    void check(Answer answer) {
        String found = workspaceId;
        for (Contact contact : answer.page()) {
            if (contact.get(Contact.WORKSPACE_ID) instanceof String its) {
                if (found != null && !found.equals(its)) {
                    throw new UnusablePositionException("belongs to the workspace " + IdText.of(found)
                            + ", and the contacts that came belong to " + IdText.of(its));
                }
                found = its;
            }
        }
        workspaceId = found;
        asOf = answer.date() == null ? asOf : answer.date();
    }

    String workspaceId() {
        return workspaceId;
    }

    Instant asOf() {
        return asOf;
    }
}
