package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.http.HttpTransport.ClientClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;

/** Says in a sentence why a request got no whole answer, and which option may be wrong. */
final class TransportWords {

    private final ClientSettings settings;
    private final Redaction redaction;
    private final TlsWords tls;

    TransportWords(ClientSettings settings, Redaction redaction) {
        this.settings = settings;
        this.redaction = redaction;
        this.tls = new TlsWords(api(), redaction);
    }

    /** @param stage how far the request had come */
    String of(AttemptStage stage, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return failure.getMessage();
        }
        if (failure instanceof ClientClosedException) {
            return "the client was closed before an answer came, because its endpoint, component or "
                    + "CamelContext was stopped";
        }
        if (failure instanceof SSLException broken) {
            return tls.of(broken);
        }
        String words =
                switch (stage) {
                    case QUEUED, CONNECTING -> connecting(failure);
                    case TUNNELLING -> tunnelling(failure);
                    case SECURING -> handshake(failure);
                    case CONNECTED ->
                        failure instanceof IOException ? "the connection was closed before the request was sent" : null;
                    case SENT -> answering(failure);
                };
        return words == null ? anyOther(failure) : words;
    }

    private String connecting(Throwable failure) {
        if (failure instanceof ConnectionRequestTimeoutException) {
            return AttemptStage.QUEUED.within(
                    "requestTimeout=" + settings.requestTimeout().toMillis() + " ms");
        }
        if (failure instanceof UnknownHostException) {
            return hop() + " has no address: check the " + hopOption() + ", and this machine's name server";
        }
        if (failure instanceof ConnectTimeoutException) {
            return "no connection to " + hop() + " within " + connectTimeout() + ": check the " + hopOption()
                    + ", and whether a firewall stands between";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            boolean refused = String.valueOf(failure.getMessage()).contains("refused");
            return hop() + (refused ? " accepts no connection" : " cannot be reached") + ": check the " + hopOption()
                    + ", and whether it runs";
        }
        boolean securing = settings.proxy() == null && isSecure();
        return securing ? handshake(failure) : null;
    }

    private String tunnelling(Throwable failure) {
        String remedy = ": check the " + hopOption();
        if (failure instanceof ConnectException) {
            return failure.getMessage() + remedy + ", and what the proxy allows";
        }
        if (failure instanceof SocketTimeoutException) {
            return hop() + " opened no tunnel to the API within " + connectTimeout() + remedy;
        }
        if (failure instanceof HttpException) {
            return hop() + " does not answer in plain HTTP" + remedy;
        }
        return failure instanceof IOException ? hop() + " closed the connection and opened no tunnel" + remedy : null;
    }

    private String handshake(Throwable failure) {
        if (failure instanceof SocketTimeoutException) {
            return "no TLS handshake with " + api() + " within " + connectTimeout() + TlsWords.CHECK_SCHEME;
        }
        return failure instanceof IOException ? tls.ended() : null;
    }

    private String answering(Throwable failure) {
        if (failure instanceof ParseException && !(failure instanceof MessageConstraintException)) {
            return api() + " does not answer in HTTP: check scheme, host and port in the option baseUrl";
        }
        if (failure instanceof SocketTimeoutException) {
            return AttemptStage.SENT.within(
                    "requestTimeout=" + settings.requestTimeout().toMillis() + " ms");
        }
        boolean closed = failure.getClass().getPackageName().startsWith("java.")
                || failure instanceof org.apache.hc.core5.http.ConnectionClosedException;
        return closed && failure instanceof IOException ? "the connection was closed before a whole answer came" : null;
    }

    private String anyOther(Throwable failure) {
        String words = failure.getMessage() == null ? "" : ": " + redaction.apply(failure.getMessage());
        return failure.getClass().getSimpleName() + words;
    }

    private String connectTimeout() {
        return "connectTimeout=" + settings.connectTimeout().toMillis() + " ms";
    }

    private boolean isSecure() {
        return "https".equalsIgnoreCase(settings.baseUrl().getScheme());
    }

    private String api() {
        int given = settings.baseUrl().getPort();
        int port = given >= 0 ? given : isSecure() ? 443 : 80;
        return settings.baseUrl().getHost() + ":" + port;
    }

    /** The one that a connection is made to. */
    private String hop() {
        ClientSettings.Proxy proxy = settings.proxy();
        return proxy == null ? api() : "the proxy " + proxy.host() + ":" + proxy.port();
    }

    private String hopOption() {
        return settings.proxy() == null ? "host and port in the option baseUrl" : "options proxyHost and proxyPort";
    }
}
