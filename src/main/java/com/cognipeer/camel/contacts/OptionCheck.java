package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.IdentifierCheck;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.model.Placeholder;
import com.cognipeer.camel.contacts.sync.MatchBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Refuses options that cannot work, before anything is sent, and finds those that would be ignored. */
final class OptionCheck {

    private OptionCheck() {}

    /** @throws IllegalArgumentException when options of a producer are set, or a value cannot work */
    static void forConsumer(CognipeerContactsEndpoint endpoint) {
        List<String> unused = new ArrayList<>(given(endpoint));
        unused.removeAll(Set.of("limit", "filter", "sort"));
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(
                    "Options " + unused + " have no meaning for a consumer: take them out of the endpoint");
        }
        listing(endpoint);
    }

    /** @throws IllegalArgumentException when a value cannot work */
    static void producer(CognipeerContactsEndpoint endpoint) {
        requireText("email", endpoint.getEmail());
        requireText("integrationId", endpoint.getIntegrationId());
        requireIdentifier("email", endpoint.getEmail());
        requireIdentifier("integrationId", endpoint.getIntegrationId());
        requirePositive("page", endpoint.getPage());
        if (endpoint.isFetchAll() && endpoint.getPage() != 1) {
            throw new IllegalArgumentException(
                    "Options 'fetchAll' and 'page' exclude each other: all contacts, or one page of them");
        }
        requirePositive("parallelism", endpoint.getParallelism());
        if (endpoint.isDryRun() && !isDryRunKnown(endpoint.getOperation())) {
            throw new IllegalArgumentException("Option 'dryRun' has no meaning for " + endpoint.getOperation()
                    + ", which would write all the same: take it out, or use upsert or sync");
        }
        listing(endpoint);
    }

    /** Whether the operation writes nothing with dryRun=true. */
    static boolean isDryRunKnown(ContactsOperation operation) {
        return switch (operation) {
            case create, update -> false;
            case get, list, upsert, sync -> true;
        };
    }

    /** The options that are set and that the endpoint's own operation does not look at. */
    static List<String> unused(CognipeerContactsEndpoint endpoint) {
        List<String> unused = new ArrayList<>(given(endpoint));
        unused.removeAll(
                switch (endpoint.getOperation()) {
                    case create -> Set.of("validateEmail");
                    case get -> Set.of("email", "integrationId", "onNotFound");
                    case update -> Set.of("email", "integrationId", "validateEmail");
                    case list -> Set.of("page", "limit", "filter", "sort", "fetchAll");
                    case upsert -> Set.of("email", "integrationId", "validateEmail", "dryRun");
                    case sync -> Set.of("limit", "validateEmail", "matchBy", "skipUnchanged", "dryRun", "parallelism");
                });
        unused.addAll(givenToConsumers(endpoint));
        return unused;
    }

    static ContactFilter filter(CognipeerContactsEndpoint endpoint) {
        return endpoint.getFilter() == null
                ? ContactFilter.ALL
                : named("filter", () -> ContactFilter.parse(endpoint.getFilter()));
    }

    static ContactSort sort(CognipeerContactsEndpoint endpoint) {
        return endpoint.getSort() == null
                ? ContactSort.NONE
                : named("sort", () -> ContactSort.parse(endpoint.getSort()));
    }

    private static void listing(CognipeerContactsEndpoint endpoint) {
        if (endpoint.getLimit() != null) {
            requirePositive("limit", endpoint.getLimit());
        }
        filter(endpoint);
        sort(endpoint);
    }

    private static List<String> given(CognipeerContactsEndpoint endpoint) {
        List<String> given = new ArrayList<>();
        addIf(given, "email", endpoint.getEmail() != null);
        addIf(given, "integrationId", endpoint.getIntegrationId() != null);
        addIf(given, "page", endpoint.getPage() != 1);
        addIf(given, "limit", endpoint.getLimit() != null);
        addIf(given, "filter", endpoint.getFilter() != null);
        addIf(given, "sort", endpoint.getSort() != null);
        addIf(given, "fetchAll", endpoint.isFetchAll());
        addIf(given, "onNotFound", endpoint.getOnNotFound() != OnNotFound.fail);
        addIf(given, "validateEmail", !endpoint.isValidateEmail());
        addIf(given, "matchBy", endpoint.getMatchBy() != MatchBy.auto);
        addIf(given, "skipUnchanged", !endpoint.isSkipUnchanged());
        addIf(given, "dryRun", endpoint.isDryRun());
        addIf(given, "parallelism", endpoint.getParallelism() != CognipeerContactsEndpoint.DEFAULT_PARALLELISM);
        return given;
    }

    private static List<String> givenToConsumers(CognipeerContactsEndpoint endpoint) {
        List<String> given = new ArrayList<>();
        addIf(given, "mode", endpoint.getMode() != ConsumerMode.snapshot);
        addIf(given, "startFrom", !CognipeerContactsEndpoint.BEGINNING.equals(endpoint.getStartFrom()));
        addIf(given, "lookback", endpoint.getLookback() != CognipeerContactsEndpoint.ONE_MINUTE);
        addIf(given, "stateKey", endpoint.getStateKey() != null);
        addIf(given, "onFailure", endpoint.getOnFailure() != OnFailure.stop);
        addIf(given, "maxMessagesPerPoll", endpoint.getMaxMessagesPerPoll() != 0);
        addIf(given, "prefetch", !endpoint.isPrefetch());
        return given;
    }

    private static void requireIdentifier(String option, String value) {
        if (value != null && Placeholder.is(value)) {
            throw new IllegalArgumentException(IdentifierCheck.defect("Option '" + option + "'"));
        }
    }

    static void addIf(List<String> names, String name, boolean condition) {
        if (condition) {
            names.add(name);
        }
    }

    private static <T> T named(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option '" + option + "': " + e.getMessage());
        }
    }

    private static void requireText(String option, String value) {
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
