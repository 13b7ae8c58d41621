package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.ContactJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which the vendor's pages show success, and their neighbours. */
class FormsOfSuccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'success':true,DATA",
                "DATA",
                "'status':'success',DATA",
                "DATA,'status':'success'",
                "'status':'SUCCESS',DATA",
                "'status':'ok',DATA",
                "'status':200,DATA",
                "'status':'201',DATA",
                "'status':null,DATA",
                "'success':true,'status':'success',DATA",
                "'success':true,'status':'active',DATA",
                "DATA,'error':null",
                "DATA,'error':false",
                "DATA,'message':'Contact found','code':'OK'"
            })
    void areReadForEveryOperation(String form) throws IOException {
        for (Operation operation : Operation.values()) {
            String data = operation == Operation.list
                    ? "'data':[{'_id':'65f'}],'total':3,'page':1,'limit':1"
                    : "'data':{'_id':'65f','email':'" + Operation.EMAIL + "'}";
            String body = "{" + form.replace("DATA", data) + "}";
            try (RawServer server = RawServer.answering(Answers.ok(body.replace('\'', '"')));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                assertThat(new String(
                                ContactJson.write(client.succeed(operation).body()), StandardCharsets.UTF_8))
                        .as("%s %s", operation, body)
                        .contains("65f");
            }
        }
    }
}
