package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.RequestObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of one operation. The first thread that decides it reports it to the observer and completes the caller's future. */
final class OperationEnd<T> {

    private final CompletableFuture<ContactsResponse<T>> result = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final RequestObserver observer;
    private final String operation;

    OperationEnd(RequestObserver observer, String operation) {
        this.observer = observer;
        this.operation = operation;
    }

    CompletableFuture<ContactsResponse<T>> result() {
        return result;
    }

    /** Whether the caller's future is complete, by its own cancel too. */
    boolean isReached() {
        return result.isDone();
    }

    boolean isDecided() {
        return decided.get() || result.isDone();
    }

    /** True for one caller only, which then reports success or failure. */
    boolean decide() {
        return !result.isDone() && decided.compareAndSet(false, true);
    }

    void succeed(ContactsResponse<T> value) {
        observer.succeeded(operation);
        result.complete(value);
    }

    void fail(Throwable failure) {
        if (failure instanceof ContactsException known) {
            observer.failed(operation, known);
        }
        result.completeExceptionally(failure);
    }
}
