package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.quota.RequestBudget;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** The remaining quota of each key of a CamelContext, for all components and endpoints. */
public final class KeyQuotas {

    private final Map<Key, KeyQuota> quotas = new HashMap<>();

    /** The quotas of a context, which all its components share. */
    public static KeyQuotas of(CamelContext context) {
        ExtendedCamelContext plugins = context.getCamelContextExtension();
        synchronized (context) {
            KeyQuotas known = plugins.getContextPlugin(KeyQuotas.class);
            if (known == null) {
                known = new KeyQuotas();
                plugins.addContextPlugin(KeyQuotas.class, known);
            }
            return known;
        }
    }

    /** The quota of a key. It stays while a client uses it, and after that while it has requests to remember. */
    synchronized KeyQuota hold(URI baseUrl, String token) {
        quotas.values().removeIf(KeyQuota::isForgettable);
        KeyQuota quota = quotas.computeIfAbsent(new Key(baseUrl, token), key -> new KeyQuota());
        quota.holders++;
        return quota;
    }

    synchronized void release(KeyQuota quota) {
        quota.holders--;
    }

    /** Forgets what servers have said of any key.
     *
     * @return how many keys there are
     */
    public synchronized int forget() {
        quotas.values().forEach(quota -> quota.budget.forget());
        return quotas.size();
    }

    /** The remaining quota of one key. */
    static final class KeyQuota {

        private final RequestBudget budget = new RequestBudget();
        private final RetryTokens retryTokens = new RetryTokens();
        private int holders;

        RequestBudget budget() {
            return budget;
        }

        RetryTokens retryTokens() {
            return retryTokens;
        }

        private boolean isForgettable() {
            return holders == 0 && budget.isIdle();
        }
    }

    private record Key(URI baseUrl, String token) {

        @Override
        public String toString() {
            return "Key[" + baseUrl + "]";
        }
    }
}
