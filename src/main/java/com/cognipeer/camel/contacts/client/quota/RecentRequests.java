package com.cognipeer.camel.contacts.client.quota;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The requests that are out: under way, or answered within the last minute. The server counts a request from some moment
 * before its answer, so that none is spent twice in a window, whether that slides or jumps.
 */
final class RecentRequests {

    private final Deque<Long> answered = new ArrayDeque<>();
    private int underWay;

    void take() {
        underWay++;
    }

    /** One has never left. */
    void giveBack() {
        underWay--;
    }

    /** One has been answered, or its answer is lost. */
    void answered(long now) {
        underWay--;
        answered.addLast(now);
    }

    int underWay() {
        return underWay;
    }

    /** How many were answered within the last minute. */
    int answeredBy(long now) {
        while (!answered.isEmpty() && answered.peekFirst() + Nanos.MINUTE - now <= 0) {
            answered.removeFirst();
        }
        return answered.size();
    }

    int count(long now) {
        return underWay + answeredBy(now);
    }

    /** How long until the next one is no longer out; a minute if none was answered. */
    long untilNext(long now) {
        return answeredBy(now) == 0 ? Nanos.MINUTE : answered.peekFirst() + Nanos.MINUTE - now;
    }
}
