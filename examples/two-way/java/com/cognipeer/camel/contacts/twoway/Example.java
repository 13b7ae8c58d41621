package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sync.SyncReport;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The routes in Camel Main as they stand beside this, between an API and a database. */
final class Example implements AutoCloseable {

    private final Main main = new Main();

    /**
     * @param folder     the folder that holds the routes and application.properties
     * @param baseUrl    of the API
     * @param crm        the database of the CRM
     * @param properties what is set otherwise than in application.properties
     */
    Example(Path folder, String baseUrl, String token, DataSource crm, Map<String, String> properties) {
        main.setPropertyPlaceholderLocations("file:" + folder.resolve("application.properties"));
        set("camel.main.routes-include-pattern", "file:" + folder + "/*.camel.yaml");
        set("camel.component.cognipeer-contacts.base-url", baseUrl);
        set("camel.component.cognipeer-contacts.token", token);
        properties.forEach(this::set);
        main.bind("crm", crm);
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    /** Has to come before the start. */
    Example with(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    Example start() throws Exception {
        main.start();
        return this;
    }

    /** Compares both sides by a dry run of a sync. */
    SyncReport audit() {
        return camel().createProducerTemplate().requestBody("direct:audit", null, SyncReport.class);
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
