package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;

/**
 * The text by which JMX, the health checks and the developer console show a failure. An exception of this component keeps its
 * message, which identifies nobody. Of any other exception they show the class only: its message may hold a body, an identifier
 * or a whole URI.
 */
public final class FailureText {

    private FailureText() {}

    /** The class of the failure, and the message of the first of our own exceptions among it and its causes. */
    static String of(Throwable failure) {
        String name = nameOf(failure);
        Throwable known = firstOfOurs(failure);
        if (known == null || known.getMessage() == null) {
            return name;
        }
        return known == failure
                ? name + ": " + known.getMessage()
                : name + ", caused by " + nameOf(known) + ": " + known.getMessage();
    }

    /** The failure itself if its message may be shown, else a failure with that text and the same stack. */
    public static Throwable shown(Throwable failure) {
        if (isOurs(failure) && failure.getCause() == null) {
            return failure;
        }
        IllegalStateException shown = new IllegalStateException(of(failure));
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    /** Also an anonymous class gets a name, which {@code getSimpleName} would not give it. */
    private static String nameOf(Throwable failure) {
        String name = failure.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Throwable firstOfOurs(Throwable failure) {
        Throwable cause = failure;
        // Bounded, as causes can form a circle.
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (isOurs(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean isOurs(Throwable failure) {
        return failure instanceof ContactsException
                || failure instanceof TooManyDeletionsException
                || failure.getCause() instanceof UnusablePositionException;
    }
}
