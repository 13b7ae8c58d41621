package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that came from a file gives the file again where its body is taken away. */
class NotFoundInAFileRouteTest extends SandboxRouteTest {

    @TempDir
    Path folder;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                fromF("file:%s?initialDelay=0&delay=100", folder)
                        .setHeader(CognipeerContactsConstants.EMAIL, constant("nobody@example.com"))
                        .to("cognipeer-contacts:get?onNotFound=empty")
                        .to("mock:after");
            }
        };
    }

    @Test
    void theBodyIsEmptyAllTheSame() throws Exception {
        MockEndpoint after = getMockEndpoint("mock:after");
        after.expectedMessageCount(1);
        Files.writeString(folder.resolve("one.txt"), "anything");

        after.assertIsSatisfied();

        assertThat(after.getExchanges().get(0).getMessage().getBody()).isNull();
        assertThat(after.getExchanges().get(0).getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.FOUND, false)
                .containsEntry("CamelFileName", "one.txt");
    }
}
