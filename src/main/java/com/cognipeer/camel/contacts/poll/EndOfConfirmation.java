package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of a confirmation.
 *
 * @param isWhole whether it has asked for all absent contacts
 * @param due     when another confirmation is due, if one is needed
 * @param isDoubtful whether it contradicts the one before, so that another is needed
 */
record EndOfConfirmation(boolean isWhole, Instant due, boolean isDoubtful) implements Walk {

    static EndOfConfirmation whole(Instant due, boolean isDoubtful) {
        return new EndOfConfirmation(true, due, isDoubtful);
    }

    static EndOfConfirmation cut() {
        return new EndOfConfirmation(false, null, false);
    }

    /** The reconciliation after it. */
    Reconciliation after(Reconciliation reconciliation) {
        if (!isWhole) {
            return reconciliation;
        }
        boolean isFirst = reconciliation.phase() == Reconciliation.Phase.CONFIRMING;
        return isDoubtful || isFirst && reconciliation.check().lacking() > 0
                ? reconciliation
                        .in(Reconciliation.Phase.REPORTING)
                        .with(reconciliation.check().notBefore(due))
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
