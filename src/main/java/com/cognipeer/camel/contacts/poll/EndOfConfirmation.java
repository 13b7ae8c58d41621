package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of a confirmation.
 *
 * @param isWhole whether it has asked for all absent contacts
 * @param second  when the second confirmation is due, if this was the first
 */
record EndOfConfirmation(boolean isWhole, Instant second) implements Walk {

    static EndOfConfirmation whole(Instant second) {
        return new EndOfConfirmation(true, second);
    }

    static EndOfConfirmation cut() {
        return new EndOfConfirmation(false, null);
    }

    /** The reconciliation after it. */
    Reconciliation next(Reconciliation reconciliation) {
        if (!isWhole) {
            return reconciliation;
        }
        boolean isFirst = reconciliation.phase() == Reconciliation.Phase.CONFIRMING;
        return isFirst && reconciliation.check().lacking() > 0
                ? reconciliation
                        .in(Reconciliation.Phase.REPORTING)
                        .with(reconciliation.check().notBefore(second))
                : reconciliation
                        .in(Reconciliation.Phase.OVER)
                        .with(reconciliation.check().notBefore(null));
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.empty();
    }

    @Override
    public Step after(Answer answer) {
        throw new IllegalStateException("the walk has ended");
    }

    @Override
    public PagingChoice choice() {
        return null;
    }
}
