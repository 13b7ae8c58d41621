package com.cognipeer.camel.contacts;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options that component and endpoint share: how to reach the API, and with which credentials. */
@UriParams
public class CognipeerContactsConfiguration implements Cloneable {

    /** The base URL of Cognipeer's API. */
    public static final String DEFAULT_BASE_URL = "https://api.cognipeer.com/v1";

    @UriParam(label = "security", secret = true)
    private String token;

    @UriParam(label = "security")
    private String hookId;

    @UriParam(defaultValue = DEFAULT_BASE_URL)
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(label = "advanced", defaultValue = "5000", javaType = "java.time.Duration")
    private long connectTimeout = 5000;

    @UriParam(label = "advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long requestTimeout = 60000;

    @UriParam(label = "resilience", defaultValue = "180000", javaType = "java.time.Duration")
    private long totalTimeout = 180000;

    @UriParam(label = "resilience", defaultValue = "3")
    private int maxRetries = 3;

    @UriParam(label = "resilience", defaultValue = "500", javaType = "java.time.Duration")
    private long retryDelay = 500;

    @UriParam(label = "resilience", defaultValue = "20000", javaType = "java.time.Duration")
    private long maxRetryDelay = 20000;

    @UriParam(label = "resilience", defaultValue = "60000", javaType = "java.time.Duration")
    private long maxRetryAfter = 60000;

    @UriParam(label = "resilience", defaultValue = "100")
    private int requestsPerMinute = 100;

    @UriParam(label = "advanced", defaultValue = "16777216")
    private int maxResponseSize = 16 * 1024 * 1024;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy")
    private Integer proxyPort;

    @UriParam(label = "advanced")
    @Metadata(autowired = false)
    private ObjectMapper objectMapper;

    @UriParam(label = "consumer")
    @Metadata(autowired = false)
    private StateRepository<String, String> stateRepository;

    /** A copy that can change without this one. */
    public CognipeerContactsConfiguration copy() {
        try {
            return (CognipeerContactsConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getToken() {
        return token;
    }

    /**
     * The personal access token, which starts with pat_, or the API token of a channel. The component sends it in the
     * Authorization header only and shows it nowhere. Set it on the component. In a URI wrap it in RAW(), because Camel reads
     * an ampersand, a percent sign or a plus sign as part of the URI.
     */
    public void setToken(String token) {
        this.token = token;
    }

    public String getHookId() {
        return hookId;
    }

    /**
     * The hook id of the token's channel, sent as the header x-hook-id. Only a personal access token works without it;
     * with another token the start fails if it is missing.
     */
    public void setHookId(String hookId) {
        this.hookId = hookId;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * The base URL of the API, http or https, with or without a trailing slash and without user, query or fragment. The
     * start fails with any other URL. Over plain http others can read the token on the way: use it for tests on the
     * same machine only.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long the client may take to open a connection, in milliseconds or as a duration such as 5s, 1 ms or more. A
     * TLS handshake may take the same time again. A request that fails by this time-out was never sent.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /**
     * How long one request may take, from the wait for a connection to the last byte of the answer's body. In milliseconds or
     * as a duration such as 60s, 1 ms or more. After this time the client closes the connection, and repeats the request if
     * that can do no harm.
     */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getTotalTimeout() {
        return totalTimeout;
    }

    /**
     * How long one operation may take with all its requests and waits, also the waits for the quota. In milliseconds or as a
     * duration such as 3m, 1 ms or more. The exchange fails after this time, or at once if the next wait would last longer.
     */
    public void setTotalTimeout(long totalTimeout) {
        this.totalTimeout = totalTimeout;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How many more requests an operation may send when one fails, 0 for none. Get, list and update repeat a request if the
     * failure may pass. Such failures are status 408, 429, 500, 502, 503 and 504, 425 once, no answer, and an answer that
     * cannot be read. Create, and an update that renames its contact, repeat a request only if it was never sent or the answer
     * was 429. Else they look the contact up. All clients of a key share a supply of retries, so that an outage does not
     * multiply requests.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    /**
     * The shortest wait before a retry, in milliseconds or as a duration such as 500ms, 0 to a day. Each wait is a
     * random time between this and a bound that doubles with every retry.
     */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    /**
     * The longest wait before a retry if the server does not ask for one. In milliseconds or as a duration such as 20s,
     * retryDelay to a day.
     */
    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public long getMaxRetryAfter() {
        return maxRetryAfter;
    }

    /**
     * The longest wait that the server may ask for (Retry-After, X-RateLimit-Reset), in milliseconds or as a duration
     * such as 60s, 0 to a day. The component never retries earlier than the server asks. If the server asks for a
     * longer wait, the exchange fails at once, and the exception has that wait as its retryAfter.
     */
    public void setMaxRetryAfter(long maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * How many requests a minute all endpoints of this CamelContext with the same baseUrl and token may send together,
     * 0 for any number. Further requests wait without holding a thread, and endpoints that wait take turns. If the
     * server says that fewer requests are left, the component follows the server, so that several processes with one
     * token share it. If endpoints differ in this option, each follows its own.
     */
    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public int getMaxResponseSize() {
        return maxResponseSize;
    }

    /**
     * The largest answer that the component reads, in bytes, 1 or more. It stops reading at this size, and the exchange
     * fails with a ContactsServerException.
     */
    public void setMaxResponseSize(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** The trusted certificates and the keys for https. The component always verifies host names. */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /** The host of an HTTP proxy. It needs proxyPort too. */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of an HTTP proxy. It needs proxyHost too. */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    /**
     * Turns beans into contacts, and nothing else. The component never takes one from the registry by itself. When not
     * set, dates are written as ISO-8601, and properties that are null are left out.
     */
    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    /**
     * The repository in which consumers store their positions, to continue from there after a restart. For example an
     * AtomicFileStateRepository or a JdbcStateRepository. When not set, positions are kept in memory. Producers with ownWrites
     * also remember their writes in a JdbcStateRepository.
     */
    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }
}
