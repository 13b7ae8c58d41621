package com.cognipeer.camel.contacts.client.http;

/** The stages of a request on its way to the API. */
public enum AttemptStage {
    /** It waits for a connection that is free. */
    QUEUED("no connection was free"),
    /** A connection to the API, or to the proxy, is being made; to the API with its TLS handshake. */
    CONNECTING("no connection was made"),
    /** The proxy is asked for a tunnel to the API. */
    TUNNELLING("the proxy opened no tunnel"),
    /** The TLS handshake runs in the tunnel. */
    SECURING("no TLS handshake was done"),
    /** There is a connection, and nothing has been written on it that could have an effect. */
    CONNECTED("the request could not be sent"),
    /** The request is being written, or has been. */
    SENT("no whole answer");

    private final String lack;

    AttemptStage(String lack) {
        this.lack = lack;
    }

    /** Says what has not happened in time. */
    public String within(String limit) {
        return lack + " within " + limit;
    }
}
