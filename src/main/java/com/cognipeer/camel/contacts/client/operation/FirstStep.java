package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import java.util.function.BiFunction;

/**
 * The step that every operation begins with.
 *
 * @param request what is sent
 * @param reader  reads the answer
 * @param lookUp  makes the step that follows a lost answer; null if the request is repeated instead
 */
record FirstStep<T>(
        ApiRequest request, BiFunction<ApiRequest, HttpAnswer, ContactsResponse<T>> reader, LookUp<T> lookUp)
        implements OperationStep<T> {

    /** Makes the step that looks up whether a request took effect. */
    @FunctionalInterface
    interface LookUp<T> {

        OperationStep<T> after(Failure lost, long sentAt);
    }

    static <T> FirstStep<T> repeatable(
            ApiRequest request, BiFunction<ApiRequest, HttpAnswer, ContactsResponse<T>> reader) {
        return new FirstStep<>(request, reader, null);
    }

    @Override
    public Outcome<T> read(HttpAnswer answer) {
        return Outcome.done(reader.apply(request, answer));
    }

    @Override
    public OperationStep<T> lookUpAfter(Failure lost, long sentAt) {
        return lookUp == null ? null : lookUp.after(lost, sentAt);
    }
}
