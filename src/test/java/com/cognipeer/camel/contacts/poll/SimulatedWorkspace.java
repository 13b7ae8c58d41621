package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The contacts of a workspace, which people and programs create, change, delete and restore at random. It knows at every
 * time which contacts a consumer with a filter must count as there.
 */
final class SimulatedWorkspace {

    static final String ID = "W";
    private static final String ACTIVE = "active";

    private final Random random;
    private final SimulatedServer server;
    private final ContactFilter filter;
    /** Contacts as they were before a write or a deletion, for restores with old dates. */
    private final List<Contact> backups = new ArrayList<>();
    /** Since when a contact is there, or gone in the way it is. */
    private final Map<String, Instant> changed = new HashMap<>();

    /** The contact that got an integration id last. */
    private final Map<String, String> holders = new HashMap<>();

    /** All contacts that ever had an integration id. */
    private final Map<String, Set<String>> everHeld = new HashMap<>();

    private final Set<String> restored = new HashSet<>();
    private final Set<String> renamed = new HashSet<>();
    private final Map<String, Instant> written = new HashMap<>();
    private final TreeMap<Instant, List<Runnable>> uncommitted = new TreeMap<>();
    private int integrationIds;
    private int writes;

    SimulatedWorkspace(Random random, SimulatedServer server, ContactFilter filter) {
        this.random = random;
        this.server = server;
        this.filter = filter;
    }

    /** A filter that hides contacts which lack something. */
    static ContactFilter filter(Random random) {
        return new ContactFilter(
                switch (random.nextInt(4)) {
                    case 0 -> Map.of();
                    case 1 -> Map.of("status", ACTIVE);
                    case 2 -> Map.of("deleted", Map.of("$ne", true));
                    default -> Map.of("status", ACTIVE, "deleted", Map.of("$ne", true));
                });
    }

    /** How a contact is gone; null if it is there. */
    Change goneAs(String id) {
        Contact contact = server.contacts.get(id);
        if (contact == null || Boolean.TRUE.equals(contact.get("deleted"))) {
            return Change.DELETED;
        }
        boolean matches = !filter.document().containsKey("status") || ACTIVE.equals(contact.get("status"));
        return matches ? null : Change.UNMATCHED;
    }

    Contact get(String id) {
        return server.contacts.get(id);
    }

    /** The contacts that a downstream system must have in the end. */
    List<Contact> there() {
        return server.contacts.values().stream()
                .filter(contact -> goneAs(contact.getId()) == null)
                .toList();
    }

    /** Since when the contact is there, or gone in the way it is. */
    Instant changedAt(String id) {
        return changed.getOrDefault(id, Instant.MIN);
    }

    /** When the contact was written or removed last. */
    Instant writtenAt(String id) {
        return written.getOrDefault(id, Instant.MIN);
    }

    /** Whether the integration id of the contact was changed. */
    boolean wasRenamed(String id) {
        return renamed.contains(id);
    }

    /** Whether several contacts had this integration id, at a time or one after the other. */
    boolean wasShared(String integrationId) {
        return everHeld.getOrDefault(integrationId, Set.of()).size() > 1;
    }

    /** Whether the contact was put back as it had been. */
    boolean wasRestored(String id) {
        return restored.contains(id);
    }

    Set<String> ids() {
        return server.contacts.keySet();
    }

    void commitDue() {
        while (!uncommitted.isEmpty() && !uncommitted.firstKey().isAfter(server.now)) {
            uncommitted.pollFirstEntry().getValue().forEach(Runnable::run);
        }
    }

    void commitAll() {
        uncommitted.values().forEach(commits -> commits.forEach(Runnable::run));
        uncommitted.clear();
    }

    void insert() {
        insert(random.nextInt(3) == 0 ? null : "I" + ++integrationIds, 0);
    }

    private void insert(String integrationId, long lateBy) {
        String id = server.newId();
        Instant made = server.now;
        later(lateBy, () -> {
            Contact contact = new Contact(Map.of("_id", id, Contact.WORKSPACE_ID, ID, "status", ACTIVE));
            contact.put(Contact.CREATED_DATE, SortKey.text(made));
            if (integrationId != null) {
                contact.setIntegrationId(integrationId);
                holders.put(integrationId, id);
            }
            store(dated(contact, made));
        });
    }

    /** Something happens to the workspace. */
    void move() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> insert();
            case 4, 5, 6 -> any(contact -> write(contact, 0, changed -> {}));
            case 7 -> any(contact -> write(contact, lateness(), changed -> {}));
            case 8 -> insert(null, lateness());
            case 9, 10 -> any(this::changeStatus);
            case 11, 12 -> any(contact -> write(contact, 0, deleted -> deleted.setDeleted(true)));
            case 13 -> any(contact -> write(contact, lateness(), deleted -> deleted.setDeleted(true)));
            case 14 -> any(this::undelete);
            case 15, 16, 17 -> deleteSome(1 + random.nextInt(3));
            case 18 -> any(this::recreate);
            default -> moveSeldom();
        }
    }

    private void moveSeldom() {
        switch (random.nextInt(8)) {
            case 0 -> deleteSome(server.contacts.size() * (1 + random.nextInt(3)) / 3);
            case 1, 2, 3 -> restore();
            case 4 -> any(contact -> write(contact, 0, renamed -> renamed.setIntegrationId("I" + ++integrationIds)));
            case 5 -> any(contact -> write(contact, 0, renamed -> renamed.remove(Contact.INTEGRATION_ID)));
            case 6 -> any(this::changeStatusWithoutDate);
            default -> {
                for (int bulk = random.nextInt(15); bulk > 0; bulk--) {
                    any(this::changeStatus);
                }
            }
        }
    }

    private void changeStatus(Contact contact) {
        boolean activates = !ACTIVE.equals(contact.get("status"));
        if (!activates || isFree(contact)) {
            write(contact, 0, changed -> changed.put("status", activates ? ACTIVE : "left"));
        }
    }

    private void changeStatusWithoutDate(Contact contact) {
        boolean activates = !ACTIVE.equals(contact.get("status"));
        if (!activates || isFree(contact) && isLatest(contact)) {
            Contact changed = contact.copy();
            changed.put("status", activates ? ACTIVE : "left");
            changed.put("rev", ++writes);
            store(changed);
        }
    }

    private void undelete(Contact contact) {
        if (isFree(contact)) {
            write(contact, 0, undeleted -> undeleted.remove("deleted"));
        }
    }

    /** The integration id goes to a new contact; the old one is deleted in one of two ways, or has been. */
    private void recreate(Contact contact) {
        if (contact.getIntegrationId() == null || !isFree(contact)) {
            return;
        }
        if (random.nextBoolean()) {
            remove(contact.getId());
        } else {
            write(contact, 0, deleted -> deleted.setDeleted(true));
        }
        insert(contact.getIntegrationId(), 0);
    }

    /** A contact comes back as it was: one that was removed, or an older state of one that is there. */
    private void restore() {
        if (!backups.isEmpty()) {
            Contact backup = backups.get(random.nextInt(backups.size()));
            if (isFree(backup) && isLatest(backup)) {
                restored.add(backup.getId());
                store(backup);
            }
        }
    }

    private void deleteSome(int most) {
        for (int count = most; count > 0; count--) {
            any(contact -> remove(contact.getId()));
        }
    }

    private void remove(String id) {
        note(id, () -> keep(server.contacts.remove(id)));
    }

    /** Whether no other contact carries the integration id and counts, or may come to count, as there. */
    private boolean isFree(Contact contact) {
        String integrationId = contact.getIntegrationId();
        return integrationId == null
                || server.contacts.values().stream()
                        .noneMatch(other -> !other.getId().equals(contact.getId())
                                && integrationId.equals(other.getIntegrationId()));
    }

    /** Whether no contact got the integration id later. If one did, only a newer date shows that this one has it again. */
    private boolean isLatest(Contact contact) {
        return contact.getId().equals(holders.getOrDefault(contact.getIntegrationId(), contact.getId()));
    }

    /** Does nothing if the contact is removed before the write is committed. */
    private void write(Contact contact, long lateBy, Consumer<Contact> change) {
        Instant made = server.now;
        later(lateBy, () -> {
            Contact present = server.contacts.get(contact.getId());
            if (present != null) {
                Contact changed = present.copy();
                change.accept(changed);
                store(dated(changed, made));
            }
        });
    }

    private Contact dated(Contact contact, Instant made) {
        contact.put("rev", ++writes);
        contact.put(
                Contact.MODIFIED_DATE,
                SortKey.text(made.plusMillis(random.nextInt(601) - 300).truncatedTo(server.granularity)));
        return contact;
    }

    /** Replaces the stored contact, which a replica may share. */
    private void store(Contact contact) {
        if (contact.getIntegrationId() != null) {
            everHeld.computeIfAbsent(contact.getIntegrationId(), id -> new HashSet<>())
                    .add(contact.getId());
        }
        Contact before = server.contacts.get(contact.getId());
        if (before != null && !Objects.equals(before.getIntegrationId(), contact.getIntegrationId())) {
            renamed.add(contact.getId());
        }
        note(contact.getId(), () -> keep(server.contacts.put(contact.getId(), contact)));
    }

    private void note(String id, Runnable write) {
        Change before = goneAs(id);
        write.run();
        written.put(id, server.now);
        if (goneAs(id) != before) {
            changed.put(id, server.now);
        }
    }

    private void keep(Contact before) {
        if (before != null) {
            backups.add(before);
            if (backups.size() > 20) {
                backups.remove(0);
            }
        }
    }

    private void later(long millis, Runnable commit) {
        if (millis == 0) {
            commit.run();
        } else {
            uncommitted
                    .computeIfAbsent(server.now.plusMillis(millis), due -> new ArrayList<>())
                    .add(commit);
        }
    }

    private long lateness() {
        return 1 + random.nextInt(700);
    }

    private void any(Consumer<Contact> change) {
        if (!server.contacts.isEmpty()) {
            List<Contact> all = List.copyOf(server.contacts.values());
            change.accept(all.get(random.nextInt(all.size())));
        }
    }
}
