package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.build.EditorsPage.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs camel-report over a project with bad URIs, with the plugin as editors-and-tools.adoc shows it. */
@Tag("ci")
class CamelReportIT {

    private static final String NAME = "camel-cognipeer-contacts";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>bad-uris</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.apache.camel</groupId>
                  <artifactId>camel-main</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
              <build>
                <plugins>
            %s
                </plugins>
              </build>
            </project>
            """;

    private static final String JAVA = """
            import org.apache.camel.builder.RouteBuilder;

            public class BadUris extends RouteBuilder {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?limt=10")
                        .to("cognipeer-contacts:upsert?dryRun=perhaps")
                        .to("cognipeer-contacts:list?maxRetries=many")
                        .to("cognipeer-contacts:sync?matchBy=name");
                    from("cognipeer-contacts:list?mode=changes&delay=5m").to("cognipeer-contacts:get");
                }
            }
            """;

    private static final String XML = """
            <routes xmlns="http://camel.apache.org/schema/spring">
              <route>
                <from uri="timer:x"/>
                <to uri="cognipeer-contacts:create?validatEmail=false"/>
              </route>
            </routes>
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeProject() throws Exception {
        write("src/main/java/BadUris.java", JAVA);
        write("src/main/resources/bad-uris.xml", XML);
        Path jar = Path.of(System.getProperty("jar.main"));
        String name = jar.getFileName().toString().replace(".jar", "");
        String place = "repository/com/cognipeer/camel/" + NAME + "/" + name.replace(NAME + "-", "") + "/" + name;
        write(place + ".pom", Files.readString(Path.of("pom.xml")));
        Files.copy(jar, folder.resolve(place + ".jar"));
    }

    @Test
    void everyBadUriIsFoundAndNoGoodOne() throws Exception {
        Output output = validate(EditorsPage.blockFor(getClass()));

        assertThat(output.status()).as(output.text()).isNotZero();
        assertThat(output.text())
                .contains(
                        "limt    Unknown option. Did you mean: [limit]",
                        "validatEmail    Unknown option. Did you mean: [validateEmail]",
                        "Invalid boolean value: perhaps",
                        "Invalid integer value: many",
                        "Invalid enum value: name",
                        "5 = invalid");
    }

    @Test
    void withoutTheComponentThePluginPassesOverItsUris() throws Exception {
        Output output =
                validate(EditorsPage.blockFor(getClass()).replaceAll("(?s)<dependencies>.*</dependencies>", ""));

        assertThat(output.status()).as(output.text()).isZero();
        assertThat(output.text()).contains("0 = invalid");
    }

    private Output validate(String plugin) throws Exception {
        write("pom.xml", POM.formatted(camelApi().getParent().getFileName(), plugin.indent(6)));
        return EditorsPage.run(
                folder,
                Map.of(),
                List.of(
                        Path.of("mvnw").toAbsolutePath().toString(),
                        "-B",
                        "-ntp",
                        "-Dmaven.repo.local=" + folder.resolve("repository"),
                        "-Dmaven.repo.local.tail=" + localRepository(),
                        "camel-report:validate"));
    }

    /** The local repository that this build has its jars from. */
    private static Path localRepository() throws Exception {
        return camelApi().resolve("../../../../../..").normalize();
    }

    private static Path camelApi() throws Exception {
        return Path.of(CamelContext.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private void write(String file, String text) throws Exception {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
