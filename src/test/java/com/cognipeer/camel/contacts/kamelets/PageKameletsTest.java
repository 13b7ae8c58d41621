package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.docs.Pages;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on the Kamelets says. */
class PageKameletsTest extends SandboxKameletTest {

    private static final Pattern BLOCK = Pattern.compile("\\[source,yaml]\n----\n(.*?)\n----\n", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("\n\\| `(cognipeer-contacts-[a-z-]+)` \\|[^|]*\\|[^|]*\\|([^|]*)(?=\n\\|)");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z]+)`");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("blocks")
    void anExampleIsARoute(String block) throws Exception {
        AtomicFileStateRepository positions = new AtomicFileStateRepository();
        positions.setFile(folder.resolve("positions.txt").toString());
        try (KameletRun run = KameletRun.against(sandbox)
                .set("camel.main.autoStartup", "false")
                .bind("positions", positions)
                .yaml(block)
                .start()) {
            assertThat(run.camel().getRoutes())
                    .extracting(Route::getId)
                    .anyMatch(id -> id.startsWith("cognipeer-contacts-"));
        }
    }

    @Test
    void everyKameletHasAnExample() throws Exception {
        String examples = String.join("\n", blocks());

        assertThat(KameletFile.all()).allSatisfy(kamelet -> assertThat(examples).contains("kamelet:" + kamelet.name()));
    }

    @Test
    void theTableNamesEveryKameletWithItsProperties() throws Exception {
        Map<String, TreeSet<String>> listed = new TreeMap<>();
        ROW.matcher(page()).results().forEach(row -> {
            TreeSet<String> names = new TreeSet<>(List.of("token", "hookId", "baseUrl"));
            CODE.matcher(row.group(2)).results().map(code -> code.group(1)).forEach(names::add);
            listed.put(row.group(1), names);
        });
        Map<String, TreeSet<String>> held = new TreeMap<>();
        KameletFile.all().forEach(kamelet -> {
            TreeSet<String> names = new TreeSet<>();
            kamelet.properties().fieldNames().forEachRemaining(names::add);
            held.put(kamelet.name(), names);
        });

        assertThat(listed).isEqualTo(held);
    }

    static List<String> blocks() throws Exception {
        return BLOCK.matcher(page()).results().map(block -> block.group(1)).toList();
    }

    private static String page() throws Exception {
        return Pages.text("kamelets.adoc");
    }
}
