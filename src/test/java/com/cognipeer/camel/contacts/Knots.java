package com.cognipeer.camel.contacts;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The strongly connected components of a graph of classes, by Tarjan's algorithm: classes of which each leads to every other
 * by its dependencies. A nested class counts as the class that it is in.
 */
final class Knots {

    private final Map<String, Set<String>> uses;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<Set<String>> knots = new LinkedHashSet<>();

    private Knots(Map<String, Set<String>> uses) {
        this.uses = uses;
    }

    /** The names of the classes in each knot of more than one class. */
    static Set<Set<String>> of(Collection<JavaClass> classes) {
        Map<String, Set<String>> uses = new HashMap<>();
        classes.forEach(type -> uses.put(outermost(type), new HashSet<>()));
        for (JavaClass type : classes) {
            Set<String> used = type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(Knots::outermost)
                    .filter(uses::containsKey)
                    .collect(Collectors.toSet());
            uses.get(outermost(type)).addAll(used);
        }
        Knots knots = new Knots(uses);
        uses.keySet().stream()
                .sorted()
                .filter(name -> !knots.numbers.containsKey(name))
                .forEach(knots::visit);
        return knots.knots;
    }

    private static String outermost(JavaClass type) {
        return type.getBaseComponentType().getName().replaceAll("\\$.*", "");
    }

    private void visit(String name) {
        int number = numbers.size();
        numbers.put(name, number);
        lowest.put(name, number);
        path.push(name);
        for (String used : uses.get(name)) {
            if (!numbers.containsKey(used)) {
                visit(used);
                lowest.merge(name, lowest.get(used), Math::min);
            } else if (path.contains(used)) {
                lowest.merge(name, numbers.get(used), Math::min);
            }
        }
        if (lowest.get(name) == number) {
            close(name);
        }
    }

    private void close(String first) {
        Set<String> knot = new TreeSet<>();
        String name;
        do {
            name = path.pop();
            knot.add(name);
        } while (!name.equals(first));
        if (knot.size() > 1) {
            knots.add(knot);
        }
    }
}
