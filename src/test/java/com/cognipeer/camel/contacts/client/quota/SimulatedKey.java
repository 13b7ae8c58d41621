package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** One key's quota at a server and the processes that use it as hard as they may, in simulated time. */
final class SimulatedKey {

    static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int LIMIT = 100;

    enum Window {
        SLIDING,
        FIXED,
        /** Sliding, and not told of. */
        UNTOLD,
        /** Sliding, and told of by a wait with each refusal only. */
        SLIDING_WAITS,
        /** Fixed, and told of by a wait with each refusal only. */
        FIXED_WAITS;

        private boolean isFixed() {
            return this == FIXED || this == FIXED_WAITS;
        }

        private boolean isTold() {
            return this == SLIDING || this == FIXED;
        }
    }

    private record Event(long at, long number, Runnable what) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) ->
            one.at != other.at ? Long.compare(one.at, other.at) : Long.compare(one.number, other.number));
    private final Window window;
    private final Random random;
    private final Deque<Long> taken = new ArrayDeque<>();
    private final List<Process> processes = new ArrayList<>();
    private final long offset;
    private long fixedWindow = -1;
    private int takenInFixed;
    private long now;
    private long number;

    SimulatedKey(Window window, long seed) {
        this.window = window;
        this.random = new Random(seed);
        this.offset = (long) (random.nextDouble() * MINUTE);
        this.now = offset;
    }

    /** Adds a process that starts after a while and sends whenever it may, so many requests at a time. */
    Process process(long startsAfter, int atATime, long longestRoundTrip) {
        Process process = new Process(atATime, longestRoundTrip);
        processes.add(process);
        process.starts = now + startsAfter;
        at(process.starts, process::sendWhatMay);
        return process;
    }

    void run(long nanos) {
        long end = offset + nanos;
        while (!events.isEmpty() && events.peek().at <= end) {
            Event event = events.poll();
            now = event.at;
            event.what.run();
        }
        now = end;
    }

    int answered() {
        return processes.stream().mapToInt(process -> process.answered).sum();
    }

    int refused() {
        return processes.stream().mapToInt(process -> process.refused).sum();
    }

    private void at(long when, Runnable what) {
        events.add(new Event(when, number++, what));
    }

    private record Verdict(boolean allowed, ServerQuota told, Duration pause) {}

    private Verdict handle() {
        return window.isFixed() ? fixed() : sliding();
    }

    private Verdict sliding() {
        while (!taken.isEmpty() && taken.peekFirst() + MINUTE <= now) {
            taken.removeFirst();
        }
        boolean allowed = taken.size() < LIMIT;
        if (allowed) {
            taken.addLast(now);
        }
        long reset = taken.peekFirst() + MINUTE;
        return verdict(allowed, LIMIT - taken.size(), reset);
    }

    private Verdict fixed() {
        long current = now / MINUTE;
        if (current != fixedWindow) {
            fixedWindow = current;
            takenInFixed = 0;
        }
        boolean allowed = takenInFixed < LIMIT;
        if (allowed) {
            takenInFixed++;
        }
        return verdict(allowed, LIMIT - takenInFixed, (current + 1) * MINUTE);
    }

    /** Both times in whole seconds, the end rounded up and the answer's date cut off, as over the wire. */
    private Verdict verdict(boolean allowed, long left, long reset) {
        Duration wait = Duration.ofSeconds((reset + SECOND - 1) / SECOND - now / SECOND);
        boolean waits = window == Window.SLIDING_WAITS || window == Window.FIXED_WAITS;
        return new Verdict(
                allowed,
                window.isTold() ? new ServerQuota((long) LIMIT, left, wait) : ServerQuota.UNKNOWN,
                waits && !allowed ? wait : null);
    }

    final class Process {

        private final SharedQuota shared = new SharedQuota(random::nextDouble);
        private final int atATime;
        private final long longestRoundTrip;
        private int work = Integer.MAX_VALUE;
        private int underWay;
        private int answered;
        private int refused;
        private long starts;
        private long lastAnswer;
        private long alarm;

        private Process(int atATime, long longestRoundTrip) {
            this.atATime = atATime;
            this.longestRoundTrip = longestRoundTrip;
        }

        /** It ends after so many answers. */
        Process with(int requests) {
            work = requests;
            return this;
        }

        int answered() {
            return answered;
        }

        boolean isDone() {
            return answered == work;
        }

        /** How long after its start its last answer came. */
        long took() {
            return lastAnswer - starts;
        }

        private void sendWhatMay() {
            while (mayAsk() && shared.mayTake(now, LIMIT, true)) {
                long number = shared.take(now);
                underWay++;
                long there = 1 + (long) (random.nextDouble() * longestRoundTrip / 2);
                at(now + there, () -> arrive(number));
            }
            if (mayAsk()) {
                long current = ++alarm;
                at(now + shared.untilChange(now, LIMIT), () -> ring(current));
            }
        }

        private boolean mayAsk() {
            return underWay < atATime && answered + underWay < work;
        }

        /** One alarm at a time, as a caller has. */
        private void ring(long set) {
            if (set == alarm) {
                sendWhatMay();
            }
        }

        private void arrive(long number) {
            Verdict verdict = handle();
            long back = 1 + (long) (random.nextDouble() * longestRoundTrip / 2);
            at(now + back, () -> {
                underWay--;
                lastAnswer = now;
                if (verdict.allowed) {
                    answered++;
                    shared.answered(now, number, verdict.told);
                } else {
                    refused++;
                    shared.refused(now, number, verdict.told, verdict.pause);
                }
                sendWhatMay();
            });
        }
    }
}
