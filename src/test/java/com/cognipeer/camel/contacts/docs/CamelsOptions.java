package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;

/**
 * The options that every component of Camel has, or every consumer that polls. Camel's descriptions of them are long, and do not
 * say how they work here, so the page has its own.
 */
final class CamelsOptions {

    static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("autowiredEnabled", "Has no effect: this component takes no bean by itself."),
            Map.entry("backoffErrorThreshold", "After how many failed polls in a row `backoffMultiplier` begins."),
            Map.entry("backoffIdleThreshold", "After how many polls without a contact `backoffMultiplier` begins."),
            Map.entry(
                    "backoffMultiplier",
                    "How many polls are left out before the next one. Set one of the two thresholds too."),
            Map.entry(
                    "bridgeErrorHandler",
                    "Whether the error handler of the route gets the failure of a poll. By default the exception handler"
                            + " logs it."),
            Map.entry(
                    "exceptionHandler",
                    "Your own handler of failed polls. It has no effect with `bridgeErrorHandler`."),
            Map.entry("exchangePattern", "The pattern of the exchanges that the consumer makes."),
            Map.entry("greedy", "Refused: a poll that follows at once would use up the quota."),
            Map.entry("healthCheckConsumerEnabled", "Whether the component has health checks of its consumers."),
            Map.entry(
                    "healthCheckProducerEnabled",
                    "Whether the component has health checks of its producers. Camel also needs"
                            + " `camel.health.producersEnabled=true`."),
            Map.entry("initialDelay", "The wait before the first poll, in `timeUnit` or as a duration."),
            Map.entry(
                    "lazyStartProducer",
                    "Whether the producer starts with its first message. A mistake in its options then fails this message"
                            + " and not the start of the route."),
            Map.entry("pollStrategy", "Your own decision after each poll, for example another handling of failures."),
            Map.entry("repeatCount", "How many polls to make. 0: any number."),
            Map.entry("runLoggingLevel", "The level of Camel's own lines in the log before and after each poll."),
            Map.entry("scheduledExecutorService", "Your own thread pool for the polls."),
            Map.entry("scheduler", "Another scheduler: `spring` or `quartz`, to poll by a cron expression."),
            Map.entry("schedulerProperties", "Options of that scheduler, each with the prefix `scheduler.`."),
            Map.entry("sendEmptyMessageWhenIdle", "Whether a poll that finds no contact sends an empty message."),
            Map.entry("startScheduler", "Whether the polls begin when the consumer starts."),
            Map.entry("timeUnit", "The unit of `delay` and `initialDelay`."),
            Map.entry("useFixedDelay", "Whether `delay` counts from the end of a poll, and not from its start."));

    private CamelsOptions() {}

    static String table(Map<String, BaseOptionModel> ofComponent, Map<String, BaseOptionModel> ofEndpoint) {
        return Stream.of(ofComponent, ofEndpoint)
                .flatMap(options -> options.keySet().stream())
                .filter(WORDS::containsKey)
                .collect(toCollection(TreeSet::new))
                .stream()
                .map(name -> row(ofComponent.get(name), ofEndpoint.get(name)))
                .collect(joining(
                        "",
                        "[width=\"100%\",cols=\"3,2,1,5\",options=\"header\"]\n|===\n|Name |Default |Of |Meaning\n\n",
                        "|===\n"));
    }

    private static String row(BaseOptionModel ofComponent, BaseOptionModel ofEndpoint) {
        BaseOptionModel option = ofEndpoint == null ? ofComponent : ofEndpoint;
        String owner = ofEndpoint == null ? "component" : ofComponent == null ? "endpoint" : "both";
        return "|" + AsciiDoc.code(option.getName()) + " |" + AsciiDoc.code(option.getDefaultValue()) + " |" + owner
                + " |" + WORDS.get(option.getName()) + "\n";
    }
}
