package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.connect.Connection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Makes the settings of a connection from its options. Every refusal names the option and the remedy. */
final class ConnectionOptions {

    private static final String PERSONAL_TOKEN = "pat_";
    private static final String ON_COMPONENT = "camel.component.cognipeer-contacts.";

    private static final int MAX_PORT = 65535;
    private static final long ONE_DAY = Duration.ofDays(1).toMillis();

    private ConnectionOptions() {}

    /** @throws IllegalArgumentException when an option is missing or has a value that cannot work */
    static Connection connection(CognipeerContactsConfiguration options, SSLContext sslContext) {
        return new Connection(
                settings(options, sslContext),
                retries(options),
                notNegative("requestsPerMinute", options.getRequestsPerMinute()));
    }

    private static RetrySettings retries(CognipeerContactsConfiguration options) {
        Duration shortest = delay("retryDelay", options.getRetryDelay());
        Duration longest = delay("maxRetryDelay", options.getMaxRetryDelay());
        if (longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("Option 'maxRetryDelay' must not be shorter than retryDelay="
                    + shortest.toMillis() + " ms, as " + longest.toMillis() + " ms is");
        }
        return new RetrySettings(
                notNegative("maxRetries", options.getMaxRetries()),
                shortest,
                longest,
                delay("maxRetryAfter", options.getMaxRetryAfter()),
                duration("totalTimeout", options.getTotalTimeout()));
    }

    /** @throws IllegalArgumentException when an option is missing or has a value that cannot work */
    static ClientSettings settings(CognipeerContactsConfiguration options, SSLContext sslContext) {
        String token = headerValue(
                "token", closed(required("token", options.getToken(), "token", "token=RAW(...)", "setToken")));
        return new ClientSettings(
                baseUrl(options.getBaseUrl()),
                token,
                hookId(token, options.getHookId()),
                duration("connectTimeout", options.getConnectTimeout()),
                duration("requestTimeout", options.getRequestTimeout()),
                positive("maxResponseSize", options.getMaxResponseSize(), "a number of bytes"),
                sslContext,
                proxy(options));
    }

    private static String hookId(String token, String hookId) {
        if ((hookId == null || hookId.isBlank()) && token.startsWith(PERSONAL_TOKEN)) {
            return null;
        }
        return headerValue("hookId", required("hookId", hookId, "hook-id", "hookId=...", "setHookId"));
    }

    /** Camel removes a RAW() with a closing bracket, so here it lacks one. */
    private static String closed(String token) {
        if (token.startsWith("RAW(") || token.startsWith("RAW{")) {
            throw new IllegalArgumentException("Option 'token' begins with " + token.substring(0, 4)
                    + " but has no end: close it, as in token=RAW(...), or set the token on the component ("
                    + ON_COMPONENT + "token)");
        }
        return token;
    }

    /** Names the setter too, because CamelTestSupport reads no property of a component. */
    private static String required(String option, String value, String property, String uriForm, String setter) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Option '" + option + "' is missing: set it on the component ("
                    + ON_COMPONENT + property + ") or on the endpoint (" + uriForm
                    + "); in Java code, call getConfiguration()." + setter + " of the component"
                    + (option.equals("hookId")
                            ? "; only a token that starts with " + PERSONAL_TOKEN + " goes without"
                            : ""));
        }
        return value;
    }

    /** A header can hold printable ASCII only. A line break in a value would forge another header. */
    private static String headerValue(String option, String value) {
        for (int place = 0; place < value.length(); place++) {
            char character = value.charAt(place);
            if (character <= ' ' || character > '~') {
                throw new IllegalArgumentException(
                        "Option '" + option + "' holds a character that cannot be sent in a"
                                + " header, at place " + (place + 1) + " of " + value.length()
                                + ": check it for spaces and line breaks; in a URI wrap it in RAW(), where a bare '+' is a space");
            }
        }
        return value;
    }

    private static URI baseUrl(String value) {
        try {
            URI url = new URI(value == null ? "" : value.strip());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (http && url.getHost() != null && plain && url.getPort() <= MAX_PORT) {
                return withoutTrailingSlash(url);
            }
        } catch (URISyntaxException e) {
            // The refusal below replaces the syntax error, which would quote a password in the URL.
        }
        throw new IllegalArgumentException("Option 'baseUrl' must be an http or https URL with a host and without user,"
                + " query or fragment, such as " + CognipeerContactsConfiguration.DEFAULT_BASE_URL);
    }

    private static URI withoutTrailingSlash(URI url) {
        // Unencoded, characters outside ASCII would go out as question marks, which begin a query.
        return URI.create(url.toASCIIString().replaceAll("/+$", ""));
    }

    private static ClientSettings.Proxy proxy(CognipeerContactsConfiguration options) {
        String host = options.getProxyHost();
        Integer port = options.getProxyPort();
        if (host == null && port == null) {
            return null;
        }
        if (host == null || host.isBlank() || port == null) {
            throw new IllegalArgumentException(
                    "Options 'proxyHost' and 'proxyPort' belong together: set both or neither");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("Option 'proxyPort' must be between 1 and 65535, not " + port);
        }
        return new ClientSettings.Proxy(host, port);
    }

    private static Duration duration(String option, long millis) {
        if (millis < 1) {
            throw new IllegalArgumentException("Option '" + option + "' must be 1 ms or more, not " + millis);
        }
        // Ten years are long enough, and nanoseconds can still count them.
        return Duration.ofMillis(Math.min(millis, 3650 * ONE_DAY));
    }

    private static Duration delay(String option, long millis) {
        if (millis < 0 || millis > ONE_DAY) {
            throw new IllegalArgumentException("Option '" + option + "' must be between 0 ms and a day, not " + millis);
        }
        return Duration.ofMillis(millis);
    }

    private static int notNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Option '" + option + "' must be 0 or more, not " + value);
        }
        return value;
    }

    private static int positive(String option, int value, String unit) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "Option '" + option + "' must be " + unit + " of 1 or more, not " + value);
        }
        return value;
    }
}
