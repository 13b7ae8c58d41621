package com.cognipeer.camel.contacts.client.http;

/**
 * One request of the API, ready to be sent.
 *
 * @param operation  the operation's name, for messages
 * @param method     the HTTP method
 * @param target     path and query, encoded
 * @param body       JSON in UTF-8, or null
 * @param write      whether the request may change a contact
 * @param repeatable whether sent twice it does no more than once
 * @param subject    the contact that the answer must be about
 */
public record ApiRequest(
        String operation,
        String method,
        String target,
        byte[] body,
        boolean write,
        boolean repeatable,
        ExpectedContact subject) {

    public ApiRequest(String operation, String method, String target, byte[] body, boolean write, boolean repeatable) {
        this(operation, method, target, body, write, repeatable, ExpectedContact.ANY);
    }
}
