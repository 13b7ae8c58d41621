package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsFaults;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page shows whole files of projects. CI builds and runs them; here they compile, and their versions are those of the POM. */
class TestingPageTest {

    private static final Path PAGE = Path.of("src/main/docs/testing-your-routes.adoc");

    private static final Pattern FILE = Pattern.compile(
            "^\\.(\\S+)\n(?://[^\n]*\n)?\\[source,\\w+]\n----\n(.*?)\n----$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<artifactId>(mongo-java-server-core|wiremock|jackson-bom|slf4j-(?:api|simple)|maven-surefire-plugin)</artifactId>\\s*<version>([^<]*)<");
    private static final Pattern CAMEL = Pattern.compile("<camel.version>([^<]*)<");

    @TempDir
    Path folder;

    /** The files of other runtimes need jars that this build does not have. */
    @Test
    void theFilesOfTheFirstProjectCompile() throws IOException {
        List<Path> sources = files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith("src/") && file.getKey().endsWith(".java"))
                .map(file -> written(folder.resolve(file.getKey()), file.getValue()))
                .toList();

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(findings, null, null)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            null, manager, findings, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();

            assertThat(sources).hasSizeGreaterThan(4);
            assertThat(compiled).as("%s", findings.getDiagnostics()).isTrue();
        }
    }

    @Test
    void itsVersionsAreThoseOfThisBuild() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        Map<String, String> ours = versions(build);
        ours.put("slf4j-simple", ours.remove("slf4j-api"));

        files().forEach((name, text) -> {
            if (name.endsWith("pom.xml")) {
                assertThat(CAMEL.matcher(text).results().map(found -> found.group(1)))
                        .as(name)
                        .containsExactlyElementsOf(CAMEL.matcher(build)
                                .results()
                                .map(found -> found.group(1))
                                .toList());
                versions(text).forEach((artifact, version) -> assertThat(version)
                        .as("%s in %s", artifact, name)
                        .isEqualTo(ours.get(artifact)));
            }
        });
        assertThat(files()).containsKey("pom.xml");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ContactsSandbox.class,
                SandboxBuilder.class,
                ContactsFaults.class,
                Fault.class,
                RecordedRequest.class
            })
    void everyMethodOfTheSandboxIsOnThePage(Class<?> type) throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !List.of("main", "toString", "equals", "hashCode")
                                .contains(name)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).containsPattern("`[^`\n]*\\b" + name + "\\b"));
    }

    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new TreeMap<>();
        DEPENDENCY.matcher(pom).results().forEach(found -> versions.put(found.group(1), found.group(2)));
        return versions;
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (MatchResult file : FILE.matcher(Files.readString(PAGE)).results().toList()) {
            assertThat(files.put(file.group(1), file.group(2)))
                    .as(file.group(1))
                    .isNull();
        }
        return files;
    }

    private static Path written(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
