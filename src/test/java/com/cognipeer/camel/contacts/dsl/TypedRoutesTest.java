package com.cognipeer.camel.contacts.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.ConsumerMode;
import com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory.CognipeerContactsBuilders;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.cognipeer.camel.contacts.sync.MatchBy;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes whose endpoints the typed builder makes, with options of each type, against a sandbox. */
class TypedRoutesTest extends CamelTestSupport {

    private static final String FILTER = "{\"name\":\"Q & A, 100%+\",\"deleted\":{\"$ne\":true}}";

    private final ContactsSandbox sandbox = ContactsSandbox.start();

    @TempDir
    Path folder;

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new TypedRoutes(folder.resolve("positions.txt"));
    }

    private static final class TypedRoutes extends EndpointRouteBuilder implements CognipeerContactsBuilders {

        private final Path positions;

        private TypedRoutes(Path positions) {
            this.positions = positions;
        }

        @Override
        public void configure() {
            from(cognipeerContacts("list")
                            .mode(ConsumerMode.changes)
                            .stateRepository(new AtomicFileStateRepository(positions.toFile()))
                            .stateKey("crm")
                            .lookback("30s")
                            .detectDeletions(true)
                            .reconcileInterval("12h")
                            .maxDeletions("5%")
                            .delay(100)
                            .initialDelay(0)
                            .prefetch(false)
                            .advanced()
                            .requestTimeout("20s"))
                    .routeId("changes")
                    .autoStartup(false)
                    .setBody(simple("${body.email}"))
                    .to(mock("changed"));

            from(direct("upsert")).to(cognipeerContacts("upsert").validateEmail(false));

            from(direct("sync"))
                    .to(cognipeerContacts("sync")
                            .matchBy(MatchBy.email)
                            .dryRun(true)
                            .limit(2)
                            .totalTimeout(30_000));

            from(direct("list")).to(cognipeerContacts("list").filter("RAW(" + FILTER + ")"));

            from(direct("get"))
                    .setHeader(cognipeerContacts().cognipeerContactsEmail(), body())
                    .to(cognipeerContacts("get").onNotFound("empty"))
                    .setBody(header(cognipeerContacts().cognipeerContactsFound()));
        }
    }

    @Test
    void aConsumerRoutesWhatHasChangedAndKeepsItsPosition() throws Exception {
        sandbox.insert(Map.of("email", "ada@example.com"));
        MockEndpoint changed = getMockEndpoint("mock:changed");
        changed.expectedBodiesReceived("ada@example.com");

        context.getRouteController().startRoute("changes");

        changed.assertIsSatisfied();
        context.getRouteController().stopRoute("changes");
        assertThat(Files.readString(folder.resolve("positions.txt"))).contains("crm");
    }

    @Test
    void aContactIsUpserted() {
        Contact stored = template.requestBody("direct:upsert", Map.of("integrationId", "7"), Contact.class);

        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("_id", stored.getId())
                .containsEntry("integrationId", "7"));
    }

    @Test
    void aSyncTakesItsOptions() {
        sandbox.insert(Map.of("email", "a@example.com", "status", "lead"));

        SyncReport report = template.requestBody(
                "direct:sync",
                List.of(
                        Map.of("integrationId", "7", "email", "A@example.com", "status", "active"),
                        Map.of("email", "b@example.com"),
                        Map.of("integrationId", "8")),
                SyncReport.class);

        assertThat(report.isDryRun()).isTrue();
        assertThat(report.getUpdated()).isEqualTo(1);
        assertThat(report.getCreated()).isEqualTo(1);
        assertThat(report.getFailed()).isEqualTo(1);
        assertThat(sandbox.requests().get(0).json().path("limit").asInt()).isEqualTo(2);
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("status", "lead"));
    }

    @Test
    void aFilterArrivesAsItIsWritten() {
        sandbox.insert(Map.of("email", "q@example.com", "name", "Q & A, 100%+"));
        sandbox.insert(Map.of("email", "r@example.com", "name", "Q & A, 100% "));

        assertThat(template.requestBody("direct:list", null, ContactPage.class))
                .extracting(Contact::getEmail)
                .containsExactly("q@example.com");
    }

    @Test
    void headersAreNamedByTheBuilder() {
        sandbox.insert(Map.of("email", "ada@example.com"));

        Exchange found =
                template.request("direct:get", exchange -> exchange.getMessage().setBody("nobody@example.com"));

        assertThat(found.getException()).isNull();
        assertThat(found.getMessage().getBody()).isEqualTo(false);
    }
}
