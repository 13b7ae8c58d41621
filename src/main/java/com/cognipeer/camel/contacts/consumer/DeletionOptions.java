package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;

/**
 * How a consumer detects what is gone.
 *
 * @param detect            whether it does
 * @param reconcileInterval the time between two reconciliations of a consumer of changes; a snapshot has one with every sweep
 * @param most              how many contacts one reconciliation may report as gone
 */
public record DeletionOptions(boolean detect, Duration reconcileInterval, CountOrShare most) {}
