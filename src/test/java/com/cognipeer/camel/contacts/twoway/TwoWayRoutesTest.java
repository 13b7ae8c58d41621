package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one side adds, changes or removes comes to the other. */
class TwoWayRoutesTest {

    private TwoSides sides;

    @BeforeEach
    void start() throws Exception {
        sides = TwoSides.start();
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    @Test
    void aNewContactAndItsChangesComeToTheCrm() {
        String id = sides.meet("c1", "Ada");

        sides.sandbox.update(id, Map.of("name", "Ada Lovelace"));

        sides.awaitCustomer("c1", "name", "Ada Lovelace");
    }

    @Test
    void aNewCustomerAndItsChangesComeToTheWorkspace() {
        sides.crm.insert("c1", Map.of("email", "ada@example.com", "name", "Ada"));
        sides.awaitContact("c1", "name", "Ada");

        sides.crm.update("c1", "name", "Ada Lovelace");

        sides.awaitContact("c1", "name", "Ada Lovelace");
    }

    @Tag("ci")
    @Test
    void aFieldThatIsEmptiedComesToTheOtherSide() {
        sides.meet("c1", "Ada");

        sides.crm.update("c1", "name", null);

        sides.awaitContact("c1", "name", null);
    }

    @Tag("ci")
    @Test
    void aNewContactWithoutAnIdBecomesACustomer() {
        String id = sides.sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));

        sides.awaitCustomer("contact-" + id, "name", "Ada");
        sides.awaitContact("contact-" + id, "name", "Ada");
    }

    @Tag("ci")
    @Test
    void aContactThatHasLostItsIdGetsItBack() {
        String id = sides.meet("c1", "Ada");

        sides.sandbox.update(id, Collections.singletonMap("integrationId", null));

        sides.awaitContact("c1", "name", "Ada");
        assertThat(sides.crm.customers()).containsOnlyKeys("c1");
    }

    @Tag("ci")
    @Test
    void aRemovedCustomerMakesTheContactInactiveAndOneWhoIsBackActive() {
        sides.crm.insert("c1", Map.of("email", "ada@example.com", "name", "Ada", "status", "active"));
        sides.awaitContact("c1", "name", "Ada");

        sides.crm.remove("c1");
        sides.awaitContact("c1", "status", "inactive");
        sides.awaitNothingToSend();
        assertThat(sides.crm.customers()).isEmpty();

        sides.crm.insert("c1", Map.of("email", "ada@example.com", "name", "Ada L.", "status", "active"));
        sides.awaitContact("c1", "status", "active");
        sides.awaitContact("c1", "name", "Ada L.");
    }

    @Tag("ci")
    @Test
    void aChangeOfTheContactDoesNotBringARemovedCustomerBack() {
        String id = sides.meet("c1", "Ada");
        sides.crm.remove("c1");
        sides.awaitContact("c1", "status", "inactive");

        sides.sandbox.update(id, Map.of("status", "active"));

        sides.awaitContact("c1", "status", "inactive");
        assertThat(sides.crm.customers()).isEmpty();
    }

    @Tag("ci")
    @Test
    void aContactThatIsMarkedAsDeletedTakesItsCustomerAlongAndBringsItBack() {
        String id = sides.meet("c1", "Ada");

        sides.sandbox.softDelete(id);
        sides.awaitNoCustomer("c1");

        sides.sandbox.undelete(id);
        sides.awaitCustomer("c1", "name", "Ada");
    }

    @Tag("ci")
    @Test
    void aContactThatLosesItsIdAndIsMarkedAsDeletedTakesItsCustomerAlong() {
        String id = sides.meet("c1", "Ada");
        Map<String, Object> change = new HashMap<>();
        change.put("integrationId", null);
        change.put("deleted", true);

        sides.sandbox.update(id, change);

        sides.awaitNoCustomer("c1");
    }

    @Tag("ci")
    @Test
    void aNewCustomerBringsADeletedContactBack() {
        String id = sides.meet("c1", "Ada");
        sides.sandbox.softDelete(id);
        sides.awaitNoCustomer("c1");

        sides.crm.insert("c1", Map.of("email", "c1@example.com", "name", "Ada L."));

        sides.awaitContact("c1", "name", "Ada L.");
        sides.awaitContact("c1", "deleted", false);
    }

    @Test
    void aContactThatIsRemovedTakesItsCustomerAlong() {
        String id = sides.meet("c1", "Ada");
        sides.meet("c2", "Bob");

        sides.sandbox.delete(id);

        sides.awaitNoCustomer("c1");
        assertThat(sides.crm.customers()).containsOnlyKeys("c2");
    }
}
