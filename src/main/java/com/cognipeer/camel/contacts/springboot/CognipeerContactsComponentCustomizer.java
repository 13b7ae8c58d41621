package com.cognipeer.camel.contacts.springboot;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Sets the options of the component that the application has set as properties. A component under another name belongs to the
 * application, for example for another workspace: it must not get this token.
 */
final class CognipeerContactsComponentCustomizer implements ComponentCustomizer {

    private static final String SCHEME = "cognipeer-contacts";
    private static final String STATE_REPOSITORY = "stateRepository";

    /** The text of a failure to set one of these may show a secret. */
    private static final Set<String> MAY_HOLD_SECRETS = Set.of("token", "hookId", "baseUrl");

    private static final int MOST_CAUSES = 100;

    private final CamelContext camelContext;
    private final CognipeerContactsComponentConfiguration configuration;
    private final ObjectProvider<JdbcStateRepository> jdbcState;
    private final Environment environment;

    CognipeerContactsComponentCustomizer(
            CamelContext camelContext,
            CognipeerContactsComponentConfiguration configuration,
            ObjectProvider<JdbcStateRepository> jdbcState,
            Environment environment) {
        this.camelContext = camelContext;
        this.configuration = configuration;
        this.jdbcState = jdbcState;
        this.environment = environment;
        configuration.options().forEach(CognipeerContactsComponentCustomizer::requireValue);
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return SCHEME.equals(name)
                && target instanceof CognipeerContactsComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment,
                        "camel.component.customizer",
                        CognipeerContactsComponentAutoConfiguration.PREFIX + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        Map<String, Object> options = configuration.options();
        if (Boolean.TRUE.equals(configuration.getJdbcState())) {
            if (options.containsKey(STATE_REPOSITORY)) {
                throw new WrongPropertyException(
                        "Properties 'jdbc-state' and 'state-repository' of '"
                                + CognipeerContactsComponentAutoConfiguration.PREFIX + "' exclude each other",
                        "take one out");
            }
            options.put(STATE_REPOSITORY, jdbcState.getObject());
        }
        options.forEach((option, value) -> set(target, option, value));
    }

    private void set(Component target, String option, Object value) {
        try {
            // The map must be one that Camel can take the entry out of.
            Map<String, Object> one = new HashMap<>(Map.of(option, value));
            CamelPropertiesHelper.setCamelProperties(camelContext, target, one, true);
        } catch (RuntimeException e) {
            throw new WrongPropertyException(
                    property(option) + " has a value that cannot be set" + reason(option, e),
                    "correct the value; a duration is 20s or a number of milliseconds, and #name must name a bean",
                    e);
        }
    }

    /** The text of the last cause, which says most; nothing for a secret. */
    private static String reason(String option, Throwable failure) {
        Throwable last = failure;
        for (int depth = 0; last.getCause() != null && depth < MOST_CAUSES; depth++) {
            last = last.getCause();
        }
        return last.getMessage() == null || MAY_HOLD_SECRETS.contains(option) ? "" : ": " + last.getMessage();
    }

    /** Spring Boot leaves a placeholder without a value as it is. The API would get it as a token. */
    private static void requireValue(String option, Object value) {
        if (value instanceof String text && text.startsWith("${") && text.endsWith("}")) {
            throw new WrongPropertyException(
                    property(option) + " refers to " + text + ", which has no value",
                    "set it, or give the placeholder a default");
        }
    }

    private static String property(String option) {
        return "Property '" + CognipeerContactsComponentAutoConfiguration.PREFIX + "."
                + StringHelper.camelCaseToDash(option) + "'";
    }
}
