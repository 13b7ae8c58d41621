package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;

/**
 * How a consumer finds out what is gone.
 *
 * @param inventory            what it has routed
 * @param interval             the time between two reconciliations; null to reconcile with each snapshot
 * @param betweenConfirmations the time between the first confirmation and the second
 * @param most                 how many contacts may be gone before a reconciliation is refused
 */
public record Detection(Inventory inventory, Duration interval, Duration betweenConfirmations, CountOrShare most) {}
