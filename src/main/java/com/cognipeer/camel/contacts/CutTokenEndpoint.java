package com.cognipeer.camel.contacts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * Stands for a URI in which a bare token was cut at an ampersand. Camel would refuse what is left of the token as unknown
 * options, and repeat it; this one keeps it to itself and fails the start of whatever uses it.
 */
final class CutTokenEndpoint extends DefaultEndpoint {

    private static final Pattern BARE_TOKEN = Pattern.compile("[?&]token=(?!RAW[({])");

    /** The name of an option; hardly ever what stands between a token's ampersand and an equals sign of it. */
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]+");

    /** What the schedulerProperties begin with; the factory tells prefixes as another type on older Camels. */
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
     * The endpoint to refuse such a URI with; null where the token is not bare, the options are known, or those that are
     * not look like misspelt options, which Camel then names.
     */
    static CutTokenEndpoint of(
            String uri, String operation, Map<String, Object> options, EndpointUriFactory known, Component component) {
        List<String> unknown = options.keySet().stream()
                .filter(option -> !known.propertyNames().contains(StringHelper.dashToCamelCase(option)))
                .filter(option -> !option.startsWith(SCHEDULER))
                .toList();
        boolean misspelt =
                unknown.stream().allMatch(option -> WORD.matcher(option).matches() && !"".equals(options.get(option)));
        return misspelt || !BARE_TOKEN.matcher(uri).find()
                ? null
                : new CutTokenEndpoint(CognipeerContactsComponent.SCHEME + ":" + operation, component, unknown.size());
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
