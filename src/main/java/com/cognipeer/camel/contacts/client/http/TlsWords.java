package com.cognipeer.camel.contacts.client.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in a sentence why a connection could not be made secure, and what can be done about it. */
final class TlsWords {

    static final String CHECK_SCHEME = ": check scheme and port in the option baseUrl; a port without TLS needs http";

    /** The JDK's words for an alert of the other side, and HttpClient's for an end or for something else than TLS. */
    private static final String ALERT = "Received fatal alert: ";

    private static final String ENDED = "TLS handshake failed";
    private static final String NOT_TLS = "nrecognized SSL message";

    private final String api;
    private final Redaction redaction;

    /** @param api host and port of the API */
    TlsWords(String api, Redaction redaction) {
        this.api = api;
        this.redaction = redaction;
    }

    String of(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = ofCertificate(cause);
            if (words != null) {
                return words;
            }
        }
        String said = String.valueOf(failure.getMessage());
        // Newer JDKs put the name of the alert before these words.
        int alert = said.indexOf(ALERT);
        if (alert >= 0) {
            return api + " refused TLS with the alert " + redaction.apply(said.substring(alert + ALERT.length()))
                    + ": check keys and protocols of the option sslContextParameters";
        }
        if (said.contains(NOT_TLS) || said.equals(ENDED)) {
            return ended();
        }
        return "no secure connection to " + api + " (" + redaction.apply(said)
                + "): check the option sslContextParameters";
    }

    /** The other side has closed or reset the connection, or speaks something else. */
    String ended() {
        return api + " ended the TLS handshake" + CHECK_SCHEME;
    }

    private String ofCertificate(Throwable cause) {
        if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
            return "the SSL certificate of " + api
                    + " is not valid at this time: have it renewed, or set this machine's" + " clock right";
        }
        if (cause instanceof SSLPeerUnverifiedException) {
            return "the SSL certificate of " + api + " is for another host: check the host in the option baseUrl";
        }
        if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
            // An expired certificate comes as one as well, with the reason as its cause.
            return cause.getCause() == null ? untrusted() : null;
        }
        boolean wrongName = cause.getClass() == CertificateException.class
                && (String.valueOf(cause.getMessage()).startsWith("No subject alternative")
                        || String.valueOf(cause.getMessage()).startsWith("No name matching"));
        return wrongName
                ? "the SSL certificate of " + api + " is for another host: check the host in the option baseUrl"
                : null;
    }

    private String untrusted() {
        return "the SSL certificate of " + api
                + " is not trusted: put its issuer into a trust store of the option sslContextParameters";
    }
}
