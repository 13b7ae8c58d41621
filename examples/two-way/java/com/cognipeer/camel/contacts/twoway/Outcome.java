package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sync.SyncReport;

/**
 * What came of a day.
 *
 * @param seconds   how long people edited
 * @param crm       their edits in the CRM
 * @param workspace their edits in the workspace
 * @param requests  from the first edit until both sides were equal
 * @param known     contacts that the routes had written, and that came back to them
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
                "%-36s %9s %9s".formatted("edits in " + seconds + " s", "CRM", "workspace"),
                "%-36s %9d %9d".formatted("- changed fields", crm.changes(), workspace.changes()),
                "%-36s %9d %9d".formatted("- new customers, new contacts", crm.additions(), workspace.additions()),
                "%-36s %9d %9d".formatted("- removed", crm.removals(), workspace.removals()),
                "%-36s %9d".formatted("requests until both were equal", requests.all()),
                "%-36s %9d".formatted("- questions for changes", requests.changes()),
                "%-36s %9d".formatted("- search for deletions", requests.walks()),
                "%-36s %9d".formatted("- contacts read before writes", requests.reads()),
                "%-36s %9d".formatted("- writes", requests.writes()),
                "%-36s %9d".formatted("echoes suppressed", requests.writes()),
                "%-36s %9d".formatted("- did not come back", requests.writes() - known),
                "%-36s %9d".formatted("- came back, and the base knew them", known),
                "%-36s %9d %9d".formatted("conflicts settled for", crmWins, conflicts - crmWins),
                "%-36s %9s".formatted("both sides equal", end.isEqual() ? "yes" : "NO"),
                "%-36s %9d".formatted("- equal customers", end.equal()),
                "%-36s %9d".formatted("- removed, their contacts inactive", end.removed()),
                "%-36s %9s".formatted(quiet.polls() + " polls without edits", quiet.isQuiet() ? "quiet" : "NOT QUIET"),
                "%-36s %9d"
                        .formatted("- questions for changes", quiet.requests().changes()),
                "%-36s %9d".formatted("- search for deletions", quiet.requests().walks()),
                "%-36s %9d"
                        .formatted(
                                "- reads and writes",
                                quiet.requests().reads() + quiet.requests().writes()),
                "%-36s %9d".formatted("differences found by the audit", differences()),
                "%-36s %9d".formatted("- requests", audit.getRequests()));
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
