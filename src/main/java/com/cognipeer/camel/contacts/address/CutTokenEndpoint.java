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
 * Camel would refuse such a URI and repeat the options in its message. This endpoint shows none of them, and fails the start of
 * every producer and consumer.
 */
public final class CutTokenEndpoint extends DefaultEndpoint {

    private static final Pattern CREDENTIAL = Pattern.compile("[?&](token|hookId|hook-id)=(RAW[({])?");

    /** A name that may be a misspelt name of the token. */
    private static final Pattern TOKEN = Pattern.compile("(?i).*token.*");

    private static final String PERSONAL_TOKEN = "pat_";

    /** The name of an option. A part of a token between its ampersand and an equals sign hardly ever looks like one. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9.-]*");

    /** The prefix of schedulerProperties. The factory of the URI gives prefixes in another type on older versions of Camel. */
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
     * The endpoint that refuses such a URI. Null if all options are known, or if no unknown option can be part of a credential;
     * Camel then names them in its refusal.
     *
     * @throws ResolveEndpointFailedException with the names of misspelt options
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

    /** Whether an unknown option is no token, no e-mail address, and no part of a password in a baseUrl. */
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

    /** The form of the credentials in a URI. */
    private enum Credentials {
        NONE,
        /** Each is in a RAW() with its closing bracket. */
        WHOLE,
        BARE
    }

    private static Credentials credentials(String uri, Map<String, Object> options) {
        Matcher credential = CREDENTIAL.matcher(uri);
        Credentials found = Credentials.NONE;
        while (credential.find()) {
            // Camel removes a RAW() from the value only if it has its closing bracket.
            boolean closed = credential.group(2) != null
                    && !String.valueOf(options.get(credential.group(1))).startsWith("RAW");
            found = closed && found != Credentials.BARE ? Credentials.WHOLE : Credentials.BARE;
        }
        return found;
    }

    /** A misspelt option is no part of a token. The refusal shows its name, and still not its value. */
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
