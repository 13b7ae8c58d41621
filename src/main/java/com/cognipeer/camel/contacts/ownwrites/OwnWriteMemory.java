package com.cognipeer.camel.contacts.ownwrites;

import com.cognipeer.camel.contacts.poll.OwnWrite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The latest own writes, in memory. The oldest are forgotten first: they come back to the consumer as echoes. */
final class OwnWriteMemory {

    private final int most;
    private final Map<String, List<OwnWrite>> byContact = new HashMap<>();
    /** The contact of each write, from the oldest write on. */
    private final Queue<String> oldestFirst = new ArrayDeque<>();

    /** @param most how many writes are remembered */
    OwnWriteMemory(int most) {
        this.most = most;
    }

    synchronized void add(String contactId, OwnWrite write) {
        byContact.computeIfAbsent(contactId, id -> new ArrayList<>(1)).add(write);
        oldestFirst.add(contactId);
        if (oldestFirst.size() > most) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        String contactId = oldestFirst.remove();
        List<OwnWrite> writes = byContact.get(contactId);
        writes.remove(0);
        if (writes.isEmpty()) {
            byContact.remove(contactId);
        }
    }

    /** The writes to each of these contacts; a contact without one is left out. */
    synchronized Map<String, List<OwnWrite>> find(Collection<String> contactIds) {
        Map<String, List<OwnWrite>> found = new HashMap<>();
        for (String id : contactIds) {
            List<OwnWrite> writes = byContact.get(id);
            if (writes != null) {
                found.put(id, List.copyOf(writes));
            }
        }
        return found;
    }
}
