package com.cognipeer.camel.contacts.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactInRouteTest extends CamelTestSupport {

    private static final Contact ADA = ContactJson.readContact(
            "{\"_id\":\"1\",\"email\":\"ada@example.com\",\"properties\":{\"company\":\"ACME\",\"size\":1.10}}");
    private static final Contact BOB = ContactJson.readContact("{\"_id\":\"2\",\"email\":\"bob@example.com\"}");

    @TempDir
    Path folder;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:email").transform(simple("${body.email}"));
                from("direct:properties").transform(simple("${body[properties]}"));
                from("direct:company").transform(simple("${body[properties][company]}"));
                from("direct:marshal").marshal().json();
                from("direct:text").convertBodyTo(String.class);
                from("direct:bytes").convertBodyTo(byte[].class);
                from("direct:contact").convertBodyTo(Contact.class);
                from("direct:split").split(body()).to("mock:contacts");
                from("direct:file")
                        .pollEnrich()
                        .simple("file:${body}?noop=true")
                        .timeout(5000)
                        .convertBodyTo(Contact.class);
            }
        };
    }

    @Test
    void aFieldIsReadAsABeanProperty() {
        assertThat(template.requestBody("direct:email", ADA)).isEqualTo("ada@example.com");
    }

    @Test
    void aFieldIsReadAsAMapEntry() {
        assertThat(template.requestBody("direct:properties", ADA)).isEqualTo(ADA.getProperties());
        assertThat(template.requestBody("direct:company", ADA)).isEqualTo("ACME");
    }

    @Test
    void aContactAndAPageAreMarshalledAsJson() {
        assertThat(template.requestBody("direct:marshal", ADA, String.class)).isEqualTo(ContactJson.writeText(ADA));
        assertThat(template.requestBody("direct:marshal", page(), String.class))
                .isEqualTo(ContactJson.writeText(page()));
    }

    @Test
    void theBodyConvertsToTextAndBytes() {
        assertThat(template.requestBody("direct:text", page())).isEqualTo(ContactJson.writeText(page()));
        assertThat((byte[]) template.requestBody("direct:bytes", ADA))
                .isEqualTo(ContactJson.writeText(ADA).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileIsReadAsTheJsonItHolds() throws IOException {
        Files.writeString(folder.resolve("ada.json"), ContactJson.writeText(ADA));

        assertThat(template.requestBody("direct:file", folder.toString())).isEqualTo(ADA);
    }

    @Test
    void aReaderIsReadAsTheJsonItHolds() {
        assertThat(template.requestBody("direct:contact", new StringReader(ContactJson.writeText(ADA))))
                .isEqualTo(ADA);
    }

    @Test
    void aPageIsSplitIntoItsContacts() throws InterruptedException {
        MockEndpoint contacts = getMockEndpoint("mock:contacts");
        contacts.expectedBodiesReceived(ADA, BOB);

        template.sendBody("direct:split", page());

        contacts.assertIsSatisfied();
        assertThat(contacts.getExchanges().get(0).getMessage().getBody()).isSameAs(ADA);
    }

    private static ContactPage page() {
        return new ContactPage(List.of(ADA, BOB), 2, 1, 10);
    }
}
