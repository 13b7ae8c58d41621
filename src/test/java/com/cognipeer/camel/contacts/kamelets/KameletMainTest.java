package com.cognipeer.camel.contacts.kamelets;

import com.cognipeer.camel.contacts.runtime.MainRuntimeTest;
import org.apache.camel.main.KameletMain;
import org.apache.camel.main.MainSupport;

/** The engine of the Camel CLI. */
class KameletMainTest extends MainRuntimeTest {

    @Override
    protected MainSupport engine() {
        KameletMain main = new KameletMain("camel-cli");
        // What it needs is on the class path, and nothing is fetched by a test.
        main.setDownload(false);
        return main;
    }
}
