package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.FinishedSweeps.FinishedSweep;
import java.time.Instant;

/** The echoes of one sweep over changes: which contacts of a page it leaves out, by the states that the consumer has seen. */
final class EchoesOfSweep {

    private final Echoes echoes;
    private FinishedSweeps sweeps;
    private Walk arrived;
    /** When the server gave the latest answer; null if it did not say. */
    private Instant answered;

    /** @param sweeps the sweeps before this one */
    EchoesOfSweep(Echoes echoes, FinishedSweeps sweeps) {
        this.echoes = echoes;
        this.sweeps = sweeps;
    }

    Echoes ofTheConsumer() {
        return echoes;
    }

    FinishedSweeps sweeps() {
        return sweeps;
    }

    void answered(Instant date) {
        answered = date;
    }

    void arrives(Step step) {
        arrived = step.walk();
        echoes.arrives(step.contacts().stream().map(Contact::getId).toList());
    }

    /** The walk after the latest page. */
    Walk arrived() {
        return arrived;
    }

    /**
     * Whether a contact of the latest page is an echo, for a consumer whose inventory does not have every contact.
     *
     * @param delivered how the contact was delivered last; null if unknown
     */
    boolean isEcho(Contact contact, String version, Window.Entry delivered) {
        return echoes.isEcho(contact, version, delivered == null ? null : delivered.version(), sweeps);
    }

    /** The same for a consumer whose inventory has every contact. @param entry null for a contact that counts as gone */
    boolean isEcho(Contact contact, String version, InventoryEntry entry) {
        return entry == null
                ? echoes.isEcho(contact, version, null, FinishedSweeps.NONE)
                : echoes.isEcho(contact, version, entry.version(), sweeps);
    }

    void skip() {
        echoes.skip();
    }

    /**
     * The sweep is finished.
     *
     * @param settled every change up to this time is done; null if unknown
     */
    void finished(Instant settled) {
        if (settled != null && answered != null) {
            sweeps = sweeps.and(new FinishedSweep(settled, answered));
        }
    }
}
