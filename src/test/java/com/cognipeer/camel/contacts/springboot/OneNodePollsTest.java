package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.docs.CompiledBlock;
import com.cognipeer.camel.contacts.docs.Pages;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class of the page under which one of several nodes polls, in an application. */
class OneNodePollsTest extends BootTest {

    private static final String BEGIN = "// tested by OneNodePollsTest\n[source,java]\n----\n";

    @TempDir
    Path folder;

    @Test
    void theNodeThatHasTheLockPolls() throws Exception {
        application
                .withUserConfiguration(CompiledBlock.type(ofThePage(), folder))
                .withBean(
                        "positions",
                        AtomicFileStateRepository.class,
                        () -> new AtomicFileStateRepository(
                                folder.resolve("contacts.txt").toFile()))
                .withPropertyValues(PREFIX + "token=" + sandbox.token())
                .run(started -> {
                    assertThat(started.getBean(CamelContext.class)
                                    .getRoute("changed-contacts")
                                    .getEndpoint()
                                    .getEndpointUri())
                            .startsWith("master:contacts:cognipeer-contacts:list");
                    await().until(() -> sandbox.requestCount() > 0);
                    assertThat(folder.resolve("leaders")).isNotEmptyDirectory();
                });
    }

    private String ofThePage() throws IOException {
        String page = Pages.text("spring-boot.adoc");
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(begin, page.indexOf("\n----", begin)).replace("state/", folder + "/");
    }
}
