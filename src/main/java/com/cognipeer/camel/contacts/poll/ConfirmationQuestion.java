package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for absent contacts by their ids, together with controls: contacts that are known to be there. Those that come back are
 * asked for once more with the filter.
 *
 * @param entries the absent contacts
 * @param back    those that came back, whether each is marked as deleted; null before the first answer
 */
record ConfirmationQuestion(Confirmation confirmation, List<InventoryEntry> entries, Map<String, Boolean> back)
        implements Walk {

    static ConfirmationQuestion about(Confirmation confirmation, List<InventoryEntry> entries) {
        return new ConfirmationQuestion(confirmation, entries, null);
    }

    @Override
    public Optional<ContactQuery> next() {
        return Optional.of(query(ids()));
    }

    /** Asks for these contacts as this question does. */
    ContactQuery query(List<String> ids) {
        ContactFilter among = isFiltered() ? confirmation.settings().filter() : ContactFilter.ALL;
        ContactFilter filter = among.and(Map.of(Contact.ID, Map.of("$in", ids)));
        return new ContactQuery(1, ids.size(), filter, WalkOrder.BY_ID.sort());
    }

    boolean isFiltered() {
        return back != null;
    }

    Set<String> asked() {
        return isFiltered()
                ? back.keySet()
                : entries.stream().map(InventoryEntry::id).collect(Collectors.toCollection(HashSet::new));
    }

    List<String> controls() {
        return confirmation.controls(
                entries.stream().map(InventoryEntry::id).collect(Collectors.toSet()), isFiltered());
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>(asked());
        ids.addAll(controls());
        return ids;
    }

    @Override
    public Step after(Answer answer) {
        confirmation.check(answer);
        ContactPage page = answer.page();
        List<String> ids = ids();
        // Some servers tell the size of the page as the total.
        boolean mayBeCut = page.getTotal() > page.size() || page.size() >= page.getLimit();
        if (page.getLimit() > 0 && page.getLimit() < ids.size() && mayBeCut) {
            return Step.to(confirmation.withPagesOf(page.getLimit()));
        }
        Map<String, Boolean> found = new LinkedHashMap<>();
        for (Contact contact : page) {
            if (!ids.contains(contact.getId()) || found.containsKey(contact.getId())) {
                return Step.to(confirmation.doubted("the server gave contacts that were not asked for"));
            }
            found.put(contact.getId(), Ledger.isDeleted(contact));
        }
        if (!isBelieved(found.keySet())) {
            return Step.to(confirmation.doubted("the server did not find contacts that it listed before"));
        }
        found.keySet().retainAll(asked());
        return confirmation.behindAControl(this, () -> isFiltered() ? settle(found.keySet()) : confirmBack(found));
    }

    /** Nine in ten controls must come back; all of fewer than ten. */
    private boolean isBelieved(Set<String> found) {
        List<String> controls = controls();
        long missing = controls.stream().filter(id -> !found.contains(id)).count();
        return missing <= controls.size() / Confirmation.MOST_CONTROLS;
    }

    private Step confirmBack(Map<String, Boolean> found) {
        boolean allMatch = confirmation.settings().filter().document().isEmpty();
        ConfirmationQuestion filtered = new ConfirmationQuestion(confirmation, entries, found);
        return found.isEmpty() || allMatch ? filtered.settle(found.keySet()) : Step.to(filtered);
    }

    private Step settle(Set<String> matching) {
        Map<String, Change> changes = new HashMap<>();
        for (InventoryEntry entry : entries) {
            if (!matching.contains(entry.id())) {
                boolean isThere = Boolean.FALSE.equals(back.get(entry.id()));
                changes.put(entry.id(), isThere ? Change.UNMATCHED : Change.DELETED);
            }
        }
        return confirmation.settle(entries, changes);
    }

    @Override
    public Walk refused(ContactsException refusal) {
        return confirmation.doubted("the server refuses to look for contacts by their ids");
    }

    @Override
    public PagingChoice choice() {
        return null;
    }
}
