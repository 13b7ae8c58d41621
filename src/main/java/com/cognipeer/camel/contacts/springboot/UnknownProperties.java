package com.cognipeer.camel.contacts.springboot;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.beans.PropertyDescriptor;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Refuses properties that are no option of the component. Spring Boot would ignore them, or show their values. */
final class UnknownProperties {

    private static final ConfigurationPropertyName PREFIX =
            ConfigurationPropertyName.of(CognipeerContactsComponentAutoConfiguration.PREFIX);

    private UnknownProperties() {}

    /** @throws WrongPropertyException when there are such properties, with their names */
    static void refuse(Environment environment) {
        Set<String> known = Stream.concat(
                        Stream.of(BeanUtils.getPropertyDescriptors(CognipeerContactsComponentConfiguration.class))
                                .map(PropertyDescriptor::getName),
                        Stream.of("customizer.enabled"))
                .map(UnknownProperties::uniform)
                .collect(toSet());
        Set<String> unknown = new TreeSet<>();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource properties) {
                properties.stream()
                        .filter(PREFIX::isAncestorOf)
                        .map(name -> name.subName(PREFIX.getNumberOfElements()).toString())
                        .filter(name -> !known.contains(uniform(name)))
                        .forEach(unknown::add);
            }
        });
        if (!unknown.isEmpty()) {
            throw new WrongPropertyException(
                    "No option of the component: "
                            + unknown.stream()
                                    .map(name -> "'" + PREFIX + "." + name + "'" + alternatives(name))
                                    .collect(joining(", ")),
                    "correct the name, or take it out; the name of an environment variable has no dashes and no"
                            + " underscores for them, as in CAMEL_COMPONENT_COGNIPEERCONTACTS_HOOKID");
        }
    }

    /** The options whose names differ from this one by one or two letters. */
    private static String alternatives(String name) {
        String property = StringHelper.dashToCamelCase(name);
        String[] alike = PropertyMatches.forProperty(property, CognipeerContactsComponentConfiguration.class)
                .getPossibleMatches();
        return alike.length == 0
                ? ""
                : Stream.of(alike).map(StringHelper::camelCaseToDash).collect(joining(" or ", " (did you mean ", "?)"));
    }

    /** Spring Boot treats hook-id, hookId, hook_id and HOOKID as one name. It reads the variable HOOK_ID as hook.id, another name. */
    private static String uniform(String name) {
        return name.replaceAll("[^A-Za-z0-9.]", "").toLowerCase(Locale.ROOT);
    }
}
