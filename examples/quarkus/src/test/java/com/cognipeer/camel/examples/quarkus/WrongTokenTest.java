package com.cognipeer.camel.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = SandboxServer.class, initArgs = @ResourceArg(name = "token", value = WrongTokenTest.TOKEN))
class WrongTokenTest {

    static final String TOKEN = "wrong&b%+c/=9";

    ContactsSandbox sandbox;

    @Inject
    ProducerTemplate camel;

    @Test
    void theTokenOfThePropertiesReachesTheServerAndItsRefusalTheExchange() {
        sandbox.clearRequests();

        Exchange exchange = camel.request("cognipeer-contacts:list", message -> {});

        assertThat(exchange.getException()).isInstanceOf(ContactsAuthorizationException.class);
        assertThat(sandbox.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer " + TOKEN));
    }

    @Test
    void aTokenThatIsWrappedInTheUriGoesBeforeThat() {
        Object page = camel.requestBody(list("RAW(" + SandboxServer.TOKEN + ")"), (Object) null);

        assertThat(page).isInstanceOf(List.class);
    }

    @Test
    void aBareTokenWithSignsOfAUriFailsWithTheWayOutAndNoPartOfItIsShown() {
        Throwable failure = catchThrowable(() -> camel.requestBody(list("a&b+c/=9"), (Object) null));

        assertThat(failure)
                .rootCause()
                .hasMessageContaining(
                        "Set the token on the component (camel.component.cognipeer-contacts.token), or wrap it"
                                + " in RAW()");
        assertThat(stackTrace(failure)).doesNotContain("b+", "c/=9");
    }

    @Test
    void whoeverStoresAContactIsNotToldWhyThatFails() {
        Message answer = camel.request("direct:store-contact", message -> message.getMessage()
                        .setBody("{\"email\":\"ada@example.com\"}"))
                .getMessage();

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(answer.getBody(String.class)).doesNotContain("token");
    }

    private static String list(String token) {
        return "cognipeer-contacts:list?token=" + token;
    }

    /** With the messages of all its causes. */
    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
