package com.cognipeer.camel.contacts.client;

import java.util.function.BiFunction;

/**
 * The request that an operation is about.
 *
 * @param call     what is sent
 * @param reader   understands the answer
 * @param settling finds out what became of it when its answer is lost; null where nothing can
 */
record Request<T>(HttpCall call, BiFunction<HttpCall, HttpAnswer, ContactsResponse<T>> reader, Settling<T> settling)
        implements Inquiry<T> {

    /** Makes the inquiry that settles a lost request. */
    @FunctionalInterface
    interface Settling<T> {

        Inquiry<T> of(Failure lost, long sent);
    }

    static <T> Request<T> repeatable(HttpCall call, BiFunction<HttpCall, HttpAnswer, ContactsResponse<T>> reader) {
        return new Request<>(call, reader, null);
    }

    @Override
    public Step<T> take(HttpAnswer answer) {
        return Step.done(reader.apply(call, answer));
    }

    @Override
    public Inquiry<T> settling(Failure lost, long sent) {
        return settling == null ? null : settling.of(lost, sent);
    }
}
