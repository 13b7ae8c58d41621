package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.poll.StartFrom;
import java.util.List;
import java.util.stream.Stream;

/** Refuses options with which an endpoint cannot consume, or that would be ignored, before anything is sent. */
final class ConsumerCheck {

    private static final String ELSE = ": take them out, or choose the other mode";

    private ConsumerCheck() {}

    /** @throws IllegalArgumentException with the option, its value's place and the remedy */
    static void check(CognipeerContactsEndpoint endpoint) {
        if (endpoint.getOperation() != ContactsOperation.list) {
            throw new IllegalArgumentException("cognipeer-contacts:" + endpoint.getOperation()
                    + " cannot consume: only cognipeer-contacts:list can, use the others as producers");
        }
        List<String> unread = EndpointOption.unreadByConsumers(endpoint::value);
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(
                    "Options " + unread + " have no meaning for a consumer: take them out of the endpoint");
        }
        endpoint.consumedQuery();
        if (endpoint.isGreedy()) {
            throw new IllegalArgumentException("Option 'greedy' would start one walk over all contacts after another"
                    + " and use up the quota: set a delay instead");
        }
        if (endpoint.getMaxMessagesPerPoll() < 0) {
            throw new IllegalArgumentException("Option 'maxMessagesPerPoll' must be 0 (no limit) or more, not "
                    + endpoint.getMaxMessagesPerPoll());
        }
        if (endpoint.getLookback() < 0) {
            throw new IllegalArgumentException("Option 'lookback' must be 0 ms or more, not " + endpoint.getLookback());
        }
        if (endpoint.getStateKey() != null && endpoint.getStateKey().isBlank()) {
            throw new IllegalArgumentException("Option 'stateKey' is blank: give it a value or leave it out");
        }
        startFrom(endpoint.getStartFrom());
        List<String> ignored = ignored(endpoint);
        if (!ignored.isEmpty()) {
            throw new IllegalArgumentException(
                    "Options " + ignored + " have no meaning with mode=" + endpoint.getMode() + whyIgnored(endpoint));
        }
    }

    private static void startFrom(String value) {
        try {
            StartFrom.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option 'startFrom' " + e.getMessage());
        }
    }

    private static List<String> ignored(CognipeerContactsEndpoint endpoint) {
        Stream<EndpointOption> unread =
                switch (endpoint.getMode()) {
                    case snapshot ->
                        endpoint.getSort() == null
                                ? Stream.of(EndpointOption.startFrom, EndpointOption.lookback)
                                : Stream.of(EndpointOption.startFrom, EndpointOption.lookback, EndpointOption.stateKey);
                    case changes -> Stream.of(EndpointOption.sort);
                };
        return unread.filter(option -> option.isSet(endpoint::value))
                .map(Enum::name)
                .toList();
    }

    private static String whyIgnored(CognipeerContactsEndpoint endpoint) {
        return endpoint.getMode() == ConsumerMode.snapshot && endpoint.getSort() != null
                ? " and a sort of its own, which has no position to go on from: take them or the sort out"
                : ELSE;
    }
}
