package com.cognipeer.camel.contacts.consumer;

import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;

/** Why a contact is not done when its exchange has ended. */
public final class ExchangeFailure {

    /** The message to the exception handler, which the failure of a skipped contact is given to. */
    public static final String SKIPPED = "A contact failed and is skipped (onFailure=skip)";

    private ExchangeFailure() {}

    /** The failure of the exchange, also when it is only marked for rollback; null when the contact is done. */
    public static Exception of(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()
                ? new RollbackExchangeException(exchange)
                : null;
    }
}
