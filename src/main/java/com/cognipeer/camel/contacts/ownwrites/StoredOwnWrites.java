package com.cognipeer.camel.contacts.ownwrites;

import com.cognipeer.camel.contacts.poll.OwnWrite;
import com.cognipeer.camel.contacts.state.OwnWriteRow;
import com.cognipeer.camel.contacts.state.OwnWriteRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Own writes in the rows of a state repository. A row has the hash of a version only, as the id of the contact is beside it. */
record StoredOwnWrites(OwnWriteRows rows) {

    void add(String contactId, OwnWrite write) {
        rows.add(new OwnWriteRow(
                contactId,
                hashOf(write.version()),
                write.isCreation() ? null : hashOf(write.before()),
                write.isCreation() ? null : write.modifiedBefore().toString(),
                write.lookedUp() == null ? null : write.lookedUp().toString()));
    }

    Map<String, List<OwnWrite>> find(Collection<String> contactIds) {
        Map<String, List<OwnWrite>> found = new HashMap<>();
        for (OwnWriteRow row : rows.find(contactIds)) {
            found.computeIfAbsent(row.contactId(), id -> new ArrayList<>(1)).add(write(row));
        }
        return found;
    }

    private static OwnWrite write(OwnWriteRow row) {
        return new OwnWrite(
                row.contactId() + ":" + row.version(),
                row.before() == null ? null : row.contactId() + ":" + row.before(),
                row.before() == null ? null : Instant.parse(row.modifiedBefore()),
                row.lookedUp() == null ? null : Instant.parse(row.lookedUp()));
    }

    private static String hashOf(String version) {
        return version.substring(version.lastIndexOf(':') + 1);
    }
}
