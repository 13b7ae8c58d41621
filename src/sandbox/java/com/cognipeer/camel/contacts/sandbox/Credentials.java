package com.cognipeer.camel.contacts.sandbox;

import java.util.Set;

/** Who may come in: the token always, and the channel's hook id unless the token is a personal one. */
record Credentials(String token, Set<String> moreTokens, String hookId) {

    private static final String SCHEME = "Bearer ";

    void require(RecordedRequest request) {
        String authorization = request.header("Authorization");
        boolean known = (SCHEME + token).equals(authorization)
                || moreTokens.stream().anyMatch(more -> (SCHEME + more).equals(authorization));
        if (!known) {
            throw ApiFailure.unauthorized("Authorization header is missing or its token is not valid");
        }
        String given = request.header("x-hook-id");
        boolean missing = given == null || given.isEmpty();
        if (missing && !token.startsWith("pat_")) {
            throw ApiFailure.unauthorized("Authorization with an API token needs the x-hook-id of its channel");
        }
        if (!missing && hookId != null && !hookId.equals(given)) {
            throw ApiFailure.unauthorized("Authorization failed: the x-hook-id is not known");
        }
    }
}
