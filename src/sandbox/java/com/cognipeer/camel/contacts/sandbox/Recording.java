package com.cognipeer.camel.contacts.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests and answers; the count continues when the oldest are dropped or nothing is kept. */
final class Recording {
    static final int KEPT = 10_000;

    private final boolean on;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Deque<RecordedAnswer> answers = new ArrayDeque<>();
    private long count;

    Recording(boolean on) {
        this.on = on;
    }

    synchronized void request(RecordedRequest request) {
        count++;
        keep(requests, request);
    }

    synchronized void answer(RecordedRequest request, int status) {
        keep(answers, new RecordedAnswer(request, status));
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<RecordedAnswer> answers() {
        return List.copyOf(answers);
    }

    synchronized long count() {
        return count;
    }

    synchronized void clear() {
        requests.clear();
        answers.clear();
        count = 0;
    }

    private <T> void keep(Deque<T> latest, T entry) {
        if (!on) {
            return;
        }
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(entry);
    }
}
