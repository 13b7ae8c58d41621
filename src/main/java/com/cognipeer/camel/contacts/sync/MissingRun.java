package com.cognipeer.camel.contacts.sync;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the stored contacts that a whole input does not have, and reports or changes them. */
final class MissingRun {

    private static final Logger LOG = LoggerFactory.getLogger("com.cognipeer.camel.contacts.sync.SyncRun");
    /** A clock of the server may be off by so much, or a replica late. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final SyncSettings settings;
    private final MissingRule rule;
    private final MissingGuard guard;
    private final SyncRequests requests;
    private final SyncLedger ledger;
    private final ScopeContacts scope;
    private final MissingWrites writes;
    private final ScopePages pages;

    MissingRun(
            SyncSettings settings,
            SyncRequests requests,
            SyncLedger ledger,
            ScopeContacts scope,
            MissingWrites writes) {
        this.settings = settings;
        this.rule = settings.missing();
        this.guard = new MissingGuard(rule.most());
        this.requests = requests;
        this.ledger = ledger;
        this.scope = scope;
        this.writes = writes;
        this.pages = new ScopePages(requests);
    }

    /**
     * The input is over.
     *
     * @return why the sync has to stop; empty when nothing is left to do
     */
    Optional<String> run() {
        if (rule.isKeep()) {
            return Optional.empty();
        }
        Optional<String> untold = whyInputCannotTell();
        if (untold.isPresent()) {
            LOG.warn("No contact counts as missing, as {}", untold.get());
            ledger.noneMissing(untold.get());
            return Optional.empty();
        }
        boolean updates = rule.how() == OnMissing.update;
        ScopeWalk walk = new ScopeWalk(
                scope.walk(rule.scope(), settings.chunkSize(), pages::get),
                new ScopeCheck(PlainConditions.of(rule.scope())),
                ledger.seen(),
                requests.start().byTheEarlierClock().minus(MARGIN),
                updates ? Integer.MAX_VALUE : settings.keptFailures());
        boolean whole = walk.run(() -> updates && isSureToBeRefused(walk), pages::areOver);
        ledger.foundMissing(walk.missing());
        boolean allowed = whole && guard.allows(walk.missing(), walk.contacts());
        if (updates && allowed) {
            writes.write(walk.absent(), walk.emails());
            return Optional.empty();
        }
        walk.absent().stream()
                .limit(settings.keptFailures())
                .map(AbsentContact::untried)
                .forEach(ledger::nameMissing);
        return allowed ? Optional.empty() : refused(walk, whole);
    }

    private boolean isSureToBeRefused(ScopeWalk walk) {
        return guard.isSureToRefuse(walk.missing(), ledger.seen().size());
    }

    private Optional<String> whyInputCannotTell() {
        long rows = ledger.counts().done();
        if (rows == 0) {
            return Optional.of("the input has no rows");
        }
        if (rule.expectedRows() != null && rows < rule.expectedRows()) {
            return Optional.of("the input has " + rows + " rows, and it should have " + rule.expectedRows()
                    + " by the header CamelCognipeerContactsExpectedCount");
        }
        if (!requests.start().isByTheServer()) {
            return Optional.of(
                    "no answer of the server has a Date, and nobody knows which contacts are older than the sync");
        }
        long unknown = ledger.seen().failuresWithoutContact();
        if (unknown > 0) {
            return Optional.of(unknown + " of " + rows + " rows failed, and nobody knows which stored contacts they are"
                    + " about: correct these rows");
        }
        long unidentified = ledger.seen().answersWithoutId();
        if (unidentified > 0) {
            return Optional.of("the answers to " + unidentified + " of " + rows
                    + " rows have no _id, and nobody knows which stored contacts they are about");
        }
        return Optional.empty();
    }

    private Optional<String> refused(ScopeWalk walk, boolean whole) {
        String numbers = "the input has " + ledger.counts().done() + " rows, and lacks "
                + (whole
                        ? walk.missing() + " of the " + walk.contacts() + " contacts of the scope"
                        : walk.missing() + " or more of the " + pages.total() + " contacts of the scope")
                + ", while maxMissing=" + rule.most() + " allows "
                + guard.allowed(whole ? walk.contacts() : ledger.seen().size() + walk.missing());
        String remedy = " See whether the input is whole, and whether the filter names only contacts that it should"
                + " have. If these contacts are to go, set maxMissing to more";
        if (rule.how() == OnMissing.report) {
            LOG.warn("Too many contacts are missing: {}.{}", numbers, remedy);
            return Optional.empty();
        }
        return Optional.of("too many contacts are missing: " + numbers + ". None of them was changed." + remedy);
    }
}
