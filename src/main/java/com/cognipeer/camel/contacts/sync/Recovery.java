package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** What to do when an operation has failed. */
final class Recovery {

    private Recovery() {}

    /** The step, or where it failed as operations do, what follows from its failure. */
    static <T> CompletableFuture<T> otherwise(
            CompletableFuture<T> step, Function<ContactsException, CompletableFuture<T>> next) {
        return step.handle((value, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(value);
                    }
                    Throwable cause = causeOf(failure);
                    if (cause instanceof ContactsException known) {
                        return next.apply(known);
                    }
                    throw new CompletionException(cause);
                })
                .thenCompose(Function.identity());
    }

    /** Whether the API says that there is no such contact; any other 404 more often means a wrong base URL. */
    static boolean isAbsence(ContactsException failure) {
        return failure instanceof ContactNotFoundException absence && absence.isSaidByTheApi();
    }

    static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
