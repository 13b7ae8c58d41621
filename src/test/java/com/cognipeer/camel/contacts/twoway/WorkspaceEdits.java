package com.cognipeer.camel.contacts.twoway;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Random edits in the workspace. Some become visible later than their date. */
record WorkspaceEdits(Scene scene) {

    /** Less than the lookback, and the second by which a sweep ends earlier. */
    private static final int LATEST_COMMIT_SECONDS = 50;

    void edit() {
        List<String> living = idsOf(false);
        List<String> deleted = idsOf(true);
        int kind = scene.random().nextInt(100);
        if (kind < 10 || living.isEmpty()) {
            insertAnother();
        } else if (kind < 14) {
            softDelete(scene.oneOf(living));
        } else if (kind < 18) {
            // Nobody misses a contact that was removed before the consumer has seen it.
            List<String> known =
                    living.stream().filter(scene.crm().inventory()::contains).toList();
            if (!known.isEmpty()) {
                remove(scene.oneOf(known));
            }
        } else if (kind < 22 && !deleted.isEmpty()) {
            undelete(scene.oneOf(deleted));
        } else {
            update(scene.oneOf(living));
        }
    }

    private List<String> idsOf(boolean deleted) {
        return scene.judge().contacts().entrySet().stream()
                .filter(contact -> contact.getValue().deleted() == deleted)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void insertAnother() {
        Map<String, String> fields = scene.values().ofAll();
        if (scene.percent(50)) {
            List<String> free = scene.freeIds();
            String id = free.isEmpty() || scene.percent(50) ? scene.values().id("import") : scene.oneOf(free);
            boolean isTaken =
                    scene.judge().contacts().values().stream().anyMatch(contact -> id.equals(contact.customer()));
            if (!isTaken) {
                scene.judge().deletions.contactIsNew(id);
                insert(id, fields);
            }
        } else {
            List<String> unmet = unmetAddresses();
            if (!unmet.isEmpty() && scene.percent(50)) {
                String address = scene.oneOf(unmet);
                scene.sharedAddresses().add(address);
                fields.put("email", address);
            }
            insert(null, fields);
        }
    }

    /** The addresses of customers who have no contact. One that goes from contact to contact may name the wrong one. */
    private List<String> unmetAddresses() {
        Map<String, SeenContact> contacts = scene.judge().contacts();
        return scene.judge().rows().entrySet().stream()
                .filter(row -> contacts.values().stream()
                        .noneMatch(contact -> Objects.equals(row.getKey(), contact.customer())))
                .map(row -> row.getValue().fields().get("email"))
                .filter(email -> !scene.sharedAddresses().contains(email))
                .filter(email ->
                        contacts.values().stream().noneMatch(contact -> Objects.equals(email, contact.value("email"))))
                .toList();
    }

    void insert(String customer, Map<String, String> fields) {
        Map<String, Object> contact = new HashMap<>(fields);
        if (customer != null) {
            contact.put("integrationId", customer);
        }
        String id = perhapsLate(() -> scene.sandbox().insert(contact));
        isDone("workspace inserts %s of %s %s", id, customer, fields);
    }

    void update(String id) {
        Map<String, String> fields =
                scene.values().ofSome(scene.judge().contacts().get(id).side().fields());
        perhapsLate(() -> {
            scene.sandbox().update(id, fields);
            return null;
        });
        isDone("workspace updates %s of %s %s", id, customer(id), fields);
    }

    private void softDelete(String id) {
        isDeleted(id);
        scene.sandbox().softDelete(id);
        isDone("workspace marks %s of %s as deleted", id, customer(id));
    }

    private void remove(String id) {
        isDeleted(id);
        scene.sandbox().delete(id);
        if (customer(id) != null) {
            scene.freeIds().add(customer(id));
        }
        isDone("workspace removes %s of %s", id, customer(id));
    }

    private void undelete(String id) {
        scene.judge().deletions.contactIsBack(id);
        scene.sandbox().undelete(id);
        isDone("workspace takes %s of %s back", id, customer(id));
    }

    private void isDeleted(String id) {
        String customer = customer(id);
        if (customer != null) {
            scene.judge()
                    .deletions
                    .contactIsDeleted(
                            id,
                            customer,
                            scene.crm().noted().get(customer),
                            scene.judge().rows().containsKey(customer));
        }
    }

    private String customer(String id) {
        return scene.judge().contacts().get(id).customer();
    }

    private <T> T perhapsLate(Supplier<T> edit) {
        Instant now = scene.clock().instant();
        if (scene.percent(15)) {
            scene.clock().set(now.minusSeconds(scene.random().nextInt(LATEST_COMMIT_SECONDS)));
            scene.story().tell("late:");
            scene.tally().add(Tally.Of.LATE_COMMITS);
        }
        T done = edit.get();
        scene.clock().set(now);
        return done;
    }

    private void isDone(String format, Object... arguments) {
        scene.story().tell(format, arguments);
        scene.tally().add(Tally.Of.EDITS_IN_WORKSPACE);
        scene.judge().peopleHaveEdited();
    }
}
