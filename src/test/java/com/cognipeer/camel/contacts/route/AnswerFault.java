package com.cognipeer.camel.contacts.route;

import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.Random;

/** What the sandbox gives instead of an answer. */
public enum AnswerFault {
    RESET(Fault.resetBeforeHandling()),
    NO_ANSWER(Fault.loseAnswer()),
    UNAVAILABLE(Fault.status(503)),
    EMPTY_BODY(json("")),
    HTML(Fault.answer(200, "text/html", "<!doctype html><html><body>Please log in</body></html>")),
    RANDOM_BODY(Fault.answer(200, "application/json", randomBytes())),
    TOO_DEEP(json("{\"success\":true,\"data\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")),
    ODD_DATA(json("{\"success\":true,\"data\":7,\"total\":5,\"page\":2,\"limit\":2}")),
    TRAILING_GARBAGE(json("{\"success\":true,\"data\":[],\"total\":5,\"page\":2,\"limit\":2}]")),
    /** The API's own word, which is final. */
    REFUSAL(json("{\"success\":false,\"message\":\"Not today\"}"));

    public final Fault fault;

    AnswerFault(Fault fault) {
        this.fault = fault;
    }

    private static Fault json(String body) {
        return Fault.answer(200, "application/json", body);
    }

    private static byte[] randomBytes() {
        long seed = Effort.seed();
        System.out.println("random body: seed " + seed);
        byte[] bytes = new byte[1000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
