package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This side gives up an idle connection before the server closes it. */
class KeepAliveTest {

    private final KeepAlive keepAlive = new KeepAlive(TimeValue.ofSeconds(25));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout=5           | 4000",
                "timeout=5, max=1000 | 4000",
                "timeout=2           | 1000",
                "timeout=1           | 500",
                "timeout=0           | 1",
                "timeout=3600        | 25000",
                "timeout=soon        | 25000",
                "max=5               | 25000",
                "                    | 25000"
            })
    void itIsUsedForLessThanIsAnnounced(String announced, long milliseconds) {
        BasicHttpResponse answer = new BasicHttpResponse(200);
        if (announced != null) {
            answer.addHeader("Keep-Alive", announced);
        }

        assertThat(keepAlive.getKeepAliveDuration(answer, HttpClientContext.create()))
                .isEqualTo(TimeValue.ofMilliseconds(milliseconds));
    }
}
