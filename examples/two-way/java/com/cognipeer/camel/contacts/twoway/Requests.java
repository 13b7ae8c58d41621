package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.List;

/**
 * The requests to a sandbox, by its own count.
 *
 * @param changes questions for changed contacts
 * @param walks   pages and confirmations of reconciliations, and questions at the start
 * @param reads   single contacts that were read
 * @param writes  contacts that were created or changed
 */
record Requests(long changes, long walks, long reads, long writes) {

    /** The requests since the last call. */
    static Requests to(ContactsSandbox sandbox) {
        List<RecordedRequest> requests = sandbox.requests();
        if (requests.size() != sandbox.requestCount()) {
            throw new IllegalStateException("More requests than the sandbox has kept");
        }
        sandbox.clearRequests();
        long lists = requests.stream().filter(Requests::isList).count();
        long changes = requests.stream()
                .filter(request -> isList(request)
                        && request.json().at("/sort/modifiedDate").isNumber())
                .count();
        long reads = requests.stream()
                .filter(request -> request.method().equals("GET"))
                .count();
        return new Requests(changes, lists - changes, reads, requests.size() - lists - reads);
    }

    private static boolean isList(RecordedRequest request) {
        return request.path().endsWith("/list");
    }

    long all() {
        return changes + walks + reads + writes;
    }
}
