package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.twoway.Agreement.Conflict;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Decides for the routes, and does nothing itself. A row, a base and a contact are what the database and the API have given;
 * each is null if there is none.
 */
public final class Rule {

    private static final String ACTIVITY = "status";
    private static final String REMOVED = "inactive";
    private static final String ANSWER = "answer";

    /**
     * Whether a consumed contact is {@code new} to the base, {@code known} to it, or {@code old}: then a later version may be
     * known already, and the contact has to be read again.
     */
    public String seen(@Variable("base") Map<String, Object> base, @Body Contact contact) {
        Base agreed = Rows.base(base);
        if (agreed.contactId() == null) {
            return "new";
        }
        if (!agreed.contactId().equals(contact.getId())) {
            return "old";
        }
        if (!agreed.isNewerThan(changed(contact))) {
            return "new";
        }
        return !isDeleted(contact) && agreed.fields().equals(Side.fieldsOf(contact)) ? "known" : "old";
    }

    /** Whether the e-mail address of a consumed contact still leads to it, and it still has no id of the CRM. */
    public boolean stillWithoutId(@Variable("present") Contact present, @Body Contact contact) {
        return present != null && present.getId().equals(contact.getId()) && present.getIntegrationId() == null;
    }

    /** The write that makes a contact the one of a customer. */
    public Map<String, Object> name(@Variable("id") String id) {
        return Map.of(Contact.INTEGRATION_ID, id);
    }

    /**
     * The write that brings a row's changes to its contact: {@code action} is {@code create}, {@code update}, {@code settle} if
     * there is nothing to write, {@code park} if nothing can be written, or {@code none}. {@code fields} are what to write, and
     * {@code known} the values of the base, with those that an earlier write has brought.
     */
    public Map<String, Object> push(
            @Variable("row") Map<String, Object> row,
            @Variable("base") Map<String, Object> base,
            @Body Contact contact) {
        Base agreed = Rows.base(base);
        if (row == null) {
            return base == null ? action("none") : removal(agreed, contact);
        }
        Side customer = Rows.row(row);
        if (contact == null) {
            return agreed.contactId() == null ? creation(row, customer) : action("park");
        }
        Side there = side(contact);
        boolean applies = agreed.isOf(contact.getId(), there);
        if (isDeleted(contact)) {
            return applies ? action("settle") : revival(customer, contact);
        }
        Base known = applies ? agreed.recognizedIn(there) : agreed;
        Agreement agreement = Agreement.of(customer, applies ? known.fields() : Side.NO_FIELDS, there);
        Map<String, Object> fields = new LinkedHashMap<>(agreement.changesOf(there));
        return fields.isEmpty() ? action("settle") : write("update", fields, crmWins(agreement), known);
    }

    /**
     * What the database has to have after a contact came: {@code customer} is {@code insert}, {@code update}, {@code delete} or
     * {@code keep}. The fields of the row have their names, those of the base begin with {@code agreed_}.
     *
     * @param source {@code answer} if the contact is the answer to a write, {@code read} if it was read by itself, and null if
     *               it was on a page that may be older than the base
     * @param push   the write that it answers
     */
    public Map<String, Object> settle(
            @Variable("row") Map<String, Object> row,
            @Variable("base") Map<String, Object> base,
            @Variable("source") String source,
            @Variable("push") Map<String, Object> push,
            @Body Contact contact) {
        Base known = Rows.base(base);
        Side there = side(contact);
        boolean isAnswer = ANSWER.equals(source);
        boolean applies = isAnswer && known.contactId() == null || known.isOf(contact.getId(), there);
        if (isDeleted(contact)) {
            return settlement(row != null && applies ? "delete" : "keep", false);
        }
        Base agreed = isAnswer ? known.answered() : known.recognizedIn(there);
        Map<String, Object> settled;
        if (row != null) {
            Side customer = Rows.row(row);
            Agreement agreement = Agreement.of(customer, applies ? agreed.fields() : Side.NO_FIELDS, there);
            settled = settlement(agreement.changesOf(customer).isEmpty() ? "keep" : "update", true);
            settled.putAll(agreement.fields());
            settled.put("conflicts", conflicts(source, push, agreement));
        } else {
            settled = settlement(applies ? "keep" : "insert", true);
            settled.putAll(there.fields());
        }
        there.fields().forEach((field, value) -> settled.put("agreed_" + field, value));
        settled.put("contact_id", contact.getId());
        settled.put("modified_date", contact.getModifiedDate());
        settled.put("sent", source == null && applies && !agreed.sent().isEmpty() ? Rows.json(agreed.sent()) : null);
        return settled;
    }

    /** The CRM has removed the customer, and the API cannot remove a contact. */
    private static Map<String, Object> removal(Base agreed, Contact contact) {
        if (contact == null) {
            return action("park");
        }
        if (isDeleted(contact)
                || !agreed.isOf(contact.getId(), side(contact))
                || REMOVED.equals(side(contact).fields().get(ACTIVITY))) {
            return action("settle");
        }
        return write("update", Map.of(ACTIVITY, REMOVED), List.of(), agreed.recognizedIn(side(contact)));
    }

    private static Map<String, Object> creation(Map<String, Object> row, Side customer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(Contact.INTEGRATION_ID, row.get("id"));
        customer.fields().forEach((field, value) -> {
            if (value != null) {
                fields.put(field, value);
            }
        });
        return write("create", fields, List.of(), Base.NONE);
    }

    /** The CRM has a customer whose contact was deleted before they met: a customer who is back. */
    private static Map<String, Object> revival(Side customer, Contact contact) {
        Map<String, Object> fields =
                new LinkedHashMap<>(new Agreement(customer.fields(), List.of()).changesOf(side(contact)));
        fields.put("deleted", false);
        return write("update", fields, List.of(), Base.NONE);
    }

    private static List<Conflict> crmWins(Agreement agreement) {
        return agreement.conflicts().stream().filter(Conflict::crmWins).toList();
    }

    @SuppressWarnings("unchecked") // as this class has put them there
    private static List<Conflict> conflicts(String source, Map<String, Object> push, Agreement agreement) {
        Stream<Conflict> written =
                ANSWER.equals(source) ? ((List<Conflict>) push.get("conflicts")).stream() : Stream.of();
        return Stream.concat(written, agreement.conflicts().stream()).toList();
    }

    private static Side side(Contact contact) {
        return new Side(Side.fieldsOf(contact), changed(contact));
    }

    private static Instant changed(Contact contact) {
        return contact.modifiedAt().orElse(null);
    }

    private static boolean isDeleted(Contact contact) {
        return Boolean.TRUE.equals(contact.get("deleted"));
    }

    private static Map<String, Object> action(String action) {
        return write(action, Map.of(), List.of(), Base.NONE);
    }

    private static Map<String, Object> write(
            String action, Map<String, ?> fields, List<Conflict> conflicts, Base known) {
        return Map.of(
                "action",
                action,
                "fields",
                fields,
                "sent",
                Rows.json(fields),
                "known",
                known.fields(),
                "conflicts",
                conflicts);
    }

    private static Map<String, Object> settlement(String customer, boolean keepsBase) {
        Map<String, Object> settlement = new HashMap<>();
        settlement.put("customer", customer);
        settlement.put("keepsBase", keepsBase);
        settlement.put("conflicts", List.of());
        return settlement;
    }
}
