package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of editors-and-tools.adoc that write the settings of VS Code. */
class EditorSettingsIT {

    @TempDir
    Path folder;

    @Test
    void theSettingsOfTheLanguageServerHoldTheComponentWithItsOptions() throws Exception {
        Path jar = Path.of(System.getProperty("jar.main"));
        Files.copy(jar, folder.resolve(jar.getFileName()));
        String tools = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");

        EditorsPage.Output output =
                EditorsPage.run(folder, Map.of("PATH", tools), List.of("sh", "-ec", EditorsPage.blockFor(getClass())));

        assertThat(output.status()).as(output.text()).isZero();
        JsonNode component = new ObjectMapper()
                .readTree(folder.resolve(".vscode/settings.json").toFile())
                .get("camel.extra-components")
                .get(0);
        assertThat(component.at("/component/scheme").asText()).isEqualTo("cognipeer-contacts");
        assertThat(component.at("/properties/filter/description").asText()).isNotBlank();
        assertThat(component.at("/componentProperties/token/description").asText())
                .isNotBlank();
    }
}
