package com.cognipeer.camel.contacts.crmsync;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.List;
import java.util.Locale;

/**
 * The requests of a run, by the count of the server.
 *
 * @param lists  requests that asked for many contacts
 * @param gets   requests that asked for one
 * @param writes requests that changed or created one
 */
record Cost(long lists, long gets, long writes) {

    private static final double A_MINUTE = 100;
    private static final double A_DAY = 5000;

    /** The requests to the sandbox since the last call. */
    static Cost of(ContactsSandbox sandbox) {
        List<RecordedRequest> requests = sandbox.requests();
        if (requests.size() != sandbox.requestCount()) {
            throw new IllegalStateException("More requests than the sandbox has kept");
        }
        sandbox.clearRequests();
        long lists = requests.stream()
                .filter(request -> request.path().endsWith("/list"))
                .count();
        long gets = requests.stream()
                .filter(request -> request.method().equals("GET"))
                .count();
        return new Cost(lists, gets, requests.size() - lists - gets);
    }

    long requests() {
        return lists + gets + writes;
    }

    static String heading() {
        return String.format(
                "%-28s %8s %6s %6s %6s %15s %14s",
                "", "requests", "list", "get", "write", "minutes at 100", "days at 5,000");
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "%-28s %8d %6d %6d %6d %15.1f %14.2f",
                name,
                requests(),
                lists,
                gets,
                writes,
                requests() / A_MINUTE,
                requests() / A_DAY);
    }
}
