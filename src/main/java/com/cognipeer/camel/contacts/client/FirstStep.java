package com.cognipeer.camel.contacts.client;

import java.util.function.BiFunction;

/**
 * The request that an operation is about.
 *
 * @param call     what is sent
 * @param reader   understands the answer
 * @param settling finds out what became of it when its answer is lost; null where nothing can
 */
record FirstStep<T>(
        ApiRequest call, BiFunction<ApiRequest, HttpAnswer, ContactsResponse<T>> reader, Settling<T> settling)
        implements OperationStep<T> {

    /** Makes the inquiry that settles a lost request. */
    @FunctionalInterface
    interface Settling<T> {

        OperationStep<T> of(Failure lost, long sent);
    }

    static <T> FirstStep<T> repeatable(
            ApiRequest call, BiFunction<ApiRequest, HttpAnswer, ContactsResponse<T>> reader) {
        return new FirstStep<>(call, reader, null);
    }

    @Override
    public Step<T> take(HttpAnswer answer) {
        return Step.done(reader.apply(call, answer));
    }

    @Override
    public OperationStep<T> settling(Failure lost, long sent) {
        return settling == null ? null : settling.of(lost, sent);
    }
}
