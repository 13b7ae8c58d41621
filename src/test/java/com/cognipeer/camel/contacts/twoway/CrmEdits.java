package com.cognipeer.camel.contacts.twoway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Random edits in the CRM. The clock of the CRM may differ from that of the workspace. */
record CrmEdits(Scene scene, Duration isAhead) {

    void edit() {
        List<String> ids = List.copyOf(scene.judge().rows().keySet());
        int kind = scene.random().nextInt(100);
        if (kind < 10 || ids.isEmpty()) {
            List<String> free = scene.freeIds();
            String id = free.isEmpty() || scene.percent(60) ? scene.values().id("row") : scene.oneOf(free);
            if (!ids.contains(id)) {
                insert(id, scene.values().ofAll());
            }
        } else if (kind < 16) {
            remove(scene.oneOf(ids));
        } else {
            update(scene.oneOf(ids));
        }
    }

    void insert(String id, Map<String, String> fields) {
        scene.crm().insert(id, fields, now());
        scene.judge().deletions.rowIsNew(id);
        isDone("CRM inserts %s %s", id, fields);
    }

    void update(String id) {
        update(id, scene.values().ofSome(fields(id)));
    }

    private void update(String id, Map<String, String> fields) {
        scene.crm().update(id, fields, now());
        isDone("CRM updates %s %s", id, fields);
    }

    private Map<String, String> fields(String id) {
        return scene.judge().rows().get(id).fields();
    }

    private void remove(String id) {
        scene.judge().deletions.rowIsRemoved(id, scene.crm().noted().get(id));
        scene.crm().remove(id);
        scene.freeIds().add(id);
        isDone("CRM removes %s", id);
    }

    /** The rows that could not be written wait for a person. A contact that is deleted may still have their address. */
    void correctParkedRows() {
        for (String id : scene.crm().parked()) {
            update(id, scene.values().ofAddress(fields(id)));
            scene.tally().add(Tally.Of.PARKED_AT_THE_END);
        }
    }

    private void isDone(String format, Object... arguments) {
        scene.story().tell(format, arguments);
        scene.tally().add(Tally.Of.EDITS_IN_CRM);
        scene.judge().peopleHaveEdited();
    }

    private Instant now() {
        return scene.clock().instant().plus(isAhead);
    }
}
