package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Follows what a consumer routes and judges its headers, and in the end whether a table that follows it is right. */
final class DownstreamJudge {

    private final SimulatedWorkspace workspace;
    private final ReportJudge judge;
    private final Mishaps mishaps;
    private final boolean changes;
    private final boolean isCalm;
    private final Downstream downstream = new Downstream();
    /** The version of each contact that was routed last and not reported since. */
    private final Map<String, String> latest = new HashMap<>();
    /** The contacts that a poll had to leave to a later one when it had announced them to the inventory. */
    private final Set<String> cut = new HashSet<>();

    private long largest;

    final List<String> faults = new ArrayList<>();
    int doubled;
    int renamed;
    int rolledBack;
    int handedBack;

    /** @param isCalm whether neither the server nor the machine fails */
    DownstreamJudge(SimulatedWorkspace workspace, ReportJudge judge, Mishaps mishaps, boolean changes, boolean isCalm) {
        this.workspace = workspace;
        this.judge = judge;
        this.mishaps = mishaps;
        this.changes = changes;
        this.isCalm = isCalm;
    }

    /** A poll has to leave a contact to a later one. */
    void leaves(String id) {
        cut.add(id);
    }

    /** @param isSteady whether no poll was refused */
    void contact(Handout handout, Instant now, boolean isSteady) {
        Contact contact = handout.contact();
        String id = contact.getId();
        boolean isMarked = Boolean.TRUE.equals(contact.get("deleted"));
        Change due = isMarked
                ? Change.DELETED
                : !downstream.has(id)
                        ? Change.CREATED
                        : !changes && handout.version().equals(downstream.version(id))
                                ? Change.UNCHANGED
                                : Change.UPDATED;
        // After a mishap an entry may be behind what was routed, or open.
        boolean isUnsure = handout.change() != Change.DELETED
                && due != Change.DELETED
                && (mishaps.count > 0 || handout.change() == Change.CREATED && cut.contains(id));
        if (handout.change() != due && !isUnsure) {
            faults.add("header: " + handout.change() + " and not " + due + " of " + contact);
        }
        String before = latest.put(id, handout.version());
        boolean isRepeated = isCalm && isSteady && workspace.writtenAt(id).isBefore(judge.routedAt(id));
        if (changes && handout.version().equals(before) && isRepeated) {
            faults.add("again: " + contact);
        }
        if (isMarked) {
            downstream.marked(contact);
        } else {
            downstream.put(contact, handout.version());
        }
        cut.remove(id);
        judge.contact(id, now);
    }

    /** A sweep or a part of a reconciliation may begin, and counts the entries of the inventory then. */
    void begins(long entries) {
        largest = Math.max(largest, entries);
    }

    /** @param reconciles whether a part of the reconciliation gave it */
    void report(Handout report, boolean reconciles, Instant now, CountOrShare most) {
        Contact body = report.contact();
        String id = body.getId();
        if (!reconciles) {
            faults.add("place: " + id + " is reported by a sweep of contacts");
        }
        boolean isDeleted = Boolean.TRUE.equals(body.get("deleted"));
        if (report.change() != (isDeleted ? Change.DELETED : Change.UNMATCHED)) {
            faults.add("header: " + report.change() + " of the report " + body);
        }
        if (!report.version().equals(id + ":" + report.change().word())) {
            faults.add("version: " + report.version() + " of the report " + body);
        }
        if (!downstream.has(id)) {
            doubled++;
            if (mishaps.count == 0 && !cut.contains(id)) {
                faults.add((downstream.everHad(id) ? "doubled: " : "unknown: ") + body);
            }
        }
        if (report.index() >= Math.max(10, most.of(largest))) {
            faults.add("flood: report " + report.index() + " of " + largest + " with " + most);
        }
        String carried = downstream.integrationIdOf(id);
        if (body.getIntegrationId() == null
                && carried != null
                && !workspace.wasShared(carried)
                && !workspace.wasRenamed(id)) {
            faults.add("unnamed: the report " + body + " has no integration id, and nobody else ever had " + carried);
        }
        latest.remove(id);
        cut.remove(id);
        judge.report(id, report.change(), now, most.isAll());
        downstream.reported(body);
        if (mishaps.count > 0 && workspace.wasRenamed(id) && downstream.forget(id)) {
            // The process was killed when the contact was routed under another integration id.
            renamed++;
        }
    }

    /** Judges when nothing has moved for long. */
    void end() {
        for (Contact contact : workspace.there()) {
            Downstream.Row row = downstream.rows().remove(Downstream.key(contact));
            boolean isRight =
                    row != null && row.id().equals(contact.getId()) && Objects.equals(row.rev(), contact.get("rev"));
            if (!isRight && mishaps.count > 0 && workspace.wasRestored(contact.getId())) {
                // The process was killed when another state was routed, and then the contact became again what it had
                // been.
                rolledBack++;
                downstream.forget(contact.getId());
            } else if (row != null && !row.id().equals(contact.getId()) && workspace.wasRestored(contact.getId())) {
                // Another contact had the integration id, and then the contact became again what it had been.
                handedBack++;
            } else if (!isRight) {
                faults.add("lost: the row of " + contact + " is " + row);
            }
        }
        downstream.rows().forEach((key, row) -> faults.add("missed: " + key + " is gone and has the row " + row));
        for (String id : downstream.ids()) {
            if (workspace.goneAs(id) != null) {
                faults.add("missed: " + id + " is gone and was not reported");
            }
        }
    }
}
