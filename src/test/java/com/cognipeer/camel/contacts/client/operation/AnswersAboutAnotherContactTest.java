package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer about another contact than was asked for or sent is no answer. */
class AnswersAboutAnotherContactTest {

    private static final ContactIdentity EMAIL = new ContactIdentity("ada@x.test", null);
    private static final ContactIdentity ID = new ContactIdentity(null, "c-1");
    private static final ContactIdentity BOTH = new ContactIdentity("ada@x.test", "c-1");

    /** One operation of the client. */
    @FunctionalInterface
    interface Call {
        CompletableFuture<ContactsResponse<Contact>> on(ContactsClient client);
    }

    static Stream<Arguments> answersOfTheRightOne() {
        return Stream.of(
                arguments("get by e-mail", get(EMAIL), "{'_id':'1','email':'ada@x.test'}"),
                arguments("get in other letters", get(EMAIL), "{'_id':'1','email':' ADA@X.test '}"),
                arguments(
                        "get by a padded e-mail",
                        get(new ContactIdentity(" Ada@x.test ", null)),
                        "{'email':'ada@x.test'}"),
                arguments("get by id", get(ID), "{'_id':'1','integrationId':'c-1','email':'who@x.test'}"),
                arguments("get by a padded id", get(ID), "{'_id':'1','integrationId':' c-1'}"),
                arguments("get by a number", get(new ContactIdentity(null, "12")), "{'_id':'1','integrationId':12}"),
                arguments("get by a decimal", get(new ContactIdentity(null, "12")), "{'_id':'1','integrationId':12.0}"),
                arguments("get by both", get(BOTH), "{'integrationId':'c-1','email':'ada@x.test'}"),
                arguments("update", update(ID, Map.of("name", "Ada")), "{'integrationId':'c-1'}"),
                arguments("rename", update(EMAIL, Map.of("email", "New@x.test")), "{'email':'new@x.test'}"),
                arguments("rename to nothing", update(EMAIL, nothing("email")), "{'_id':'1'}"),
                arguments(
                        "rename of one of both",
                        update(BOTH, Map.of("email", "n@x.test")),
                        "{'integrationId':'c-1','email':'n@x.test'}"),
                arguments("create by e-mail", create(Map.of("email", "Ada@x.test")), "{'email':'ada@x.test'}"),
                arguments("create by id", create(Map.of("integrationId", "c-1")), "{'integrationId':'c-1'}"),
                arguments("create by a number", create(Map.of("integrationId", 12)), "{'integrationId':'12'}"),
                arguments(
                        "create of both, the address in a form of its own",
                        create(both()),
                        "{'integrationId':'c-1','email':'ada@xn--x.test'}"),
                arguments("create of both, without the id", create(both()), "{'_id':'1','email':'ada@x.test'}"),
                arguments("create of none", create(Map.of("name", "Ada")), "{'_id':'1','email':'ada@x.test'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfTheRightOne")
    void anAnswerThatHasTheIdentifierIsTaken(String what, Call call, String contact) throws IOException {
        try (RawServer server = RawServer.answering(answer(contact));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.call(call::on).info().requestCount()).isEqualTo(1);
        }
    }

    static Stream<Arguments> answersOfAnotherOne() {
        return Stream.of(
                arguments("get by e-mail", get(EMAIL), "{'_id':'2','email':'bob@x.test'}"),
                arguments("get by e-mail, none in the answer", get(EMAIL), "{'_id':'2','integrationId':'c-1'}"),
                arguments("get by e-mail, null in the answer", get(EMAIL), "{'_id':'2','email':null}"),
                arguments("get by e-mail, an object in the answer", get(EMAIL), "{'_id':'2','email':{'a':1}}"),
                arguments("get by id", get(ID), "{'_id':'2','integrationId':'c-2'}"),
                arguments("get by id in other letters", get(ID), "{'_id':'2','integrationId':'C-1'}"),
                arguments("get by both, another id", get(BOTH), "{'integrationId':'c-2','email':'ada@x.test'}"),
                arguments("get by both, another e-mail", get(BOTH), "{'integrationId':'c-1','email':'bob@x.test'}"),
                arguments("get by both, no id", get(BOTH), "{'_id':'2','email':'ada@x.test'}"),
                arguments("update by id", update(ID, Map.of("name", "Ada")), "{'integrationId':'c-2','name':'Ada'}"),
                arguments("update by e-mail", update(EMAIL, Map.of("name", "Ada")), "{'email':'bob@x.test'}"),
                arguments(
                        "rename, still the former one",
                        update(EMAIL, Map.of("email", "n@x.test")),
                        "{'email':'ada@x.test'}"),
                arguments("rename, another one", update(ID, Map.of("integrationId", "c-9")), "{'integrationId':'c-2'}"),
                arguments(
                        "create by e-mail", create(Map.of("email", "ada@x.test")), "{'_id':'2','email':'bob@x.test'}"),
                arguments("create by id", create(Map.of("integrationId", "c-1")), "{'_id':'2','integrationId':'c-2'}"),
                arguments("create by id, none in the answer", create(Map.of("integrationId", "c-1")), "{'_id':'2'}"),
                arguments(
                        "create of both, another id", create(both()), "{'integrationId':'c-2','email':'ada@x.test'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfAnotherOne")
    void anAnswerAboutAnotherContactFailsAndAWriteMayHaveBeenApplied(String what, Call call, String contact)
            throws IOException {
        try (RawServer server = RawServer.answering(answer(contact));
                TestClient client = TestClient.of(server.url("/v1"))) {
            ContactsException failure = TestClient.failureOf(call.on(client.api()));

            assertThat(failure)
                    .isInstanceOf(ContactsServerException.class)
                    .hasMessageContaining(" failed: the answer with status 200 is about another contact");
            assertThat(failure.getMessage()).doesNotContain("x.test", "c-1", "c-2");
            assertThat(failure.isMaybeApplied()).isEqualTo(!what.startsWith("get"));
        }
    }

    static Stream<Arguments> answersOfNoContact() {
        return Stream.of(
                arguments("get by e-mail, wrapped", get(EMAIL), "{'contact':{'_id':'1','email':'ada@x.test'}}"),
                arguments("get by id, an empty contact", get(ID), "{}"),
                arguments("get by id, only nulls", get(ID), "{'_id':null,'email':null,'integrationId':null}"),
                arguments("update, wrapped", update(ID, Map.of("name", "Ada")), "{'contact':{'integrationId':'c-1'}}"),
                arguments("rename to nothing, wrapped", update(EMAIL, nothing("email")), "{'contact':{'_id':'1'}}"),
                arguments("create by e-mail, wrapped", create(both()), "{'contact':{'_id':'1','email':'ada@x.test'}}"),
                arguments("create of none, wrapped", create(Map.of("name", "Ada")), "{'contact':{'_id':'1'}}"),
                arguments("create of none, its name alone", create(Map.of("name", "Ada")), "{'name':'Ada'}"));
    }

    /** As a stub answers whose author took another shape for that of the API. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfNoContact")
    void anAnswerWithDataThatIsNoContactFailsAndSaysSo(String what, Call call, String contact) throws IOException {
        try (RawServer server = RawServer.answering(answer(contact));
                TestClient client = TestClient.of(server.url("/v1"))) {
            ContactsException failure = TestClient.failureOf(call.on(client.api()));

            assertThat(failure)
                    .isInstanceOf(ContactsServerException.class)
                    .hasMessageContaining(
                            " failed: the answer with status 200 has no contact in its data, which has no _id,"
                                    + " email or integrationId, so it is not the API's");
            assertThat(failure.isMaybeApplied()).isEqualTo(!what.startsWith("get"));
        }
    }

    @Test
    void aReadIsAskedAgain() throws IOException {
        try (RawServer server = answers("{'email':'bob@x.test'}", "{'email':'ada@x.test'}");
                TestClient client = TestClient.retrying(server.url("/v1"), TestClient.retries(3))) {
            assertThat(client.call(get(EMAIL)::on).body().getEmail()).isEqualTo("ada@x.test");
        }
    }

    @Test
    void anUpdateThatIsNoRenameIsSentAgain() throws IOException {
        try (RawServer server = answers("{'email':'bob@x.test'}", "{'email':'ada@x.test'}");
                TestClient client = TestClient.retrying(server.url("/v1"), TestClient.retries(3))) {
            client.call(update(EMAIL, Map.of("name", "Ada"))::on);

            assertThat(server.requests()).extracting(RawServer.Request::method).containsExactly("PATCH", "PATCH");
        }
    }

    @Test
    void aCreateIsLookedUpAndNeverSentAgain() throws IOException {
        try (RawServer server = answers("{'email':'bob@x.test'}", "{'email':'carl@x.test'}", "{'email':'ada@x.test'}");
                TestClient client = TestClient.retrying(server.url("/v1"), TestClient.retries(3))) {
            Contact created =
                    client.call(create(Map.of("email", "ada@x.test"))::on).body();

            assertThat(created.getEmail()).isEqualTo("ada@x.test");
            assertThat(server.requests()).extracting(RawServer.Request::method).containsExactly("POST", "GET", "GET");
        }
    }

    private static RawServer answers(String... contacts) throws IOException {
        List<String> answers = List.of(contacts);
        java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
        return RawServer.scripted(connection -> {
            while (connection.readRequest() != null) {
                connection.write(answer(answers.get(next.getAndIncrement())));
            }
        });
    }

    private static byte[] answer(String contact) {
        return Answers.ok("{\"success\":true,\"data\":" + contact.replace('\'', '"') + "}");
    }

    private static Map<String, Object> both() {
        return Map.of("integrationId", "c-1", "email", "ada@x.test");
    }

    private static Map<String, Object> nothing(String field) {
        Map<String, Object> changes = new java.util.HashMap<>();
        changes.put(field, null);
        return changes;
    }

    private static Call get(ContactIdentity identity) {
        return client -> client.get(identity);
    }

    private static Call update(ContactIdentity identity, Map<String, ?> changes) {
        return client -> client.update(identity, new Contact(changes));
    }

    private static Call create(Map<String, ?> contact) {
        return client -> client.create(new Contact(contact));
    }
}
