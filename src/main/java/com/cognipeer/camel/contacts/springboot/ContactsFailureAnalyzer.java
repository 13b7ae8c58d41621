package com.cognipeer.camel.contacts.springboot;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Makes Spring Boot show a wrong property or option of the component in a few lines, instead of the stack of the failed start.
 * Spring Boot finds this class by {@code META-INF/spring.factories}.
 */
final class ContactsFailureAnalyzer implements FailureAnalyzer {

    /** The classes that check options. The code of a user calls those of other packages, such as the model, itself. */
    private static final Pattern CHECKS_OPTIONS =
            Pattern.compile("com[.]cognipeer[.]camel[.]contacts[.](?:address[.]|state[.])?[^.]+");

    private static final int MOST_CAUSES = 100;

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        String route = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof WrongPropertyException wrong) {
                return new FailureAnalysis(sentence(wrong.defect()), sentence(wrong.remedy()), wrong);
            }
            if (cause instanceof IllegalArgumentException refusal && isAboutAnOption(refusal)) {
                return new FailureAnalysis(sentence(refusal.getMessage()), action(route), refusal);
            }
            if (route == null) {
                route = routeOf(cause);
            }
        }
        return null;
    }

    /** Camel and Spring throw this exception too, and other analyzers know those better. */
    private static boolean isAboutAnOption(IllegalArgumentException refusal) {
        StackTraceElement[] trace = refusal.getStackTrace();
        return refusal.getMessage() != null
                && trace.length > 0
                && CHECKS_OPTIONS.matcher(trace[0].getClassName()).matches();
    }

    private static String routeOf(Throwable failure) {
        if (failure instanceof FailedToCreateRouteException notCreated) {
            return notCreated.getRouteId();
        }
        return failure instanceof FailedToStartRouteException notStarted ? notStarted.getRouteId() : null;
    }

    private static String action(String route) {
        return "Correct the option. It is in the URI of " + (route == null ? "a route" : "the route '" + route + "'")
                + ", in a property that begins with " + CognipeerContactsComponentAutoConfiguration.PREFIX
                + ", or in a bean of the application.";
    }

    private static String sentence(String text) {
        String end = text.endsWith(".") ? "" : ".";
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
    }
}
