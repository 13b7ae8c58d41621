package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.List;

/**
 * The requests since the last count, by the server.
 *
 * @param lists  pages of contacts
 * @param gets   single contacts
 * @param writes contacts that were created or changed
 */
record Requests(long lists, long gets, long writes) {

    static Requests to(ContactsSandbox sandbox) {
        List<RecordedRequest> requests = sandbox.requests();
        if (requests.size() != sandbox.requestCount()) {
            throw new IllegalStateException("More requests than the sandbox has kept");
        }
        long lists = requests.stream()
                .filter(request -> request.path().endsWith("/list"))
                .count();
        long gets = requests.stream()
                .filter(request -> request.method().equals("GET"))
                .count();
        return new Requests(lists, gets, requests.size() - lists - gets);
    }

    long all() {
        return lists + gets + writes;
    }
}
