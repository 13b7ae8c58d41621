package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sync.SyncReport;

/**
 * What came of a day.
 *
 * @param seconds   how long people edited
 * @param crm       their edits in the CRM
 * @param workspace their edits in the workspace
 * @param requests  from the first edit until both sides were equal
 * @param leftOut   own writes that the consumer left out
 * @param known     contacts that came back as the base had them
 * @param crmWins   conflicts that the CRM's value won
 * @param conflicts all conflicts
 * @param end       both sides compared
 * @param quiet     the time without edits
 * @param audit     both sides compared by the example itself
 */
record Outcome(
        long seconds,
        Edits crm,
        Edits workspace,
        Requests requests,
        long leftOut,
        long known,
        long crmWins,
        long conflicts,
        Comparison end,
        Quiet quiet,
        SyncReport audit) {

    boolean isGood() {
        return end.isEqual() && quiet.isQuiet() && differences() == 0;
    }

    String table() {
        return String.join(
                System.lineSeparator(),
                "%-34s %9s %9s".formatted("edits in " + seconds + " s", "CRM", "workspace"),
                "%-34s %9d %9d".formatted("- changed fields", crm.changes(), workspace.changes()),
                "%-34s %9d %9d".formatted("- new customers, new contacts", crm.additions(), workspace.additions()),
                "%-34s %9d %9d".formatted("- removed", crm.removals(), workspace.removals()),
                "%-34s %9d".formatted("requests until both were equal", requests.all()),
                "%-34s %9d".formatted("- questions for changes", requests.changes()),
                "%-34s %9d".formatted("- search for deletions", requests.walks()),
                "%-34s %9d".formatted("- contacts read before writes", requests.reads()),
                "%-34s %9d".formatted("- writes", requests.writes()),
                "%-34s %9d".formatted("echoes suppressed", leftOut + known),
                "%-34s %9d".formatted("- left out by the consumer", leftOut),
                "%-34s %9d".formatted("- known to the base", known),
                "%-34s %9d %9d".formatted("conflicts settled for", crmWins, conflicts - crmWins),
                "%-34s %9s".formatted("both sides equal", end.isEqual() ? "yes" : "NO"),
                "%-34s %9d".formatted("- equal customers", end.equal()),
                "%-34s %9d".formatted("- removed, their contacts inactive", end.removed()),
                "%-34s %9s".formatted(quiet.polls() + " polls without edits", quiet.isQuiet() ? "quiet" : "NOT QUIET"),
                "%-34s %9d"
                        .formatted("- questions for changes", quiet.requests().changes()),
                "%-34s %9d".formatted("- search for deletions", quiet.requests().walks()),
                "%-34s %9d"
                        .formatted(
                                "- reads and writes",
                                quiet.requests().reads() + quiet.requests().writes()),
                "%-34s %9d".formatted("differences found by the audit", differences()),
                "%-34s %9d".formatted("- requests", audit.getRequests()));
    }

    private long differences() {
        return audit.getCreated() + audit.getUpdated() + audit.getFailed() + audit.getMissing();
    }

    /** The time after the day, in which nobody edits. */
    record Quiet(long polls, Requests requests) {

        /** One request for each poll; one may have been under way at either end. */
        boolean isQuiet() {
            return requests.writes() == 0 && requests.reads() == 0 && Math.abs(requests.changes() - polls) <= 1;
        }
    }
}
