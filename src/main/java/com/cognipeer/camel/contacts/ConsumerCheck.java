package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.CountOrShare;
import com.cognipeer.camel.contacts.poll.StartFrom;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Refuses options by which an endpoint cannot consume, and options that a consumer would ignore, before any request. */
final class ConsumerCheck {

    private final ConsumerMode mode;
    private final Function<String, Object> values;
    private final boolean sorted;

    private ConsumerCheck(ConsumerMode mode, Function<String, Object> values) {
        this.mode = mode;
        this.values = values;
        this.sorted = EndpointOption.sort.isSet(values);
    }

    /**
     * @param  values                   gives the value of an option by its name
     * @throws IllegalArgumentException with the option and the remedy
     */
    static void check(ContactsOperation operation, ConsumerMode mode, Function<String, Object> values) {
        if (operation != ContactsOperation.list) {
            throw new IllegalArgumentException("cognipeer-contacts:" + operation
                    + " cannot consume: only cognipeer-contacts:list can, use the others as producers");
        }
        List<String> unread = EndpointOption.unreadByConsumers(values);
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(
                    "Options " + unread + " have no meaning for a consumer: take them out of the endpoint");
        }
        ConsumerCheck check = new ConsumerCheck(mode, values);
        check.listing();
        check.schedule();
        check.position();
        check.optionsOfTheOtherMode();
        check.deletions();
    }

    private void listing() {
        OptionCheck.limit((Integer) values.apply("limit"));
        OptionCheck.filter((String) values.apply("filter"));
        OptionCheck.sort((String) values.apply("sort"));
    }

    private void schedule() {
        if ((boolean) values.apply("greedy")) {
            throw new IllegalArgumentException("Option 'greedy' would start one walk over all contacts after another"
                    + " and use up the quota: set a delay instead");
        }
        int maxMessagesPerPoll = (int) values.apply("maxMessagesPerPoll");
        if (maxMessagesPerPoll < 0) {
            throw new IllegalArgumentException(
                    "Option 'maxMessagesPerPoll' must be 0 (no limit) or more, not " + maxMessagesPerPoll);
        }
    }

    private void position() {
        long lookback = (long) values.apply("lookback");
        if (lookback < 0) {
            throw new IllegalArgumentException("Option 'lookback' must be 0 ms or more, not " + lookback);
        }
        OptionCheck.requireText("stateKey", (String) values.apply("stateKey"));
        try {
            StartFrom.parse((String) values.apply("startFrom"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option 'startFrom' " + e.getMessage());
        }
    }

    private void optionsOfTheOtherMode() {
        List<String> unread = unreadInThisMode()
                .filter(option -> option.isSet(values))
                .map(Enum::name)
                .toList();
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("Options " + unread + " have no meaning with mode=" + mode
                    + (mode == ConsumerMode.snapshot && sorted
                            ? " and a sort of its own, which has no position to go on from: take them or the sort out"
                            : ": take them out, or choose the other mode"));
        }
    }

    private Stream<EndpointOption> unreadInThisMode() {
        return switch (mode) {
            case snapshot -> sorted ? Stream.concat(ofChanges(), Stream.of(EndpointOption.stateKey)) : ofChanges();
            case changes -> Stream.of(EndpointOption.sort);
        };
    }

    /** With detectDeletions a snapshot waits for the lookback before it asks for absent contacts. */
    private Stream<EndpointOption> ofChanges() {
        Stream<EndpointOption> always =
                Stream.of(EndpointOption.startFrom, EndpointOption.reconcileInterval, EndpointOption.skipOwnWrites);
        return (boolean) values.apply("detectDeletions")
                ? always
                : Stream.concat(always, Stream.of(EndpointOption.lookback));
    }

    private void deletions() {
        long interval = (long) values.apply("reconcileInterval");
        if (interval < 1) {
            throw new IllegalArgumentException(
                    "Option 'reconcileInterval' must be 1 ms or more, such as 24h, not " + interval);
        }
        try {
            CountOrShare.parse((String) values.apply("maxDeletions"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option 'maxDeletions' " + e.getMessage());
        }
        boolean detected = (boolean) values.apply("detectDeletions");
        if (detected && sorted) {
            throw new IllegalArgumentException(
                    "Options 'detectDeletions' and 'sort' exclude each other: a sort of one's"
                            + " own walks by page numbers, which do not show that a contact is gone. Take one of them out");
        }
        List<String> unread = Stream.of(EndpointOption.reconcileInterval, EndpointOption.maxDeletions)
                .filter(option -> !detected && option.isSet(values))
                .map(Enum::name)
                .toList();
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("Options " + unread
                    + " have no meaning without detectDeletions: take them out, or set detectDeletions=true");
        }
    }
}
