package com.cognipeer.camel.contacts.twoway;

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
        Quiet quiet) {

    boolean isGood() {
        return end.isEqual() && quiet.isQuiet();
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
                "%-34s %9d".formatted("- contacts read before a write", requests.reads()),
                "%-34s %9d".formatted("- writes", requests.writes()),
                "%-34s %9d".formatted("echoes suppressed", requests.writes()),
                "%-34s %9d".formatted("- left out by the consumer", requests.writes() - known),
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
                                quiet.requests().reads() + quiet.requests().writes()));
    }

    /** The time after the day, in which nobody edits. */
    record Quiet(long polls, Requests requests) {

        /** One request for each poll; one may have been under way at either end. */
        boolean isQuiet() {
            return requests.writes() == 0 && requests.reads() == 0 && Math.abs(requests.changes() - polls) <= 1;
        }
    }
}
