package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateServerTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TemplateServer server = TemplateServer.of(2500);

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aWalkFromIdToIdSeesEveryContactOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        String filter = "{}";
        while (ids.size() < 2500) {
            JsonNode page = list("{'page':1,'limit':1000,'filter':" + filter + ",'sort':{'_id':1}}");
            ids.addAll(texts(page, "_id"));
            totals.add(page.get("total").intValue());
            filter = "{'_id':{'$gt':'" + ids.get(ids.size() - 1) + "'}}";
        }

        assertThat(ids).hasSize(2500).doesNotHaveDuplicates().isSorted();
        assertThat(totals).containsExactly(2500, 1500, 500);
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @Test
    void aWalkFromPageToPageSeesTheSameContacts() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            JsonNode answer = list("{'page':" + page + ",'limit':5000}");
            assertThat(answer.get("page").intValue()).isEqualTo(page);
            assertThat(answer.get("limit").intValue()).isEqualTo(1000);
            ids.addAll(texts(answer, "_id"));
        }

        assertThat(ids).hasSize(2500).doesNotHaveDuplicates().isSorted();
        assertThat(ids.get(2499)).isEqualTo("0000000000000000000009c4");
    }

    @Test
    void aContactIsWhatTheApiWouldSend() throws Exception {
        JsonNode contact =
                list("{'filter':{'_id':{'$gt':'0000000000000000000000fe'}}}").at("/data/0");

        assertThat(contact.toString()).hasSizeBetween(540, 620);
        assertThat(contact.get("_id").textValue()).isEqualTo("0000000000000000000000ff");
        assertThat(contact.get("email").textValue()).isEqualTo("contact.0000255@example.com");
        assertThat(contact.get("integrationId").textValue()).isEqualTo("crm-0000255");
        assertThat(contact.get("phone").textValue()).isEqualTo("+15550000255");
        assertThat(contact.at("/properties/city").textValue()).isEqualTo("São Paulo");
        assertThat(contact.get("tags")).hasSize(2);
        assertThat(contact.get("modifiedDate").textValue()).isEqualTo("2020-01-01T00:04:15.001Z");
    }

    @Test
    void datesRiseWithTheIds() throws Exception {
        JsonNode page = list("{'limit':1000}");

        assertThat(texts(page, "modifiedDate")).doesNotHaveDuplicates().isSorted();
        assertThat(texts(page, "createdDate")).isEqualTo(texts(page, "modifiedDate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'$gt':'000000000000000000000000'} | 2500",
                "{'$gt':'ffffffffffffffffffffffff'} | 0",
                "{'$lt':'ffffffffffffffffffffffff'} | 2500",
                "{'$gte':'0000000000000000000009c4'} | 1",
                "{'$lte':'000000000000000000000002'} | 2",
                "{'$gt':'000000000000000000000001','$lt':'000000000000000000000003'} | 1",
                "{'$gt':'000000000000000000000003','$lt':'000000000000000000000001'} | 0"
            })
    void aRangeOfIdsIsCounted(String range, int total) throws Exception {
        JsonNode page = list("{'limit':1,'filter':{'_id':" + range + "}}");

        assertThat(page.get("total").intValue()).isEqualTo(total);
        assertThat(page.get("data")).hasSize(Math.min(1, total));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'filter':{'status':'active'}}",
                "{'filter':{'_id':'000000000000000000000001'}}",
                "{'filter':{'_id':{'$gt':'1'}}}",
                "{'filter':{'_id':{'$ne':'000000000000000000000001'}}}",
                "{'sort':{'modifiedDate':1}}",
                "{'limit':0}",
                "{'page':0}"
            })
    void whatItDoesNotKnowIsRefusedAndCounted(String body) throws Exception {
        assertThat(send(body).statusCode()).isEqualTo(400);
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void anAnswerSaysTheServersTime() throws Exception {
        assertThat(send("{}").headers().firstValue("Date")).isPresent();
    }

    private JsonNode list(String body) throws Exception {
        HttpResponse<String> response = send(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.parseObject(response.body());
    }

    private HttpResponse<String> send(String body) throws Exception {
        URI uri = URI.create(server.baseUrl() + "/sdk/contact/list");
        return http.send(
                SandboxClient.request("POST", uri, body.replace('\'', '"')), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> texts(JsonNode page, String field) {
        return page.get("data").findValuesAsText(field);
    }
}
