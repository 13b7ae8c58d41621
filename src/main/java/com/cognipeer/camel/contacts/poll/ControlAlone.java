package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks for a contact that is known to be there, behind a question that had no room for one.
 *
 * @param onward  takes the answer to that question if the contact comes back
 * @param doubted goes on if it does not, for a reason
 */
record ControlAlone(
        ContactQuery query,
        String control,
        Consumer<Answer> check,
        Supplier<Step> onward,
        Function<String, Walk> doubted)
        implements Walk {

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(query);
    }

    @Override
    public Step after(Answer answer) {
        check.accept(answer);
        boolean isBack =
                answer.page().size() == 1 && control.equals(answer.page().get(0).getId());
        return isBack
                ? onward.get()
                : Step.to(doubted.apply("the server did not find a contact that it listed before"));
    }

    @Override
    public Walk refused(ContactsException refusal) {
        return doubted.apply("the server refuses to look for contacts by their ids");
    }

    @Override
    public PagingChoice choice() {
        return null;
    }
}
