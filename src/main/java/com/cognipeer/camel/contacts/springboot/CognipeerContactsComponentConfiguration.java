package com.cognipeer.camel.contacts.springboot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component as properties of a Spring Boot application. An option that the application does not set
 * is null here, so that no default replaces an earlier setting. A bean is named as {@code #name}; durations are Camel's.
 * Rendered from the metadata of the component, do not edit.
 */
@ConfigurationProperties(prefix = "camel.component.cognipeer-contacts")
public class CognipeerContactsComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    private String baseUrl;

    private String configuration;

    private Boolean bridgeErrorHandler;

    private String stateRepository;

    private Boolean lazyStartProducer;

    private Boolean autowiredEnabled;

    private String connectTimeout;

    private Integer maxResponseSize;

    private String objectMapper;

    private String requestTimeout;

    private Boolean healthCheckConsumerEnabled;

    private Boolean healthCheckProducerEnabled;

    private String proxyHost;

    private Integer proxyPort;

    private Integer maxRetries;

    private String maxRetryAfter;

    private String maxRetryDelay;

    private Integer requestsPerMinute;

    private String retryDelay;

    private String totalTimeout;

    private String hookId;

    private String sslContextParameters;

    private String token;

    private Boolean useGlobalSslContextParameters;

    private Boolean jdbcState;

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * The base URL of the API, http or https, with or without a trailing slash and without user, query or
     * fragment. The start fails with any other URL. Over plain http others can read the token on the way:
     * use it for tests on the same machine only.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getConfiguration() {
        return configuration;
    }

    /**
     * The options that all endpoints of this component start with.
     */
    public void setConfiguration(String configuration) {
        this.configuration = configuration;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if
     * possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes,
     * will now be processed as a message and handled by the routing Error Handler. Important: This is only
     * possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some
     * components handle this internally only, and therefore bridgeErrorHandler is not possible. In other
     * situations we may improve the Camel component to hook into the 3rd party component and make this
     * possible for future releases. By default the consumer will use the
     * org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR
     * level and ignored.
     */
    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public String getStateRepository() {
        return stateRepository;
    }

    /**
     * The repository in which consumers store their positions, to continue from there after a restart. For
     * example an AtomicFileStateRepository or a JdbcStateRepository. When not set, positions are kept in
     * memory. Producers with ownWrites also remember their writes in a JdbcStateRepository.
     */
    public void setStateRepository(String stateRepository) {
        this.stateRepository = stateRepository;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use
     * this to allow CamelContext and routes to startup in situations where a producer may otherwise fail
     * during starting and cause the route to fail being started. By deferring this startup to be lazy then
     * the startup failure can be handled during routing messages via Camel's routing error handlers.
     * Beware that when the first message is processed then creating and starting the producer may take a
     * little time and prolong the total processing time of the processing.
     */
    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be
     * marked as autowired) by looking up in the registry to find if there is a single instance of matching
     * type, which then gets configured on the component. This can be used for automatic configuring JDBC
     * data sources, JMS connection factories, AWS Clients, etc.
     */
    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long the client may take to open a connection, in milliseconds or as a duration such as 5s, 1 ms
     * or more. A TLS handshake may take the same time again. A request that fails by this time-out was
     * never sent.
     */
    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Integer getMaxResponseSize() {
        return maxResponseSize;
    }

    /**
     * The largest answer that the component reads, in bytes, 1 or more. It stops reading at this size, and
     * the exchange fails with a ContactsServerException.
     */
    public void setMaxResponseSize(Integer maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public String getObjectMapper() {
        return objectMapper;
    }

    /**
     * Turns beans into contacts, and nothing else. The component never takes one from the registry by
     * itself. When not set, dates are written as ISO-8601, and properties that are null are left out.
     */
    public void setObjectMapper(String objectMapper) {
        this.objectMapper = objectMapper;
    }

    public String getRequestTimeout() {
        return requestTimeout;
    }

    /**
     * How long one request may take, from the wait for a connection to the last byte of the answer's body.
     * In milliseconds or as a duration such as 60s, 1 ms or more. After this time the client closes the
     * connection, and repeats the request if that can do no harm.
     */
    public void setRequestTimeout(String requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel
     * has by default disabled all producer based health-checks. You can turn on producer checks globally
     * by setting camel.health.producersEnabled=true.
     */
    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of an HTTP proxy. It needs proxyPort too.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * The port of an HTTP proxy. It needs proxyHost too.
     */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public Integer getMaxRetries() {
        return maxRetries;
    }

    /**
     * How many more requests an operation may send when one fails, 0 for none. Get, list and update repeat
     * a request if the failure may pass. Such failures are status 408, 429, 500, 502, 503 and 504, 425
     * once, no answer, and an answer that cannot be read. Create, and an update that renames its contact,
     * repeat a request only if it was never sent or the answer was 429. Else they look the contact up. All
     * clients of a key share a supply of retries, so that an outage does not multiply requests.
     */
    public void setMaxRetries(Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public String getMaxRetryAfter() {
        return maxRetryAfter;
    }

    /**
     * The longest wait that the server may ask for (Retry-After, X-RateLimit-Reset), in milliseconds or as
     * a duration such as 60s, 0 to a day. The component never retries earlier than the server asks. If the
     * server asks for a longer wait, the exchange fails at once, and the exception has that wait as its
     * retryAfter.
     */
    public void setMaxRetryAfter(String maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public String getMaxRetryDelay() {
        return maxRetryDelay;
    }

    /**
     * The longest wait before a retry if the server does not ask for one. In milliseconds or as a duration
     * such as 20s, retryDelay to a day.
     */
    public void setMaxRetryDelay(String maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * How many requests a minute all endpoints of this CamelContext with the same baseUrl and token may
     * send together, 0 for any number. Further requests wait without holding a thread, and endpoints that
     * wait take turns. If the server says that fewer requests are left, the component follows the server,
     * so that several processes with one token share it. If endpoints differ in this option, each follows
     * its own.
     */
    public void setRequestsPerMinute(Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public String getRetryDelay() {
        return retryDelay;
    }

    /**
     * The shortest wait before a retry, in milliseconds or as a duration such as 500ms, 0 to a day. Each
     * wait is a random time between this and a bound that doubles with every retry.
     */
    public void setRetryDelay(String retryDelay) {
        this.retryDelay = retryDelay;
    }

    public String getTotalTimeout() {
        return totalTimeout;
    }

    /**
     * How long one operation may take with all its requests and waits, also the waits for the quota. In
     * milliseconds or as a duration such as 3m, 1 ms or more. The exchange fails after this time, or at
     * once if the next wait would last longer.
     */
    public void setTotalTimeout(String totalTimeout) {
        this.totalTimeout = totalTimeout;
    }

    public String getHookId() {
        return hookId;
    }

    /**
     * The hook id of the token's channel, sent as the header x-hook-id. Only a personal access token works
     * without it; with another token the start fails if it is missing.
     */
    public void setHookId(String hookId) {
        this.hookId = hookId;
    }

    public String getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * The trusted certificates and the keys for https. The component always verifies host names.
     */
    public void setSslContextParameters(String sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getToken() {
        return token;
    }

    /**
     * The personal access token, which starts with pat_, or the API token of a channel. The component
     * sends it in the Authorization header only and shows it nowhere. Set it on the component. In a URI
     * wrap it in RAW(), because Camel reads an ampersand, a percent sign or a plus sign as part of the
     * URI.
     */
    public void setToken(String token) {
        this.token = token;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Whether to use the SSL context parameters of the CamelContext if sslContextParameters is not set.
     */
    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public Boolean getJdbcState() {
        return jdbcState;
    }

    /**
     * Whether consumers without a stateRepository of their own keep their positions in a table of the
     * DataSource of the application: in CONTACTS_STATE, unless there is a bean of the type
     * JdbcStateRepository, which is used then.
     */
    public void setJdbcState(Boolean jdbcState) {
        this.jdbcState = jdbcState;
    }

    /** The options of the component that are set, by their names; the configuration first, which holds others. */
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("configuration", configuration);
        options.put("baseUrl", baseUrl);
        options.put("bridgeErrorHandler", bridgeErrorHandler);
        options.put("stateRepository", stateRepository);
        options.put("lazyStartProducer", lazyStartProducer);
        options.put("autowiredEnabled", autowiredEnabled);
        options.put("connectTimeout", connectTimeout);
        options.put("maxResponseSize", maxResponseSize);
        options.put("objectMapper", objectMapper);
        options.put("requestTimeout", requestTimeout);
        options.put("healthCheckConsumerEnabled", healthCheckConsumerEnabled);
        options.put("healthCheckProducerEnabled", healthCheckProducerEnabled);
        options.put("proxyHost", proxyHost);
        options.put("proxyPort", proxyPort);
        options.put("maxRetries", maxRetries);
        options.put("maxRetryAfter", maxRetryAfter);
        options.put("maxRetryDelay", maxRetryDelay);
        options.put("requestsPerMinute", requestsPerMinute);
        options.put("retryDelay", retryDelay);
        options.put("totalTimeout", totalTimeout);
        options.put("hookId", hookId);
        options.put("sslContextParameters", sslContextParameters);
        options.put("token", token);
        options.put("useGlobalSslContextParameters", useGlobalSslContextParameters);
        options.values().removeIf(value -> value == null);
        return options;
    }
}
