package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;

/** Asks for a few contacts of the workspace, whatever they are: the walk brought none that a confirmation could ask for too. */
record ControlsQuestion(Confirmation confirmation) implements Walk {

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(new ContactQuery(1, Confirmation.MOST_CONTROLS, ContactFilter.ALL, WalkOrder.BY_ID.sort()));
    }

    @Override
    public Step after(Answer answer) {
        confirmation.check(answer);
        return Step.to(confirmation.beginWith(
                answer.page().stream().map(Contact::getId).toList()));
    }

    @Override
    public PagingChoice choice() {
        return null;
    }
}
