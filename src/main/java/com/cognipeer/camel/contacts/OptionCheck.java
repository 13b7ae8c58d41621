package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.IdentifierCheck;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.model.Placeholder;
import java.util.function.Supplier;

/** Refuses options of a producer that cannot work, before any request. */
final class OptionCheck {

    private OptionCheck() {}

    /** @throws IllegalArgumentException when a value cannot work */
    static void check(ProducerOptions options) {
        requireText("email", options.email());
        requireText("integrationId", options.integrationId());
        requireIdentifier("email", options.email());
        requireIdentifier("integrationId", options.integrationId());
        requirePositive("page", options.page());
        if (options.fetchAll() && options.page() != 1) {
            throw new IllegalArgumentException(
                    "Options 'fetchAll' and 'page' exclude each other: all contacts, or one page of them");
        }
        requirePositive("parallelism", options.parallelism());
        if (options.dryRun() && !isDryRunKnown(options.operation())) {
            throw new IllegalArgumentException("Option 'dryRun' has no meaning for " + options.operation()
                    + ", which would write all the same: take it out, or use upsert or sync");
        }
        if (options.operation() == ContactsOperation.sync) {
            options.missing().requireScope();
        }
        limit(options.limit());
    }

    /** Whether the operation writes nothing with dryRun=true. */
    static boolean isDryRunKnown(ContactsOperation operation) {
        return switch (operation) {
            case create, update -> false;
            case get, list, upsert, sync -> true;
        };
    }

    static ContactFilter filter(String filter) {
        return filter == null ? ContactFilter.ALL : named("filter", () -> ContactFilter.parse(filter));
    }

    static ContactSort sort(String sort) {
        return sort == null ? ContactSort.NONE : named("sort", () -> ContactSort.parse(sort));
    }

    static void limit(Integer limit) {
        if (limit != null) {
            requirePositive("limit", limit);
        }
    }

    private static void requireIdentifier(String option, String value) {
        if (value != null && Placeholder.is(value)) {
            throw new IllegalArgumentException(IdentifierCheck.defect("Option '" + option + "'"));
        }
    }

    private static <T> T named(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option '" + option + "': " + e.getMessage());
        }
    }

    static void requireText(String option, String value) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException("Option '" + option + "' is blank: give it a value or leave it out");
        }
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Option '" + option + "' must be 1 or more, not " + value);
        }
    }
}
