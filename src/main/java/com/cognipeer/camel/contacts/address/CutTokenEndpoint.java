package com.cognipeer.camel.contacts.address;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * The endpoint of a URI with credentials and with unknown options, which may be parts of a token that was cut at an ampersand.
 * Camel would repeat them in its message. This endpoint does not show them, and fails the start of any route that uses it.
 */
public final class CutTokenEndpoint extends DefaultEndpoint {

    private static final Pattern CREDENTIAL = Pattern.compile("[?&](token|hookId|hook-id)=(RAW[({])?");

    /** A misspelt name of the option token. */
    private static final Pattern TOKEN = Pattern.compile("(?i).*token.*");

    private static final String PERSONAL_TOKEN = "pat_";

    /** The name of an option. The text between an ampersand and an equals sign of a token hardly ever looks like that. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9.-]*");

    /** The prefix of the schedulerProperties. The factory returns prefixes as another type in older versions of Camel. */
    private static final String SCHEDULER = "scheduler.";

    private final String refusal;

    private CutTokenEndpoint(String address, Component component, int unknown) {
        super(address, component);
        this.refusal = "The URI of '" + address + "' has " + unknown + (unknown == 1 ? " option" : " options")
                + " beside its token that this component does not know: a '&' ends a token that stands bare in a URI. Set the"
                + " token on the component (camel.component.cognipeer-contacts.token), or wrap it in RAW(), as in"
                + " token=RAW(...). Neither the token nor those options are shown here; if the token is whole, look for an"
                + " option that is misspelt";
    }

    /**
     * The endpoint that refuses such a URI. Null if all options are known, or if none can be part of a credential: then Camel
     * names them.
     *
     * @throws ResolveEndpointFailedException with the names of options that are almost known
     */
    public static CutTokenEndpoint of(
            String uri, String operation, Map<String, Object> options, EndpointUriFactory known, Component component) {
        List<String> unknown = options.keySet().stream()
                .filter(option -> !known.propertyNames().contains(StringHelper.dashToCamelCase(option)))
                .filter(option -> !option.startsWith(SCHEDULER))
                .toList();
        if (unknown.isEmpty()) {
            return null;
        }
        return switch (credentials(uri, options)) {
            case NONE ->
                unknown.stream().allMatch(option -> mayBeShown(option, options.get(option)))
                        ? null
                        : new CutTokenEndpoint(address(operation), component, unknown.size());
            case WHOLE -> {
                requireNoSlip(unknown, options, operation, known);
                yield new CutTokenEndpoint(address(operation), component, unknown.size());
            }
            case BARE -> new CutTokenEndpoint(address(operation), component, unknown.size());
        };
    }

    /** Not where it is a token, an address, or what follows an ampersand in the password of a baseUrl. */
    private static boolean mayBeShown(String option, Object value) {
        String text = String.valueOf(value);
        return NAME.matcher(option).matches()
                && !TOKEN.matcher(option).matches()
                && !text.startsWith(PERSONAL_TOKEN)
                && text.indexOf('@') < 0;
    }

    private static String address(String operation) {
        return "cognipeer-contacts:" + operation;
    }

    /** How the credentials of a URI stand in it. */
    private enum Credentials {
        NONE,
        /** Each in a RAW() that is closed. */
        WHOLE,
        BARE
    }

    private static Credentials credentials(String uri, Map<String, Object> options) {
        Matcher credential = CREDENTIAL.matcher(uri);
        Credentials found = Credentials.NONE;
        while (credential.find()) {
            // Camel takes a RAW() off the value, unless it is not closed.
            boolean closed = credential.group(2) != null
                    && !String.valueOf(options.get(credential.group(1))).startsWith("RAW");
            found = closed && found != Credentials.BARE ? Credentials.WHOLE : Credentials.BARE;
        }
        return found;
    }

    /** No token ends with a text that is almost the name of an option. The message does not repeat its value. */
    private static void requireNoSlip(
            List<String> unknown, Map<String, Object> options, String operation, EndpointUriFactory known) {
        StringBuilder slips = new StringBuilder();
        for (String option : unknown) {
            String meant = known.propertyNames().stream()
                    .filter(name -> KameletNames.isMistakenFor(option, name))
                    .findFirst()
                    .orElse(null);
            if (meant == null
                    || "".equals(options.get(option))
                    || !NAME.matcher(option).matches()) {
                return;
            }
            slips.append("; '" + option + "' is no option: correct it to '" + meant + "', or take it out");
        }
        throw new ResolveEndpointFailedException(address(operation), slips.substring(2));
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException(refusal);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException(refusal);
    }
}
