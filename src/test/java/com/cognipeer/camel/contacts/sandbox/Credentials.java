package com.cognipeer.camel.contacts.sandbox;

/** Who may come in: the token always, and the channel's hook id unless the token is a personal one. */
record Credentials(String token, String hookId) {

    void require(RecordedRequest request) {
        if (!("Bearer " + token).equals(request.header("Authorization"))) {
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
