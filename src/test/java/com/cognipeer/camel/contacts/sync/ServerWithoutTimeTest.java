package com.cognipeer.camel.contacts.sync;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** If no answer has a Date, nobody knows which contacts are older than the sync: this machine's clock may be ahead. */
class ServerWithoutTimeTest extends MissingTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @Test
    void noContactCountsAsMissing() {
        String first = contact(0, "crm-0");
        SERVER.stubFor(post(anyUrl()).atPriority(9).willReturn(okJson(page(2, first + "," + contact(1, "crm-1")))));
        SERVER.stubFor(
                post(anyUrl()).withRequestBody(containing("$in")).atPriority(1).willReturn(okJson(page(1, first))));

        SyncReport report =
                sync(REPORT + "&baseUrl=" + SERVER.baseUrl() + "/v1", List.of(Map.of("integrationId", "crm-0")));

        assertMissing(report, 0, 0, 0, 0);
        assertThat(report.getNoneMissingBecause()).contains("no answer of the server has a Date");
    }

    private static String contact(int number, String integrationId) {
        return "{\"_id\":\"" + id(number) + "\",\"integrationId\":\"" + integrationId
                + "\",\"createdDate\":\"2020-01-01T00:00:00.000Z\"}";
    }

    private static String page(int total, String contacts) {
        return "{\"success\":true,\"data\":[" + contacts + "],\"total\":" + total + ",\"page\":1,\"limit\":100}";
    }
}
