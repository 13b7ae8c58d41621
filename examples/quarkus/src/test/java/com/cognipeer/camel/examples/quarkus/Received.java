package com.cognipeer.camel.examples.quarkus;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The contacts that the application sends on, in tests. */
@ApplicationScoped
@Named("received")
@Unremovable
public class Received {

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** Not as text, which Camel would make of anything. */
    public void take(Object body) {
        bodies.add(String.valueOf(body));
    }

    List<String> bodies() {
        return bodies;
    }
}
