package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One random course of a consumer with an inventory, over a workspace that moves between any two requests, a server that
 * answers wrongly for a while, and a machine that fails; repeatable by its seed.
 */
public final class DeletionHistory {

    private static final Duration LOOKBACK = Duration.ofSeconds(3);
    private static final int MOST_REQUESTS = 3_000;

    private final Random random;
    private final boolean changes;
    private final Trouble trouble;
    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedWorkspace workspace;
    private final Movement movement;
    private final SimulatedOutage outage;
    private final Mishaps mishaps;
    private final WalkSettings settings;
    private final ReportJudge judge;
    private final DownstreamJudge downstream;
    private final SimulatedProcess process;
    private int left;
    private boolean isHeld;
    private boolean hasProof;

    int routed;
    int refusals;
    int guards;

    /** @param opened gives the inventory again at each start of the process */
    DeletionHistory(
            long seed, boolean changes, SimulatedServer.Ranges ranges, Trouble trouble, Supplier<Inventory> opened) {
        random = new Random(seed);
        this.changes = changes;
        this.trouble = trouble;
        server.ranges = ranges;
        server.granularity = random.nextBoolean() ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
        server.totalFirst = random.nextBoolean();
        server.hidesDeleted = random.nextInt(4) == 0;
        if (random.nextBoolean()) {
            server.betweenPageAndTotal = this::moveBetweenPageAndTotal;
        }
        // A sweep over changes refuses a server that ignores any filter.
        boolean takesFilter = !changes || ranges != SimulatedServer.Ranges.IGNORED;
        ContactFilter filter = takesFilter ? SimulatedWorkspace.filter(random) : ContactFilter.ALL;
        workspace = new SimulatedWorkspace(random, server, filter);
        movement = new Movement(random, server, workspace);
        outage = new SimulatedOutage(random, server);
        mishaps = new Mishaps(random, trouble.withMishaps() ? 0.02 : 0);
        judge = new ReportJudge(workspace, outage, SimulatedProcess.BETWEEN_CONFIRMATIONS);
        downstream = new DownstreamJudge(workspace, judge, mishaps, changes, trouble == Trouble.NONE);
        int limit = random.nextBoolean() ? 2 + random.nextInt(8) : 10 + random.nextInt(40);
        settings = new WalkSettings(filter, limit, changes ? LOOKBACK : Duration.ZERO, StartFrom.BEGINNING);
        CountOrShare most = CountOrShare.parse(
                switch (random.nextInt(4)) {
                    case 0 -> "100%";
                    case 1 -> "50%";
                    case 2 -> "3";
                    default -> "10%";
                });
        process = new SimulatedProcess(changes, settings, mishaps, most, opened);
        for (int count = random.nextInt(40); count > 0; count--) {
            movement.tick();
            workspace.insert();
        }
    }

    /** A history with all that may go wrong. @param opened gives the same inventory again, as after a start of the process */
    public static DeletionHistory of(long seed, boolean changes, boolean byPages, Supplier<Inventory> opened) {
        SimulatedServer.Ranges ranges =
                byPages ? SimulatedServer.Ranges.NOTHING_MATCHES : SimulatedServer.Ranges.HONOURED;
        return new DeletionHistory(seed, changes, ranges, Trouble.BOTH, opened);
    }

    public DeletionHistory run() {
        poll();
        for (int poll = 10 + random.nextInt(30); poll > 0; poll--) {
            pause();
            poll();
        }
        rest();
        if (isHeld) {
            process.restartUnguarded();
            rest();
        }
        downstream.end();
        return this;
    }

    /** What was wrong; empty if all went well. */
    public List<String> faults() {
        return Stream.concat(judge.faults.stream(), downstream.faults.stream()).toList();
    }

    int mishaps() {
        return mishaps.count;
    }

    long requests() {
        return outage.requests;
    }

    ReportJudge judge() {
        return judge;
    }

    DownstreamJudge downstream() {
        return downstream;
    }

    /** Nothing moves and nothing fails any more. */
    private void rest() {
        if (changes && !(process.known().place() instanceof ChangesPlace place && place.watermark() != null)) {
            // Without any contact the first sweep over changes does not end, and reconciliations follow it.
            workspace.insert();
        }
        movement.end();
        mishaps.end();
        outage.end();
        isHeld = false;
        for (int poll = 0; poll < 36; poll++) {
            server.now = server.now.plusSeconds(poll < 24 ? 11 : 95);
            poll();
        }
    }

    private void poll() {
        judge.polls();
        left = movement.isOver() || random.nextInt(3) > 0 ? Integer.MAX_VALUE : 1 + random.nextInt(12);
        movement.pollBegins();
        long first = outage.requests;
        try {
            downstream.begins(process.entries());
            Sweep sweep = process.sweeps().begin(process.known(), Math.min(left, settings.limit()), server.now);
            if (route(sweep, first, false) && left > 0) {
                downstream.begins(process.entries());
                Optional<Sweep> part = process.sweeps().reconcile(process.known(), server.now);
                if (part.isPresent()) {
                    route(part.get(), first, true);
                }
            }
        } catch (Mishaps.Killed killed) {
            judge.fails();
            process.restart();
        } catch (Mishaps.FailedWrite failed) {
            judge.fails();
        } catch (TooManyDeletionsException guard) {
            judge.fails();
            guards++;
            isHeld = true;
        } catch (ContactsException | UnusablePositionException refusal) {
            if (movement.isOver() ? !isFirstProof(refusal) : !trouble.withOutages() && !isOfMovingData(refusal)) {
                throw refusal;
            }
            judge.fails();
            refusals++;
        }
    }

    private static boolean isOfMovingData(RuntimeException refusal) {
        return refusal.getMessage()
                .matches(
                        ".*(contacts move so fast|lies outside|gives the same contacts again|is the size of the page).*");
    }

    /** When nothing moves any more, the first page may still be the first one to show that the server ignores ranges. */
    private boolean isFirstProof(RuntimeException refusal) {
        boolean isFirst = !hasProof && refusal.getMessage().contains("lies outside");
        hasProof = true;
        return isFirst;
    }

    /** Routes until the sweep is over, no more may be routed, or a route fails. False in the last case. */
    private boolean route(Sweep sweep, long first, boolean reconciles) {
        boolean isFine = true;
        try {
            while (isFine && left > 0 && !sweep.isOver()) {
                sweep.dropUnconfirmed(server.now);
                while (!sweep.hasContact() && !sweep.isOver()
                        || sweep.isAtTheEdge() && !(left == 1 && sweep.hasContact() && sweep.isMoreCertain())) {
                    if (outage.requests - first > MOST_REQUESTS) {
                        throw new AssertionError("the poll does not end");
                    }
                    ask(sweep);
                }
                if (sweep.hasContact()) {
                    isFine = routeOne(sweep, reconciles);
                    left--;
                }
            }
        } catch (RuntimeException failure) {
            saveAfter(failure, sweep);
            throw failure;
        }
        if (sweep.isOver()) {
            sweep.finish();
        }
        leave(sweep);
        process.save(sweep);
        return isFine;
    }

    private void leave(Sweep sweep) {
        for (int ahead = 0; ahead < sweep.waiting(); ahead++) {
            downstream.leaves(sweep.handOut(ahead).contact().getId());
        }
    }

    private void saveAfter(RuntimeException failure, Sweep sweep) {
        leave(sweep);
        try {
            process.save(sweep);
        } catch (Mishaps.FailedWrite again) {
            failure.addSuppressed(again);
        }
    }

    private void ask(Sweep sweep) {
        movement.move(3);
        mishaps.mayKill();
        Answer answer;
        ContactQuery query = sweep.request().orElseThrow();
        try {
            answer = outage.list(query);
        } catch (InvalidContactException refusal) {
            sweep.refused(refusal);
            return;
        }
        judge.answered(query, answer);
        sweep.accept(answer);
        boolean mustBeStored = sweep.mustBeStored();
        if (mustBeStored) {
            process.save(sweep);
        }
        movement.move(2);
        if (random.nextInt(3) > 0 && !mustBeStored) {
            process.save(sweep);
        }
    }

    /** False when the route failed. */
    private boolean routeOne(Sweep sweep, boolean reconciles) {
        mishaps.mayKill();
        Handout handout = sweep.handOut();
        if (mishaps.happens()) {
            judge.fails();
            return false;
        }
        routed++;
        Contact contact = handout.contact();
        if (contact.containsKey("rev")) {
            downstream.contact(handout, server.now, refusals == 0);
        } else {
            downstream.report(handout, reconciles, server.now, process.most());
        }
        sweep.advance();
        mishaps.mayKill();
        return true;
    }

    private void moveBetweenPageAndTotal() {
        movement.move(2);
    }

    private void pause() {
        for (int moves = random.nextInt(5); moves > 0; moves--) {
            movement.move(3);
        }
        server.now = server.now.plusMillis(random.nextInt(random.nextInt(12) == 0 ? 90_000 : 9_000));
        workspace.commitDue();
        if (trouble.withOutages() && random.nextInt(5) == 0 && process.known().workspaceId() != null) {
            outage.begin();
        }
    }
}
