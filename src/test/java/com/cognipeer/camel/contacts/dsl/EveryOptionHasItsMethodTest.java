package com.cognipeer.camel.contacts.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.AdvancedCognipeerContactsEndpointBuilder;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.AdvancedCognipeerContactsEndpointConsumerBuilder;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.AdvancedCognipeerContactsEndpointProducerBuilder;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsBuilders;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsEndpointBuilder;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsEndpointConsumerBuilder;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsEndpointProducerBuilder;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsHeaderNameBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The typed builder has what the metadata has, no less and no more. */
class EveryOptionHasItsMethodTest {

    private static final String METADATA = "META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json";
    private static final Set<String> STEPS_BETWEEN_BUILDERS = Set.of("advanced", "basic");
    private static final Object BUILDER = new CognipeerContactsBuilders() {}.cognipeerContacts("list");

    @Test
    void aConsumerHasTheOptionsOfConsumersAndThoseOfBoth() throws IOException {
        assertThat(optionsOf(
                        CognipeerContactsEndpointConsumerBuilder.class,
                        AdvancedCognipeerContactsEndpointConsumerBuilder.class))
                .containsExactlyInAnyOrderElementsOf(
                        named(option -> !label(option).contains("producer")));
    }

    @Test
    void aProducerHasTheOptionsOfProducersAndThoseOfBoth() throws IOException {
        assertThat(optionsOf(
                        CognipeerContactsEndpointProducerBuilder.class,
                        AdvancedCognipeerContactsEndpointProducerBuilder.class))
                .containsExactlyInAnyOrderElementsOf(
                        named(option -> !label(option).contains("consumer")));
    }

    @Test
    void anEndpointForBothHasTheOptionsOfBoth() throws IOException {
        assertThat(optionsOf(CognipeerContactsEndpointBuilder.class, AdvancedCognipeerContactsEndpointBuilder.class))
                .containsExactlyInAnyOrderElementsOf(named(option ->
                        !label(option).contains("consumer") && !label(option).contains("producer")));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aMethodSetsTheOptionOfItsName(EndpointOptionModel option) throws Exception {
        Object builder = new CognipeerContactsBuilders() {}.cognipeerContacts("list");

        if (option.isMultiValue()) {
            method(option, String.class, Object.class).invoke(builder, "key", "value");
        } else {
            method(option, String.class).invoke(builder, "value");
        }

        assertThat(builder.getClass().getMethod("getRawUri").invoke(builder))
                .isEqualTo("cognipeer-contacts://list?"
                        + (option.isMultiValue() ? option.getPrefix() + "key" : option.getName()) + "=value");
    }

    @Test
    void theNamesOfHeadersAreThoseOfTheMetadata() throws Exception {
        CognipeerContactsHeaderNameBuilder headers = new CognipeerContactsBuilders() {}.cognipeerContacts();
        List<String> names = Stream.of(CognipeerContactsHeaderNameBuilder.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> invoked(method, headers))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(metadata().getEndpointHeaders().stream()
                        .map(BaseOptionModel::getName)
                        .toList());
    }

    static List<EndpointOptionModel> options() throws IOException {
        return metadata().getEndpointParameterOptions();
    }

    private static List<String> named(Predicate<EndpointOptionModel> wanted) throws IOException {
        return options().stream().filter(wanted).map(BaseOptionModel::getName).toList();
    }

    private static String label(EndpointOptionModel option) {
        return option.getLabel() == null ? "" : option.getLabel();
    }

    /** Each option once, however many types it can be given as. */
    private static Set<String> optionsOf(Class<?>... builders) {
        return Arrays.stream(builders)
                .flatMap(builder -> Stream.of(builder.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .filter(name -> !STEPS_BETWEEN_BUILDERS.contains(name))
                .collect(Collectors.toSet());
    }

    private static Method method(EndpointOptionModel option, Class<?>... parameters) throws NoSuchMethodException {
        return BUILDER.getClass().getMethod(option.getName(), parameters);
    }

    private static String invoked(Method method, Object target) {
        try {
            return (String) method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static ComponentModel metadata() throws IOException {
        try (InputStream in = EveryOptionHasItsMethodTest.class.getClassLoader().getResourceAsStream(METADATA)) {
            return JsonMapper.generateComponentModel(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
