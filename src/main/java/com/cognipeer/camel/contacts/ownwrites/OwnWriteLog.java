package com.cognipeer.camel.contacts.ownwrites;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.OwnWrite;
import com.cognipeer.camel.contacts.poll.OwnWrites;
import com.cognipeer.camel.contacts.state.OwnWriteRepository;
import com.cognipeer.camel.contacts.sync.WriteListener;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The own writes to the contacts of one server, for all producers and consumers of a CamelContext. It remembers the last
 * {@value #REMEMBERED} of them. State repositories that can keep own writes also show them to other processes.
 */
public final class OwnWriteLog implements OwnWrites, WriteListener {

    static final int REMEMBERED = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(OwnWriteLog.class);

    private final String server;
    private final OwnWriteMemory memory = new OwnWriteMemory(REMEMBERED);
    private final Map<OwnWriteRepository, StoredOwnWrites> stores = new LinkedHashMap<>();

    OwnWriteLog(URI baseUrl) {
        this.server = baseUrl.toString();
    }

    /** The log of a server, whatever the token: a contact has one {@code _id} for all of them. */
    public static OwnWriteLog of(CamelContext context, URI baseUrl) {
        return OwnWriteLogs.of(context).log(baseUrl);
    }

    /**
     * Shares the own writes with all processes that use the repository, from now on.
     *
     * @param  repository               any state repository
     * @return                          false if it cannot keep own writes
     * @throws IllegalStateException    when it cannot be reached
     */
    public boolean share(Object repository) {
        if (!(repository instanceof OwnWriteRepository keeping)) {
            return false;
        }
        synchronized (stores) {
            if (!stores.containsKey(keeping)) {
                stores.put(keeping, new StoredOwnWrites(keeping.ownWrites(server)));
            }
        }
        return true;
    }

    private List<StoredOwnWrites> stores() {
        synchronized (stores) {
            return List.copyOf(stores.values());
        }
    }

    @Override
    public void written(Contact before, Contact written, Contact answer) {
        OwnWriteCheck.of(before, written, answer).ifPresent(write -> add(answer.getId(), write));
    }

    private void add(String contactId, OwnWrite write) {
        memory.add(contactId, write);
        for (StoredOwnWrites store : stores()) {
            try {
                store.add(contactId, write);
            } catch (RuntimeException e) {
                // The contact is written: the exchange must not fail for what only saves an echo.
                LOG.warn(
                        "An own write could not be stored, so a consumer of another process may route it as a change: {}",
                        e.getMessage());
                LOG.debug("The own write could not be stored", e);
            }
        }
    }

    @Override
    public Map<String, List<OwnWrite>> find(Collection<String> ids) {
        Map<String, List<OwnWrite>> found = new HashMap<>(memory.find(ids));
        for (StoredOwnWrites store : stores()) {
            store.find(ids).forEach((id, writes) -> found.merge(id, writes, OwnWriteLog::joined));
        }
        return found;
    }

    private static List<OwnWrite> joined(List<OwnWrite> some, List<OwnWrite> others) {
        List<OwnWrite> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
