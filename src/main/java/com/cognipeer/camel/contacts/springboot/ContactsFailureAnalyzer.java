package com.cognipeer.camel.contacts.springboot;

import java.util.Locale;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Makes Spring Boot show a wrong property or option of the component in a few lines, instead of the stack of the failed start.
 * Spring Boot finds this class by {@code META-INF/spring.factories}.
 */
final class ContactsFailureAnalyzer implements FailureAnalyzer {

    private static final String OURS = "com.cognipeer.camel.contacts.";
    private static final int MOST_CAUSES = 100;

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof WrongPropertyException wrong) {
                return new FailureAnalysis(sentence(wrong.defect()), sentence(wrong.remedy()), wrong);
            }
            if (cause instanceof IllegalArgumentException refusal && isThrownByTheComponent(refusal)) {
                return new FailureAnalysis(
                        sentence(refusal.getMessage()),
                        "Correct the option. It is a property that begins with "
                                + CognipeerContactsComponentAutoConfiguration.PREFIX
                                + ", or it is in the URI of a route.",
                        refusal);
            }
        }
        return null;
    }

    /** Camel and Spring throw this exception too, and other analyzers know those better. */
    private static boolean isThrownByTheComponent(IllegalArgumentException refusal) {
        StackTraceElement[] trace = refusal.getStackTrace();
        return refusal.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith(OURS);
    }

    private static String sentence(String text) {
        String end = text.endsWith(".") ? "" : ".";
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
    }
}
