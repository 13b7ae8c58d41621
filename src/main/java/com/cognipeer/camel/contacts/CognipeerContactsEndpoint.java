package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.consumer.ConsumerOptions;
import com.cognipeer.camel.contacts.consumer.ContactDispenser;
import com.cognipeer.camel.contacts.consumer.ContactsPollingConsumer;
import com.cognipeer.camel.contacts.consumer.DefaultDelay;
import com.cognipeer.camel.contacts.consumer.DeletionOptions;
import com.cognipeer.camel.contacts.consumer.PositionKey;
import com.cognipeer.camel.contacts.consumer.PositionStore;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.CountOrShare;
import com.cognipeer.camel.contacts.poll.StartFrom;
import com.cognipeer.camel.contacts.sync.MatchBy;
import com.cognipeer.camel.contacts.sync.OnMissing;
import com.cognipeer.camel.contacts.watch.Meters;
import com.cognipeer.camel.contacts.watch.ProducerHealth;
import com.cognipeer.camel.contacts.watch.RequestCounters;
import com.cognipeer.camel.contacts.watch.RequestFigures;
import com.cognipeer.camel.contacts.watch.SyncFigures;
import com.cognipeer.camel.contacts.watch.SyncWatch;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Create, get, update, list, upsert and sync the contacts of a Cognipeer workspace, and poll them or their changes. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "cognipeer-contacts",
        title = "Cognipeer Contacts",
        syntax = "cognipeer-contacts:operation",
        category = {Category.SAAS, Category.API},
        headersClass = CognipeerContactsConstants.class)
@ManagedResource(description = "Managed Cognipeer Contacts endpoint")
public class CognipeerContactsEndpoint extends ScheduledPollEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, RequestFigures, SyncFigures {

    private static final long ONE_MINUTE = 60000;
    private static final long ONE_DAY = 86400000;
    private static final String TEN_PERCENT = "10%";

    private final RequestCounters requestCounters;
    private final SyncWatch syncWatch;
    private ProducerHealth producerHealth;

    @UriPath
    @Metadata(required = true)
    private ContactsOperation operation;

    @UriParam
    private CognipeerContactsConfiguration configuration;

    @UriParam(label = "producer")
    private String email;

    @UriParam(label = "producer")
    private String integrationId;

    @UriParam(label = "producer", defaultValue = "1")
    private int page = 1;

    @UriParam
    private Integer limit;

    @UriParam
    private String filter;

    @UriParam
    private String sort;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean fetchAll;

    @UriParam(label = "producer", defaultValue = "fail")
    private OnNotFound onNotFound = OnNotFound.fail;

    @UriParam(label = "producer", defaultValue = "true")
    private boolean validateEmail = true;

    @UriParam(label = "producer", defaultValue = "auto")
    private MatchBy matchBy = MatchBy.auto;

    @UriParam(label = "producer", defaultValue = "true")
    private boolean skipUnchanged = true;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean dryRun;

    @UriParam(label = "producer", defaultValue = "4")
    private int parallelism = 4;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean ownWrites;

    @UriParam(label = "producer", defaultValue = "keep")
    private OnMissing onMissing = OnMissing.keep;

    @UriParam(label = "producer")
    private Object missingFields;

    @UriParam(label = "producer", defaultValue = MissingOptions.DEFAULT_MOST)
    private String maxMissing = MissingOptions.DEFAULT_MOST;

    @UriParam(label = "consumer", defaultValue = "snapshot")
    private ConsumerMode mode = ConsumerMode.snapshot;

    @UriParam(label = "consumer", defaultValue = "beginning")
    private String startFrom = "beginning";

    @UriParam(label = "consumer", defaultValue = "" + ONE_MINUTE, javaType = "java.time.Duration")
    private long lookback = ONE_MINUTE;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean detectDeletions;

    @UriParam(label = "consumer", defaultValue = "" + ONE_DAY, javaType = "java.time.Duration")
    private long reconcileInterval = ONE_DAY;

    @UriParam(label = "consumer", defaultValue = TEN_PERCENT)
    private String maxDeletions = TEN_PERCENT;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean skipOwnWrites;

    @UriParam(label = "consumer")
    private String stateKey;

    @UriParam(label = "consumer", defaultValue = "stop")
    private OnFailure onFailure = OnFailure.stop;

    @UriParam(label = "consumer", defaultValue = "0")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer", defaultValue = "true")
    private boolean prefetch = true;

    @UriParam(label = "consumer,scheduler", javaType = "java.time.Duration")
    private long delay = -1;

    public CognipeerContactsEndpoint(
            String uri, CognipeerContactsComponent component, CognipeerContactsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.requestCounters = new RequestCounters(InstantSource.system(), component::requestCounters);
        this.syncWatch =
                new SyncWatch(getEndpointBaseUri(), this::getQuotaLeft, () -> Meters.ofSync(getCamelContext()));
    }

    @Override
    public Producer createProducer() {
        return new CognipeerContactsProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ConsumerCheck.check(operation, mode, this::value);
        CognipeerContactsConsumer consumer = new CognipeerContactsConsumer(this, processor);
        configureConsumer(consumer);
        consumer.setMaxMessagesPerPoll(maxMessagesPerPoll);
        if (delay < 0) {
            DefaultDelay.set(consumer, mode.defaultDelay(), getTimeUnit(), getInitialDelay());
        }
        return consumer;
    }

    /** Makes a consumer that hands out one contact for each call. Its position moves when the exchange of a contact is done. */
    @Override
    public PollingConsumer createPollingConsumer() {
        ConsumerCheck.check(operation, mode, this::value);
        return new ContactsPollingConsumer(
                this, () -> getComponent().polledContacts().attach(this, this::openDispenser), ConsumedContact::write);
    }

    private ContactDispenser openDispenser(java.util.function.Consumer<ContactDispenser> atTheEnd) throws Exception {
        SharedClients clients = getComponent().clients();
        Connection connection = getComponent().connection(configuration);
        ConsumerOptions options = consumerOptions(
                getEndpointBaseUri(), delayOfPolls(), connection.settings().baseUrl());
        ExceptionHandler given = getExceptionHandler();
        return ContactDispenser.open(
                getCamelContext(),
                options,
                clients.acquire(connection, requestCounters),
                clients.threads()::route,
                given == null ? new LoggingExceptionHandler(getCamelContext(), ContactDispenser.class) : given,
                atTheEnd);
    }

    /**
     * The options of a consumer that starts now.
     *
     * @param name       names it in messages
     * @param delayOfPolls the time between two of its sweeps; null when a scheduler of the user's own decides
     * @param baseUrl    the server
     */
    ConsumerOptions consumerOptions(String name, Duration delayOfPolls, URI baseUrl) {
        ContactQuery query = consumedQuery();
        return new ConsumerOptions(
                name,
                mode == ConsumerMode.changes,
                query,
                Duration.ofMillis(lookback),
                StartFrom.parse(startFrom),
                positionStore(query.filter()),
                prefetch,
                onFailure == OnFailure.skip,
                delayOfPolls,
                deletionOptions(),
                skipOwnWrites,
                baseUrl);
    }

    /** Null when deletions are not detected. */
    private DeletionOptions deletionOptions() {
        return detectDeletions
                ? new DeletionOptions(true, Duration.ofMillis(reconcileInterval), CountOrShare.parse(maxDeletions))
                : null;
    }

    private PositionStore positionStore(ContactFilter consumed) {
        String key = stateKey == null
                ? PositionKey.of(configuration.getBaseUrl(), configuration.getHookId(), mode.name(), consumed)
                : stateKey;
        StateRepository<String, String> given = configuration.getStateRepository();
        return given == null
                ? new PositionStore(getComponent().memory(configuration.getToken()), key, true)
                : new PositionStore(given, key, false);
    }

    /** The options that producers work by. */
    ProducerOptions producerOptions() {
        return new ProducerOptions(
                operation,
                email,
                integrationId,
                page,
                limit,
                OptionCheck.filter(filter),
                OptionCheck.sort(sort),
                fetchAll,
                onNotFound,
                validateEmail,
                matchBy,
                skipUnchanged,
                dryRun,
                parallelism,
                ownWrites,
                MissingOptions.of(onMissing, filter, missingFields, maxMissing),
                configuration.getObjectMapper());
    }

    /** The query of the contacts that a consumer walks over. */
    ContactQuery consumedQuery() {
        OptionCheck.limit(limit);
        return new ContactQuery(
                1,
                limit == null ? ProducerOptions.WALK_LIMIT : limit,
                OptionCheck.filter(filter),
                OptionCheck.sort(sort));
    }

    /** The value of an option by its name. */
    Object value(String option) {
        return ((PropertyConfigurerGetter) configurer()).getOptionValue(this, option, false);
    }

    /** Not by the name of its class: this class must compile before the generator has written that one. */
    private PropertyConfigurer configurer() {
        PropertyConfigurer known = getComponent().getEndpointPropertyConfigurer();
        // A subclass of the component has none, as it does not inherit the annotation by which Camel looks for it.
        return known != null
                ? known
                : PluginHelper.getConfigurerResolver(getCamelContext())
                        .resolvePropertyConfigurer(
                                CognipeerContactsComponent.SCHEME + "-endpoint-configurer", getCamelContext());
    }

    /** The time between two polls. */
    private Duration delayOfPolls() {
        return delay < 0
                ? mode.defaultDelay()
                : Duration.of(delay, getTimeUnit().toChronoUnit());
    }

    @Override
    public CognipeerContactsComponent getComponent() {
        return (CognipeerContactsComponent) super.getComponent();
    }

    /** The requests of this endpoint's producers and consumers. */
    @Override
    public RequestFigures requestFigures() {
        return requestCounters;
    }

    /** The syncs of this endpoint's producers. */
    @Override
    public SyncFigures syncFigures() {
        return syncWatch;
    }

    RequestCounters requestCounters() {
        return requestCounters;
    }

    SyncWatch syncWatch() {
        return syncWatch;
    }

    /** The health check of all producers of this endpoint; its id has the endpoint's number, as the URI may name a person. */
    synchronized ProducerHealth producerHealth() {
        if (producerHealth == null) {
            producerHealth = new ProducerHealth(
                    getCamelContext(),
                    "producer:cognipeer-contacts-" + operation + "-" + getId(),
                    getEndpointBaseUri(),
                    requestCounters);
        }
        return producerHealth;
    }

    /** Without user, query and fragment, which may be secrets. The start refuses a URL that has them. */
    @Override
    public String getServiceUrl() {
        String url = configuration.getBaseUrl();
        return url == null ? null : url.replaceAll("[?#].*", "").replaceAll("//.*@", "//");
    }

    /** JMX names the endpoint by this. It has no query, as that may hold credentials, and a filter may name a person. */
    @Override
    public String getEndpointKey() {
        return getEndpointBaseUri() + "?id=" + getId();
    }

    /** Without the query, like every name and message. */
    @Override
    public String toString() {
        return getEndpointBaseUri();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    public ContactsOperation getOperation() {
        return operation;
    }

    /** The operation: create, get, update, list, upsert, or sync. Only list can consume. */
    public void setOperation(ContactsOperation operation) {
        this.operation = operation;
    }

    public CognipeerContactsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CognipeerContactsConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getEmail() {
        return email;
    }

    /**
     * The e-mail address of the contact to get, update or upsert, unless the message has identifying headers. If
     * integrationId is set too, both must belong to the contact.
     */
    public void setEmail(String email) {
        this.email = email;
    }

    public String getIntegrationId() {
        return integrationId;
    }

    /** The integration id of the contact to get, update or upsert, unless the message has identifying headers. */
    public void setIntegrationId(String integrationId) {
        this.integrationId = integrationId;
    }

    public int getPage() {
        return page;
    }

    /** The page to list, 1 or more. With fetchAll it must be 1. */
    public void setPage(int page) {
        this.page = page;
    }

    public Integer getLimit() {
        return limit;
    }

    /**
     * How many contacts to ask for at a time, 1 or more; the server may give fewer. When not set: 10 to list one page, and 100
     * with fetchAll, for the consumer and for sync. Sync looks up that many contacts with one request.
     */
    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public String getFilter() {
        return filter;
    }

    /**
     * Which contacts to list or consume; all when not set. Sync with onMissing needs it: then it says which contacts the input
     * should have. A JSON object of field names, with dots for nested fields, and of the values or MongoDB-style operators
     * ($ne, $in, $exists) to match.
     */
    public void setFilter(String filter) {
        this.filter = filter;
    }

    public String getSort() {
        return sort;
    }

    /**
     * The order in which to list or consume. In the short form createdDate:-1,name:1 or as a JSON object of field names to 1
     * (ascending) or -1 (descending), the most important first. When not set: the server's own order to list one page. With
     * fetchAll and for the consumer: the order by _id, in which no contact changes its place. A consumer accepts a sort with
     * mode=snapshot only. It may then miss contacts and repeat contacts while data changes.
     */
    public void setSort(String sort) {
        this.sort = sort;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    /**
     * Whether list gives all contacts that match instead of one page. The body is then an Iterator of contacts, made
     * for split().streaming(), that asks for the next page when the route has read the one before. It can be read once.
     */
    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public OnNotFound getOnNotFound() {
        return onNotFound;
    }

    /**
     * How get behaves if there is no contact: fail with a ContactNotFoundException, or continue with an empty body and the
     * header CamelCognipeerContactsFound set to false.
     */
    public void setOnNotFound(OnNotFound onNotFound) {
        this.onNotFound = onNotFound;
    }

    public boolean isValidateEmail() {
        return validateEmail;
    }

    /**
     * Whether to refuse to write an e-mail address that cannot be one. Such an address has no at sign, an empty part, a
     * space, a control character, or more than 254 characters. Several addresses, brackets or a scheme around the
     * address, and a host that cannot be one are refused too. Look-ups are never checked.
     */
    public void setValidateEmail(boolean validateEmail) {
        this.validateEmail = validateEmail;
    }

    public MatchBy getMatchBy() {
        return matchBy;
    }

    /**
     * The identifier by which sync finds the stored contact of a given one: integrationId, email (upper and lower case are the
     * same), or auto. With auto it is the integration id if the contact has one, else the e-mail address.
     */
    public void setMatchBy(MatchBy matchBy) {
        this.matchBy = matchBy;
    }

    public boolean isSkipUnchanged() {
        return skipUnchanged;
    }

    /**
     * Whether sync writes only the fields that differ from the stored contact, and nothing if none does. With false it
     * writes all given fields of every contact, which costs a request for each.
     */
    public void setSkipUnchanged(boolean skipUnchanged) {
        this.skipUnchanged = skipUnchanged;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Whether upsert and sync write nothing and report what they would write. A message that asks this endpoint for
     * another operation that writes is refused.
     */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public int getParallelism() {
        return parallelism;
    }

    /** How many writes of one sync may run at the same time, 1 or more. The quota may allow fewer. */
    public void setParallelism(int parallelism) {
        this.parallelism = parallelism;
    }

    public boolean isOwnWrites() {
        return ownWrites;
    }

    /**
     * Whether to remember what this producer writes, for consumers with skipOwnWrites=true. The CamelContext remembers it, and so
     * does the stateRepository if it is a JdbcStateRepository. An update and an upsert read the contact first, which costs one
     * request more.
     */
    public void setOwnWrites(boolean ownWrites) {
        this.ownWrites = ownWrites;
    }

    public OnMissing getOnMissing() {
        return onMissing;
    }

    /**
     * The treatment of stored contacts that the input of sync does not have. With keep they stay as they are. With report they
     * are counted, and the first ones are named. With update the missingFields are written to them. The option filter says which
     * contacts the input should have; {} names all. Sync reads all these after the input, which costs a request for each page.
     */
    public void setOnMissing(OnMissing onMissing) {
        this.onMissing = onMissing;
    }

    public Object getMissingFields() {
        return missingFields;
    }

    /**
     * The fields that sync with onMissing=update writes to contacts that the input does not have: a JSON object or a Map. It may
     * name neither an identifier nor a field that only the server sets.
     */
    public void setMissingFields(Object missingFields) {
        this.missingFields = missingFields;
    }

    public String getMaxMissing() {
        return maxMissing;
    }

    /**
     * How many contacts the input of sync may lack: a number such as 500, or a share such as 5%. It is a share of the contacts
     * that the filter names. Up to 10 always pass if they are not more than half, also with 0. If more are missing,
     * onMissing=update changes none of them and fails, and onMissing=report logs a warning. This guards against an input that
     * is not whole, and against a wrong filter. 100% allows any number.
     */
    public void setMaxMissing(String maxMissing) {
        this.maxMissing = maxMissing;
    }

    public ConsumerMode getMode() {
        return mode;
    }

    /**
     * The contacts to consume: snapshot routes all contacts that match at every poll, changes only those that were created or
     * modified since the last poll.
     */
    public void setMode(ConsumerMode mode) {
        this.mode = mode;
    }

    public String getStartFrom() {
        return startFrom;
    }

    /**
     * The start of the very first poll with mode=changes: beginning (all contacts), now (only later changes), or an
     * instant such as 2026-01-31T08:00:00Z. Later polls, also after a restart, continue from the stored position.
     */
    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public long getLookback() {
        return lookback;
    }

    /**
     * How far before the end of the last poll the next one with mode=changes starts. In milliseconds or as a duration such as
     * 60s, 0 or more. This finds changes that became visible late, and allows for clocks that differ. The consumer remembers
     * the contacts that it routed within this time and does not route them twice. With detectDeletions the consumer also waits
     * for this time, in both modes, before it asks for contacts that a walk did not bring.
     */
    public void setLookback(long lookback) {
        this.lookback = lookback;
    }

    public boolean isDetectDeletions() {
        return detectDeletions;
    }

    /**
     * Whether to report contacts that are gone: removed from the workspace, or no longer matching the filter. For that the
     * consumer keeps an inventory of the contacts that it has routed, beside its position in the stateRepository. It reconciles
     * the inventory with the workspace, which costs a request for each page. A report is a message of its own. Its header
     * CamelCognipeerContactsChange is deleted or unmatched.
     */
    public void setDetectDeletions(boolean detectDeletions) {
        this.detectDeletions = detectDeletions;
    }

    public long getReconcileInterval() {
        return reconcileInterval;
    }

    /**
     * How often a consumer with detectDeletions and mode=changes reconciles its inventory with the workspace. In milliseconds
     * or as a duration such as 12h, more than 0. A reconciliation costs a request for each page of all contacts that match.
     * With mode=snapshot every sweep is a reconciliation too.
     */
    public void setReconcileInterval(long reconcileInterval) {
        this.reconcileInterval = reconcileInterval;
    }

    public String getMaxDeletions() {
        return maxDeletions;
    }

    /**
     * How many contacts one reconciliation with detectDeletions may report as gone: a number such as 500, or a share of the
     * inventory such as 5%. Up to 10 always pass, also with 0. If more are gone, the poll fails and the consumer reports none
     * of them. This guards against a token of another workspace, an emptied workspace and a wrong filter. 100% allows any
     * number.
     */
    public void setMaxDeletions(String maxDeletions) {
        this.maxDeletions = maxDeletions;
    }

    public boolean isSkipOwnWrites() {
        return skipOwnWrites;
    }

    /**
     * Whether to leave out contacts that a producer with ownWrites=true wrote, so that what one route writes does not come back
     * through another. A contact that somebody else has changed too is always routed. Only with mode=changes. Set the same
     * JdbcStateRepository for consumers and producers to leave out the own writes of other processes too.
     */
    public void setSkipOwnWrites(boolean skipOwnWrites) {
        this.skipOwnWrites = skipOwnWrites;
    }

    public String getStateKey() {
        return stateKey;
    }

    /**
     * The name under which the position is stored in the stateRepository. When not set: made from baseUrl, hookId, mode
     * and filter. Two running consumers cannot have the same name.
     */
    public void setStateKey(String stateKey) {
        this.stateKey = stateKey;
    }

    public OnFailure getOnFailure() {
        return onFailure;
    }

    /**
     * How to continue if the exchange of a contact fails. With stop the poll ends with that failure, and the next poll starts
     * with that contact. With skip the exception handler gets the failure, and the poll continues with the next contact.
     */
    public void setOnFailure(OnFailure onFailure) {
        this.onFailure = onFailure;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /** How many contacts one poll routes at most; the next poll continues after them. 0 for no limit. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public boolean isPrefetch() {
        return prefetch;
    }

    /**
     * Whether to ask for the next page while the route works on the contacts of this one. The consumer never asks for
     * more than one page ahead.
     */
    public void setPrefetch(boolean prefetch) {
        this.prefetch = prefetch;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /**
     * How long to wait between two polls, in milliseconds (or in timeUnit) or as a duration such as 1h, 0 or more. When
     * not set: 1 hour with mode=snapshot, because each poll costs one request for each page. With mode=changes 1
     * minute, because a poll costs one request when nothing has changed.
     */
    @Override
    public void setDelay(long delay) {
        if (delay < 0) {
            throw new IllegalArgumentException("Option 'delay' must be 0 or more, not " + delay);
        }
        this.delay = delay;
        super.setDelay(delay);
    }
}
