package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFormTest {

    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = RawServer.scripted(RawServer.answerAbout());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " -> ",
            value = {
                "a+b c@example.com -> a%2Bb+c%40example.com",
                "100%@example.com -> 100%25%40example.com",
                "%40@example.com -> %2540%40example.com",
                "#1@example.com -> %231%40example.com",
                "a&email=b@example.com -> a%26email%3Db%40example.com",
                "ü@é.example -> %C3%BC%40%C3%A9.example",
                "😀@example.com -> %F0%9F%98%80%40example.com",
                "\"a b\"@example.com -> %22a+b%22%40example.com",
                "o'brien@example.com -> o%27brien%40example.com",
                "a/b?c@example.com -> a%2Fb%3Fc%40example.com",
                "../..@example.com -> ..%2F..%40example.com",
                "a;b=c@example.com -> a%3Bb%3Dc%40example.com",
                "~*-._@example.com -> %7E*-._%40example.com"
            })
    void anIdentifierIsFormEncodedInTheQuery(String email, String encoded) {
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            client.call(api -> api.get(new ContactIdentity(email, null)));
            client.call(api -> api.get(new ContactIdentity(null, email)));
        }
        assertThat(server.requests().get(0).target()).isEqualTo("/v1/sdk/contact?email=" + encoded);
        assertThat(server.requests().get(1).target()).isEqualTo("/v1/sdk/contact?integrationId=" + encoded);
    }

    @Test
    void noOtherProtocolIsOffered() {
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : Operation.values()) {
                client.succeed(operation);
            }
        }
        assertThat(server.requests()).hasSize(4).allSatisfy(request -> assertThat(request.headerNames())
                .doesNotContain("upgrade"));
    }

    @Test
    void aLineBreakInAnIdentifierForgesNoHeader() {
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            client.call(api -> api.get(new ContactIdentity("a\r\nX-Forged: 1", null)));
        }
        assertThat(server.request().target()).isEqualTo("/v1/sdk/contact?email=a%0D%0AX-Forged%3A+1");
        assertThat(server.request().headerNames()).doesNotContain("x-forged");
    }

    @Test
    void bothIdentifiersGoWithTheEmailFirst() {
        ContactIdentity both = new ContactIdentity("ada@example.com", "crm-1");
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            client.call(api -> api.get(both));
            client.call(api -> api.update(both, new Contact(Map.of("name", "Ada"))));
        }
        assertThat(server.requests().get(0).target())
                .isEqualTo("/v1/sdk/contact?email=ada%40example.com&integrationId=crm-1");
        assertThat(server.requests().get(1).text())
                .isEqualTo("{\"email\":\"ada@example.com\",\"integrationId\":\"crm-1\",\"data\":{\"name\":\"Ada\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1", "/deep/er/v2", "/with%20space"})
    void thePathOfTheBaseUrlGoesBeforeEveryTarget(String path) {
        try (TestClient client = TestClient.of(server.url(path))) {
            client.succeed(Operation.create);
            client.succeed(Operation.list);
        }
        assertThat(server.requests())
                .extracting(RawServer.Request::target)
                .containsExactly(path + "/sdk/contact", path + "/sdk/contact/list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/", "/v1//"})
    void aTrailingSlashOfTheBaseUrlOptionDoesNotDouble(String path) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            context.createProducerTemplate()
                    .requestBody(
                            "cognipeer-contacts:get?integrationId=1&token=pat_x&baseUrl=" + server.url(path),
                            (Object) null);
        }
        assertThat(server.request().target()).isEqualTo(path.replaceAll("/+$", "") + "/sdk/contact?integrationId=1");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theHeadersAreTheOnesOfTheContractAndNothingOfTheClientsOwnAddsAnEffect(Operation operation) {
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(operation);
        }
        RawServer.Request request = server.request();
        assertThat(request.header("content-type")).containsExactly("application/json");
        assertThat(request.header("authorization")).containsExactly("Bearer " + TestClient.TOKEN);
        assertThat(request.header("x-hook-id")).containsExactly(TestClient.HOOK_ID);
        assertThat(request.header("host")).containsExactly("127.0.0.1:" + server.port());
        assertThat(request.headerNames())
                .doesNotHaveDuplicates()
                .isSubsetOf(
                        "content-type",
                        "authorization",
                        "x-hook-id",
                        "host",
                        "connection",
                        "user-agent",
                        "content-length");
    }

    @Test
    void aPathOfTheBaseUrlOptionThatIsNoAsciiBeginsNoQuery() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                    .getConfiguration()
                    .setBaseUrl(server.url("/v1/") + "\u00fc/\u010d");
            context.start();
            context.createProducerTemplate()
                    .requestBody("cognipeer-contacts:get?integrationId=1&token=pat_x", (Object) null);
        }
        assertThat(server.request().target()).isEqualTo("/v1/%C3%BC/%C4%8D/sdk/contact?integrationId=1");
    }

    @Test
    void withoutAHookIdNoSuchHeaderGoesOut() {
        ClientSettings settings = new ClientSettings(
                server.url("/v1"), "pat_x", null, Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20, null, null);
        try (TestClient client = TestClient.of(settings)) {
            client.succeed(Operation.get);
        }
        assertThat(server.request().headerNames()).doesNotContain("x-hook-id");
    }

    @Test
    void cookiesOfTheServerAreNotSentBack() throws IOException {
        byte[] answer = Answers.of("200 OK", "Set-Cookie: session=1; Path=/\r\n", Answers.CONTACT);
        try (RawServer cookies = RawServer.answering(answer);
                TestClient client = TestClient.of(cookies.url("/v1"))) {
            client.succeed(Operation.get);
            client.succeed(Operation.get);

            assertThat(cookies.requests()).hasSize(2).allSatisfy(request -> assertThat(request.headerNames())
                    .doesNotContain("cookie"));
        }
    }

    @Test
    void aBodyGoesOutAsItIsWithCustomFieldsNullsAndNumbersInTheirOrder() {
        String json =
                "{\"z\":null,\"email\":\"ada@example.com\",\"n\":12345678901234567890,\"d\":1.10,\"x\":{\"a\":[null]}}";
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            client.call(api -> api.create(ContactJson.readContact(json)));
        }
        assertThat(server.request().text()).isEqualTo(json);
    }

    @Test
    void aSortGoesOutInItsOrder() {
        Map<String, Integer> sort = new LinkedHashMap<>();
        sort.put("zeta", -1);
        sort.put("alpha", 1);
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            client.call(api -> api.list(new ContactQuery(2, 20, ContactFilter.ALL, new ContactSort(sort))));
        }
        assertThat(server.request().text())
                .isEqualTo("{\"page\":2,\"limit\":20,\"filter\":{},\"sort\":{\"zeta\":-1,\"alpha\":1}}");
    }

    @Test
    void aContactThatCannotBeWrittenFailsWithoutARequest() {
        Contact contact = new Contact(Map.of("x", new Object()));
        try (TestClient client = TestClient.of(server.url("/v1"))) {
            ContactsException failure = TestClient.failureOf(client.api().create(contact));

            assertThat(failure).isInstanceOf(InvalidContactException.class).hasMessageContaining("x");
            assertThat(failure.getStatusCode()).isZero();
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theAnswersFieldsArriveInTheirOrderWithEveryDigit() throws IOException {
        String contact =
                "{\"_id\":\"1\",\"integrationId\":\"1\",\"z\":null,\"n\":12345678901234567890,\"d\":0.1000000000000000055,\"é\":\"😀\"}";
        try (RawServer exact = RawServer.answering(Answers.ok("{\"success\":true,\"data\":" + contact + "}"));
                TestClient client = TestClient.of(exact.url("/v1"))) {
            Contact read =
                    client.call(api -> api.get(new ContactIdentity(null, "1"))).body();

            assertThat(ContactJson.writeText(read)).isEqualTo(contact);
        }
    }

    @Test
    void aPageArrivesWithItsNumbers() throws IOException {
        byte[] answer = Answers.of(
                "200 OK",
                "X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 99\r\nX-RateLimit-Reset: 1795341600\r\n",
                "{\"success\":true,\"data\":[{\"_id\":\"1\"},{}],\"total\":12345678901,\"page\":3,\"limit\":2,\"x\":{}}");
        try (RawServer paged = RawServer.answering(answer);
                TestClient client = TestClient.of(paged.url("/v1"))) {
            var response = client.call(api -> api.list(new ContactQuery(3, 50, ContactFilter.ALL, ContactSort.NONE)));

            assertThat(response.body()).containsExactly(new Contact(Map.of("_id", "1")), new Contact());
            assertThat(response.body().getTotal()).isEqualTo(12345678901L);
            assertThat(response.body().getPage()).isEqualTo(3);
            assertThat(response.body().getLimit()).isEqualTo(2);
            assertThat(response.info()).isEqualTo(new ResponseInfo(200, new RateLimit(100L, 99L, 1795341600L), 1));
        }
    }
}
