package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;
import org.apache.camel.Message;

/**
 * An exchange that was routed, as one line of text.
 *
 * @param run           the process that routed it, from 0
 * @param millis        when
 * @param change        why
 * @param id            the contact
 * @param integrationId its integration id as the body told; empty for none
 * @param version       the contact and its content, as the consumer tells
 * @param rev           how often the contact had been written; -1 in a report
 */
record ChangeLine(int run, long millis, String change, String id, String integrationId, String version, int rev) {

    private static final int FIELDS = 7;

    static ChangeLine of(int run, Message message) {
        Contact contact = message.getBody(Contact.class);
        String integrationId = contact.getIntegrationId();
        return new ChangeLine(
                run,
                System.currentTimeMillis(),
                message.getHeader(CognipeerContactsConstants.CHANGE, String.class),
                message.getHeader(CognipeerContactsConstants.ID, String.class),
                integrationId == null ? "" : integrationId,
                message.getHeader(CognipeerContactsConstants.VERSION, String.class),
                contact.get(ContactsTurnover.REV) instanceof Integer rev ? rev : -1);
    }

    String line() {
        return String.join(
                        "\t",
                        List.of(
                                Integer.toString(run),
                                Long.toString(millis),
                                change,
                                id,
                                integrationId,
                                version,
                                Integer.toString(rev)))
                + "\n";
    }

    static boolean isWhole(String line) {
        return line.split("\t").length == FIELDS;
    }

    static ChangeLine parse(String line) {
        String[] parts = line.split("\t");
        return new ChangeLine(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                parts[2],
                parts[3],
                parts[4],
                parts[5],
                Integer.parseInt(parts[6]));
    }

    boolean isReport() {
        return change.equals("deleted") || change.equals("unmatched");
    }

    /** Whether both tell the same of the contact: that it is gone, or the same content. */
    boolean isSameAs(ChangeLine other) {
        return isReport() ? other.isReport() : !other.isReport() && version.equals(other.version);
    }
}
