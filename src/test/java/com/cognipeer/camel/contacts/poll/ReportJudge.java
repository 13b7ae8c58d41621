package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows the answers that a consumer gets and judges what it reports: is the contact gone, and did two confirmations lack it? */
final class ReportJudge {

    /** A confirmation is good for so long after its poll. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);

    /** A look-up by {@code _id} that named a contact. */
    private record Question(int poll, int failuresBefore, Instant time, SimulatedOutage.Kind outage, boolean hidden) {}

    private final SimulatedWorkspace workspace;
    private final SimulatedOutage outage;
    private final Duration betweenConfirmations;
    private final Map<String, List<Question>> questions = new HashMap<>();
    private final Map<String, Instant> routed = new HashMap<>();
    /** The questions about contacts that this poll has routed: without its process the consumer counts on them again. */
    private final Map<String, List<Question>> answeredByRouting = new HashMap<>();
    /** The contacts that an outage hid from the last list that should have shown them. */
    private final Set<String> hidden = new HashSet<>();
    /** When a list showed a contact last. */
    private final Map<String, Instant> listed = new HashMap<>();

    final List<String> faults = new ArrayList<>();
    private int poll;
    private int failures;
    int reports;
    int apart;
    int overtaken;

    ReportJudge(SimulatedWorkspace workspace, SimulatedOutage outage, Duration betweenConfirmations) {
        this.workspace = workspace;
        this.outage = outage;
        this.betweenConfirmations = betweenConfirmations;
    }

    void polls() {
        poll++;
        answeredByRouting.clear();
    }

    void fails() {
        failures++;
        answeredByRouting.forEach(questions::putIfAbsent);
    }

    void answered(ContactQuery query, Answer answer) {
        Set<String> asked = new HashSet<>();
        collect(query.filter().document(), asked);
        for (String id : asked) {
            questions
                    .computeIfAbsent(id, none -> new ArrayList<>())
                    .add(new Question(poll, failures, answer.received(), outage.kind(), outage.hides(id)));
        }
        if (asked.isEmpty()) {
            workspace.ids().stream().filter(outage::hides).forEach(hidden::add);
            answer.page().forEach(contact -> {
                hidden.remove(contact.getId());
                listed.put(contact.getId(), answer.received());
            });
        }
    }

    private static void collect(Object filter, Set<String> asked) {
        if (filter instanceof Map<?, ?> document) {
            if (document.get(Contact.ID) instanceof Map<?, ?> condition
                    && condition.get("$in") instanceof List<?> ids) {
                ids.forEach(id -> asked.add((String) id));
            }
            document.values().forEach(value -> collect(value, asked));
        }
        if (filter instanceof List<?> parts) {
            parts.forEach(part -> collect(part, asked));
        }
    }

    /** When the contact was routed last. */
    Instant routedAt(String id) {
        return routed.getOrDefault(id, Instant.MIN);
    }

    void contact(String id, Instant now) {
        routed.put(id, now);
        List<Question> before = questions.remove(id);
        if (before != null) {
            answeredByRouting.put(id, before);
        }
        hidden.remove(id);
    }

    /** @param emptyIsBelieved whether the operator lets an emptied list pass */
    void report(String id, Change change, Instant now, boolean emptyIsBelieved) {
        reports++;
        List<Question> since = questions.getOrDefault(id, List.of());
        requireTwoConfirmations(id, since, now);
        Change present = workspace.goneAs(id);
        if (present != change && !isOvertaken(id, since)) {
            if (isApart(id, since, emptyIsBelieved)) {
                apart++;
            } else {
                faults.add("false: " + id + " is reported as " + change + " and is "
                        + (present == null ? "there" : present) + " since " + workspace.changedAt(id) + "; now " + now
                        + "; " + since);
            }
        }
    }

    /** Whether the contact came back, or is gone in another way, since the last confirmation saw it. */
    private boolean isOvertaken(String id, List<Question> since) {
        if (since.isEmpty()) {
            return false;
        }
        Question last = since.get(since.size() - 1);
        boolean isStale = last.outage() == SimulatedOutage.Kind.STALE_REPLICA;
        Instant first = since.stream()
                .filter(question -> question.poll() == last.poll())
                .findFirst()
                .orElseThrow()
                .time();
        Instant seen = first.minusSeconds(isStale ? SimulatedOutage.MOST_STALE_SECONDS : 0);
        Instant changed = workspace.changedAt(id);
        boolean isLater = changed.isAfter(routedAt(id)) && !changed.isBefore(seen);
        overtaken += isLater ? 1 : 0;
        return isLater;
    }

    /** Whether an outage hid the contact from the walk and from both confirmations: nobody can know better then. */
    private boolean isApart(String id, List<Question> since, boolean emptyIsBelieved) {
        List<Question> hiding = since.stream().filter(Question::hidden).toList();
        boolean isEmptied =
                hiding.stream().anyMatch(question -> question.outage() == SimulatedOutage.Kind.NOTHING_AT_ALL);
        if (isEmptied) {
            // Without any contact there is no control: the operator has said that all may be gone.
            return emptyIsBelieved;
        }
        return hidden.contains(id) && hiding.size() >= 2 || isHiddenSinceItIsBack(id, since);
    }

    /** Whether the contact was gone at the first question, came back, and an outage hid it from each question after that. */
    private boolean isHiddenSinceItIsBack(String id, List<Question> since) {
        Instant back = workspace.changedAt(id);
        List<Question> later = since.stream()
                .filter(question -> !question.time().isBefore(back))
                .toList();
        boolean isListed =
                !hidden.contains(id) && !listed.getOrDefault(id, Instant.MIN).isBefore(back);
        return workspace.get(id) != null
                && !isListed
                && later.size() < since.size()
                && !later.isEmpty()
                && later.stream().allMatch(Question::hidden);
    }

    private void requireTwoConfirmations(String id, List<Question> since, Instant now) {
        if (since.isEmpty()) {
            faults.add("unasked: " + id + " is reported and was not asked for since it was routed");
            return;
        }
        Question first = since.get(0);
        Question last = since.get(since.size() - 1);
        if (last.poll() == first.poll() || last.time().isBefore(first.time().plus(betweenConfirmations))) {
            faults.add("once: " + id + " is reported after one confirmation: " + since);
        }
        if (last.failuresBefore() != failures) {
            faults.add("not anew: " + id + " is reported by a confirmation from before a failure: " + since);
        }
        if (last.poll() != poll && last.time().plus(GOOD_FOR).isBefore(now)) {
            faults.add("old: " + id + " is reported by a confirmation that is too old: " + since + ", now " + now);
        }
    }
}
