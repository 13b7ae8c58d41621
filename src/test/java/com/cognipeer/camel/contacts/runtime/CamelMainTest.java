package com.cognipeer.camel.contacts.runtime;

import org.apache.camel.main.Main;
import org.apache.camel.main.MainSupport;

class CamelMainTest extends MainRuntimeTest {

    @Override
    protected MainSupport engine() {
        return new Main();
    }
}
