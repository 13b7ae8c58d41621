package com.cognipeer.camel.contacts;

import static com.cognipeer.camel.contacts.ContactsOperation.create;
import static com.cognipeer.camel.contacts.ContactsOperation.get;
import static com.cognipeer.camel.contacts.ContactsOperation.list;
import static com.cognipeer.camel.contacts.ContactsOperation.sync;
import static com.cognipeer.camel.contacts.ContactsOperation.update;
import static com.cognipeer.camel.contacts.ContactsOperation.upsert;

import com.cognipeer.camel.contacts.sync.MatchBy;
import com.cognipeer.camel.contacts.sync.OnMissing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The options that only some operations read: the default of each option, and its readers. Add a new operation to each option
 * that it reads. Otherwise a producer that sets the option logs at WARN that the operation does not read it.
 */
enum EndpointOption {
    email(null, get, update, upsert),
    integrationId(null, get, update, upsert),
    page(1, list),
    limit(null, true, list, sync),
    filter(null, true, list, sync),
    sort(null, true, list),
    fetchAll(false, list),
    onNotFound(OnNotFound.fail, get),
    validateEmail(true, create, update, upsert, sync),
    matchBy(MatchBy.auto, sync),
    skipUnchanged(true, sync),
    dryRun(false, upsert, sync),
    parallelism(4, sync),
    ownWrites(false, create, update, upsert, sync),
    onMissing(OnMissing.keep, sync),
    missingFields(null, sync),
    maxMissing(MissingOptions.DEFAULT_MOST, sync),
    mode(ConsumerMode.snapshot, true),
    startFrom("beginning", true),
    lookback(60000L, true),
    detectDeletions(false, true),
    reconcileInterval(86400000L, true),
    maxDeletions("10%", true),
    skipOwnWrites(false, true),
    stateKey(null, true),
    onFailure(OnFailure.stop, true),
    maxMessagesPerPoll(0, true),
    prefetch(true, true);

    private final Object unset;
    private final boolean consumer;
    private final Set<ContactsOperation> operations;

    EndpointOption(Object unset, ContactsOperation... operations) {
        this(unset, false, operations);
    }

    /**
     * @param unset      the value of an option that is not set
     * @param consumer   whether consumers read the option
     * @param operations the operations of producers that read the option
     */
    EndpointOption(Object unset, boolean consumer, ContactsOperation... operations) {
        this.unset = unset;
        this.consumer = consumer;
        this.operations = Set.of(operations);
    }

    /** @param values gives the value of an option by its name */
    boolean isSet(Function<String, Object> values) {
        return !Objects.equals(values.apply(name()), unset);
    }

    /** The options that are set although no producer of the operation reads them. */
    static List<String> unreadBy(ContactsOperation operation, Function<String, Object> values) {
        boolean keepsMissing = operation == sync && onMissing.unset.equals(values.apply(onMissing.name()));
        return set(values, option -> !option.operations.contains(operation) || option == filter && keepsMissing);
    }

    /** The options that are set although no consumer reads them. */
    static List<String> unreadByConsumers(Function<String, Object> values) {
        return set(values, option -> !option.consumer);
    }

    private static List<String> set(Function<String, Object> values, Predicate<EndpointOption> which) {
        return Arrays.stream(values())
                .filter(which)
                .filter(option -> option.isSet(values))
                .map(Enum::name)
                .toList();
    }
}
