package com.cognipeer.camel.contacts.tooling;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.connect.KeyQuotas;
import com.cognipeer.camel.contacts.consumer.LeaderConsumers;
import com.cognipeer.camel.contacts.watch.RequestFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/** Shows components, endpoints and consumers of contacts on Camel's developer console. */
@DevConsole(
        name = "cognipeer-contacts",
        displayName = "Cognipeer Contacts",
        description = "Requests, quota and consumers of Cognipeer Contacts")
public class ContactsDevConsole extends AbstractDevConsole {

    /** The option by which Camel's own consoles take a command. */
    static final String ACTION = "action";
    /** Forgets the quotas of all keys of the context, as servers sent them. */
    static final String FORGET_QUOTAS = "forgetQuotas";

    public ContactsDevConsole() {
        super(
                "camel",
                "cognipeer-contacts",
                "Cognipeer Contacts",
                "Requests, quota and consumers of Cognipeer Contacts");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        CamelContext context = getCamelContext();
        Map<String, Object> shown = new LinkedHashMap<>();
        if (FORGET_QUOTAS.equals(options.get(ACTION))) {
            shown.put("quotasForgotten", KeyQuotas.of(context).forget());
        }
        shown.put("components", components(context));
        shown.put("endpoints", endpoints(context));
        shown.put("consumers", consumers(context));
        return shown;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return ConsoleText.of(doCallJson(options));
    }

    private static List<Map<String, Object>> components(CamelContext context) {
        return context.getComponentNames().stream()
                .sorted()
                .map(name -> component(name, context.hasComponent(name)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, Object> component(String name, Object component) {
        if (!(component instanceof CognipeerContactsComponent contacts)) {
            return null;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", name);
        shown.putAll(figures(contacts));
        return shown;
    }

    private static List<Map<String, Object>> endpoints(CamelContext context) {
        return context.getEndpoints().stream()
                .flatMap(instancesOf(CognipeerContactsEndpoint.class))
                .map(ContactsDevConsole::endpoint)
                .toList();
    }

    /** Without the query, which may name a person. The id tells endpoints with the same path apart. */
    private static Map<String, Object> endpoint(CognipeerContactsEndpoint endpoint) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", endpoint.getId());
        shown.put("uri", endpoint.getEndpointBaseUri());
        shown.put("operation", endpoint.getOperation().name());
        shown.putAll(figures(endpoint));
        if (endpoint.hasSyncs()) {
            shown.put("syncsRunning", endpoint.getSyncsRunning());
            shown.put("syncDone", endpoint.getSyncDone());
            shown.put("syncCreated", endpoint.getSyncCreated());
            shown.put("syncUpdated", endpoint.getSyncUpdated());
            shown.put("syncUnchanged", endpoint.getSyncUnchanged());
            shown.put("syncFailed", endpoint.getSyncFailed());
            shown.put("syncMissing", endpoint.getSyncMissing());
            shown.put("syncMissingUpdated", endpoint.getSyncMissingUpdated());
            shown.put("syncMissingUnchanged", endpoint.getSyncMissingUnchanged());
            shown.put("syncMissingFailed", endpoint.getSyncMissingFailed());
            shown.put("syncRequests", endpoint.getSyncRequests());
        }
        return shown;
    }

    private static Map<String, Object> figures(RequestFigures of) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("requests", of.getRequests());
        shown.put("retries", of.getRetries());
        shown.put("rateLimited", of.getRateLimited());
        shown.put("waits", of.getWaits());
        shown.put("waitedMillis", of.getWaitedMillis());
        shown.put("waitingNow", of.getWaitingNow());
        shown.put("succeeded", of.getSucceeded());
        shown.put("failed", of.getFailed());
        putKnown(shown, "quotaLeft", of.getQuotaLeft());
        putKnown(shown, "quotaLimit", of.getQuotaLimit());
        putKnown(shown, "quotaReset", of.getQuotaReset());
        putKnown(shown, "lastError", of.getLastError());
        putKnown(shown, "lastErrorTime", of.getLastErrorTime());
        return shown;
    }

    private static List<Map<String, Object>> consumers(CamelContext context) {
        LeaderConsumers leaders = LeaderConsumers.of(context);
        return context.getRoutes().stream()
                .flatMap(route -> Stream.of(route.getConsumer(), leaders.consumerOf(route))
                        .flatMap(instancesOf(CognipeerContactsConsumer.class))
                        .map(consumer -> consumer(route, consumer)))
                .toList();
    }

    private static Map<String, Object> consumer(Route route, CognipeerContactsConsumer consumer) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("routeId", route.getRouteId());
        shown.put("endpoint", consumer.getEndpoint().getId());
        shown.put("mode", consumer.getMode());
        putKnown(shown, "stateKey", consumer.getStateKey());
        putKnown(shown, "walk", consumer.getWalk());
        shown.put("sweepUnderWay", consumer.isSweepUnderWay());
        shown.put("sweepContacts", consumer.getSweepContacts());
        shown.put("sweepTotal", consumer.getSweepTotal());
        shown.put("sweepPages", consumer.getSweepPages());
        shown.put("sweepRequests", consumer.getSweepRequests());
        shown.put("sweepsCompleted", consumer.getSweepsCompleted());
        shown.put("contactsRouted", consumer.getContactsRouted());
        shown.put("contactsSkipped", consumer.getContactsSkipped());
        shown.put("ownWritesSkipped", consumer.getOwnWritesSkipped());
        shown.put("contactsFailed", consumer.getContactsFailed());
        shown.put("pollsSucceeded", consumer.getPollsSucceeded());
        shown.put("pollsFailed", consumer.getPollsFailed());
        putKnown(shown, "watermark", consumer.getWatermark());
        putKnown(shown, "lagMillis", consumer.getLagMillis());
        shown.put("withheld", consumer.getWithheld());
        putKnown(shown, "contactsDeleted", consumer.getContactsDeleted());
        putKnown(shown, "contactsUnmatched", consumer.getContactsUnmatched());
        putKnown(shown, "lastReconciliation", consumer.getLastReconciliation());
        putKnown(shown, "lastReconciliationRequests", consumer.getLastReconciliationRequests());
        putKnown(shown, "lastReconciliationResult", consumer.getLastReconciliationResult());
        putKnown(shown, "reconciliationRefusal", consumer.getReconciliationRefusal());
        putKnown(shown, "lastSuccess", consumer.getLastSuccess());
        putKnown(shown, "lastFailure", consumer.getLastFailure());
        putKnown(shown, "lastFailureMessage", consumer.getLastFailureMessage());
        putKnown(shown, "nextPoll", consumer.getNextPoll());
        return shown;
    }

    private static void putKnown(Map<String, Object> shown, String name, Object value) {
        if (value != null) {
            shown.put(name, value);
        }
    }

    private static <T> Function<Object, Stream<T>> instancesOf(Class<T> type) {
        return object -> type.isInstance(object) ? Stream.of(type.cast(object)) : Stream.empty();
    }
}
