package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.address.CutTokenEndpoint;
import com.cognipeer.camel.contacts.address.KameletOptions;
import com.cognipeer.camel.contacts.address.ScheduleTimes;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.connect.KeyQuotas;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.consumer.PolledContacts;
import com.cognipeer.camel.contacts.watch.Meters;
import com.cognipeer.camel.contacts.watch.RequestCounters;
import com.cognipeer.camel.contacts.watch.RequestFigures;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** Makes endpoints, and holds the clients, figures and positions in memory that they share. */
@Component(CognipeerContactsComponent.SCHEME)
@ManagedResource(description = "Managed Cognipeer Contacts component: the sums over its endpoints")
public class CognipeerContactsComponent extends HealthCheckComponent
        implements SSLContextParametersAware, RequestFigures {

    static final String SCHEME = "cognipeer-contacts";

    @Metadata
    private CognipeerContactsConfiguration configuration = new CognipeerContactsConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private final Map<SSLContextParameters, SSLContext> sslContexts = new IdentityHashMap<>();
    private final Map<String, StateRepository<String, String>> memories = new ConcurrentHashMap<>();
    private final RequestCounters requestCounters = new RequestCounters(InstantSource.system(), this::meters);
    private final PolledContacts polledContacts = new PolledContacts();
    private SharedClients clients;
    private volatile RequestObserver meters = RequestObserver.NONE;

    public CognipeerContactsComponent() {}

    public CognipeerContactsComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EndpointUriFactory known = getCamelContext().getCamelContextExtension().getEndpointUriFactory(SCHEME);
        Endpoint refused = CutTokenEndpoint.of(uri, remaining, parameters, known, this);
        if (refused != null) {
            parameters.clear();
            return refused;
        }
        CognipeerContactsEndpoint endpoint = new CognipeerContactsEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(ContactsOperation.of(remaining));
        KameletOptions.settle(getCamelContext().getPropertiesComponent(), parameters, known.propertyNames());
        ScheduleTimes.settle(parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        // A restart calls this again. Producers that were not restarted still use the first clients.
        if (clients == null) {
            clients = new SharedClients(this, getCamelContext());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        polledContacts.start();
        if (meters == RequestObserver.NONE) {
            meters = Meters.ofRequests(getCamelContext());
        }
    }

    @Override
    protected void doStop() throws Exception {
        polledContacts.stop();
        clients.stop();
        Meters.end(meters);
        meters = RequestObserver.NONE;
        synchronized (this) {
            sslContexts.clear();
        }
        super.doStop();
    }

    SharedClients clients() {
        return clients;
    }

    /** Hands out contacts to calls such as those of pollEnrich. */
    PolledContacts polledContacts() {
        return polledContacts;
    }

    /** The requests of all endpoints of this component. */
    @Override
    public RequestFigures requestFigures() {
        return requestCounters;
    }

    RequestCounters requestCounters() {
        return requestCounters;
    }

    @ManagedOperation(
            description = "Deletes the known quotas of all keys of this CamelContext, so that a key whose quota is "
                    + "used up sends requests again at once; returns the number of keys")
    public int forgetQuotas() {
        return KeyQuotas.of(getCamelContext()).forget();
    }

    private RequestObserver meters() {
        return meters;
    }

    /** Keeps the positions of one token while this component exists, also when routes restart. */
    StateRepository<String, String> memory(String token) {
        return memories.computeIfAbsent(token, key -> new MemoryStateRepository());
    }

    /** Makes a connection from the options, and refuses options that cannot work. */
    Connection connection(CognipeerContactsConfiguration options) throws Exception {
        SSLContextParameters parameters = options.getSslContextParameters();
        return ConnectionOptions.connection(
                options, sslContext(parameters == null ? retrieveGlobalSslContextParameters() : parameters));
    }

    /** The same parameters give the same context, so that endpoints with the same parameters share connections. */
    private synchronized SSLContext sslContext(SSLContextParameters parameters) throws Exception {
        if (parameters == null) {
            return null;
        }
        SSLContext context = sslContexts.get(parameters);
        if (context == null) {
            context = parameters.createSSLContext(getCamelContext());
            sslContexts.put(parameters, context);
        }
        return context;
    }

    public CognipeerContactsConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that all endpoints of this component start with. */
    public void setConfiguration(CognipeerContactsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the SSL context parameters of the CamelContext if sslContextParameters is not set. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
