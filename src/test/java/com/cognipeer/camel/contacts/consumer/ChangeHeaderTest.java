package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without an inventory the header tells what a contact and its dates tell. */
class ChangeHeaderTest extends PolledRouteTest {

    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void noteChanges() {
        work = exchange -> {
            Message message = exchange.getMessage();
            told.add(message.getBody(Contact.class).getName() + " "
                    + message.getHeader(CognipeerContactsConstants.CHANGE, "unknown", String.class));
        };
    }

    @Test
    void theFirstSweepFromTheBeginningBringsNewContactsOnly() throws Exception {
        insert("ada", "bruno");
        sandbox.update(idOf("bruno"), Map.of("phone", "1"));
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");

        assertThat(toldByAPoll()).containsExactlyInAnyOrder("ada created", "bruno created");
    }

    @Test
    void laterAContactIsNewOrWasModified() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        toldByAPoll();

        sandbox.update(idOf("ada"), Map.of("phone", "1"));
        insert("bruno");
        clock.goOnBy(TEN_SECONDS);

        assertThat(toldByAPoll()).containsExactlyInAnyOrder("ada updated", "bruno created");
    }

    @Test
    void aContactThatIsMarkedAsDeletedIsToldInBothModes() throws Exception {
        insert("ada");
        sandbox.softDelete(idOf("ada"));
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        assertThat(toldByAPoll()).containsExactly("ada deleted");

        told.clear();
        context.addRoutes(polled("snapshot", "mode=snapshot&startScheduler=false"));
        poll(context, "snapshot");
        assertThat(told).containsExactly("ada deleted");
    }

    @Test
    void aSnapshotCannotTellWhetherAContactIsNew() throws Exception {
        insert("ada");
        consume("mode=snapshot");

        assertThat(toldByAPoll()).containsExactly("ada unknown");
    }

    private List<String> toldByAPoll() {
        told.clear();
        poll();
        return List.copyOf(told);
    }
}
