package com.cognipeer.camel.examples.scaleout;

import java.io.IOException;
import org.apache.camel.main.Main;

/** Camel Main in a process that ends with the one it was started by. */
public final class GuardedNode {

    private GuardedNode() {}

    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.read();
                    } catch (IOException e) {
                        // The parent is gone all the same.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Main.main(args);
    }
}
