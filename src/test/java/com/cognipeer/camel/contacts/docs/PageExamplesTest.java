package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataFormatFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page shows of its use is not only read: Camel builds the beans and routes from it. */
class PageExamplesTest {

    private static final Pattern SECTION = Pattern.compile(
            "\n=== (?:upsert|sync|create, upsert or sync|Consuming|Retries|The quota|Handling failures|What to set|Security)\n(.*?)(?=\n=== )",
            Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("\\[source,(yaml|xml)]\n----\n(.*?)\n----\n", Pattern.DOTALL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsARoute(String language, String block) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                    .getConfiguration()
                    .setToken("pat_page");
            camel.getRegistry().bind("positions", new AtomicFileStateRepository());
            camel.getRegistry().bind("csv", DataFormatFactory.class, (DataFormatFactory) CsvStandIn::new);
            camel.setAutoStartup(false);
            String here = block.replace("state/", folder + "/");
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("page." + language, here));
            camel.start();

            assertThat(camel.getRoutes()).hasSize(1);
        }
    }

    static Stream<String[]> blocks() throws IOException {
        return SECTION.matcher(Files.readString(ComponentPage.PAGE))
                .results()
                .flatMap(section -> BLOCK.matcher(section.group(1)).results())
                .map(block -> new String[] {block.group(1), block.group(2)});
    }
}
