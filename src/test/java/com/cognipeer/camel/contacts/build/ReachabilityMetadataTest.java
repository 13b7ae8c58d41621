package com.cognipeer.camel.contacts.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.api.management.ManagedResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a native image is told of the classes and resources that are reached by name; no native image is built here. */
class ReachabilityMetadataTest {

    private static final String PACKAGE = "com.cognipeer.camel.contacts";
    private static final String CONSTRUCTORS = "allPublicConstructors";
    private static final String METHODS = "allPublicMethods";
    private static final String METADATA =
            "META-INF/native-image/com.cognipeer.camel/camel-cognipeer-contacts/reachability-metadata.json";
    /** For people, Quarkus, native-image itself and Spring; the last is left out of the jar. */
    private static final Pattern WHILE_BUILDING =
            Pattern.compile("META-INF/(LICENSE|jandex\\.idx|native-image/.*|spring.*)|component\\.properties");

    private static final Pattern BEAN = Pattern.compile("(?:type: |type=\"|#class:)(" + PACKAGE + "[\\w.]+)");

    private static Path classes;
    private static JsonNode metadata;
    private static Map<String, JsonNode> reflection;

    @BeforeAll
    static void read() throws Exception {
        classes = Path.of(CognipeerContactsComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        metadata = new ObjectMapper().readTree(classes.resolve(METADATA).toFile());
        reflection = new LinkedHashMap<>();
        metadata.get("reflection")
                .forEach(entry -> reflection.put(entry.get("type").asText(), entry));
    }

    @Test
    void itSaysWhatItsFormatKnowsAndNothingTwice() {
        assertThat(metadata.fieldNames()).toIterable().containsExactlyInAnyOrder("reflection", "resources");
        assertThat(metadata.get("reflection"))
                .hasSameSizeAs(reflection.keySet())
                .allSatisfy(entry -> assertThat(entry.fieldNames())
                        .toIterable()
                        .isSubsetOf("type", CONSTRUCTORS, METHODS, "methods"));
        assertThat(metadata.get("resources"))
                .allSatisfy(entry -> assertThat(entry.fieldNames()).toIterable().containsExactly("glob"));
    }

    @Test
    void everyTypeAndMethodThatItNamesIsThere() {
        assertThat(reflection).isNotEmpty().allSatisfy((name, entry) -> {
            Class<?> type = load(name);
            assertThat(type).isIn(compiled());
            assertThat(entry.findValuesAsText("name"))
                    .isSubsetOf(Stream.of(type.getDeclaredMethods())
                            .filter(method -> method.getParameterCount() == 0)
                            .map(Method::getName)
                            .toList());
        });
    }

    @Test
    void everyResourceThatItNamesIsThere() {
        assertThat(globs().filter(glob -> !glob.contains("*")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(classes.resolve(name)).isRegularFile());
    }

    @Test
    void everyResourceOfTheJarIsCoveredUnlessItIsReadWhileBuildingOnly() throws IOException {
        assertThat(files("").stream()
                        .filter(file -> !file.endsWith(".class")
                                && !WHILE_BUILDING.matcher(file).matches()))
                .contains(
                        "META-INF/services/org/apache/camel/TypeConverterLoader",
                        "META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json")
                .allSatisfy(ReachabilityMetadataTest::assertCovered);
    }

    @Test
    void everyClassThatCamelMakesByAServiceFileCanBeMade() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String service : files("META-INF/services/org/apache/camel")) {
            Files.readAllLines(classes.resolve(service)).stream()
                    .map(line -> line.replaceFirst("^class=", ""))
                    .filter(line -> line.matches("[\\w.]+") && line.startsWith(PACKAGE))
                    .forEach(named::add);
        }

        assertThat(named)
                .contains(
                        CognipeerContactsComponent.class.getName(),
                        "com.cognipeer.camel.contacts.convert.ContactConverterLoader")
                .allSatisfy(ReachabilityMetadataTest::assertCanBeMade);
    }

    @Test
    void everyBeanThatTheDocumentationMakesByItsClassCanBeMadeAndSet() throws IOException {
        Set<String> beans = new TreeSet<>();
        for (Path text : documentation()) {
            BEAN.matcher(Files.readString(text))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> Files.exists(classFile(name)))
                    // what a route converts a body to
                    .filter(name -> !name.equals(ContactPage.class.getName()))
                    .forEach(beans::add);
        }

        assertThat(beans)
                .contains(
                        "com.cognipeer.camel.contacts.state.AtomicFileStateRepository",
                        "com.cognipeer.camel.contacts.state.JdbcStateRepository")
                .allSatisfy(ReachabilityMetadataTest::assertCanBeMade)
                .allSatisfy(name -> assertThat(has(name, METHODS)).isTrue());
    }

    @Test
    void whatIsInABodyOrAFailureCanBeReadByItsGetters() {
        assertThat(reachableByGetters(Stream.concat(
                        Stream.of(Contact.class, ContactPage.class, SyncReport.class),
                        compiled().stream()
                                .filter(ContactsException.class::isAssignableFrom)
                                .filter(ReachabilityMetadataTest::isPublic))))
                .hasSizeGreaterThan(10)
                .allSatisfy(type -> assertThat(has(type.getName(), METHODS)).isTrue());
    }

    @Test
    void jsonCanBeReadIntoAContact() {
        assertCanBeMade(Contact.class.getName());
    }

    @Test
    void whatGivesTheJsonOfAValueCanBeCalled() {
        List<Method> methods = compiled().stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .toList();

        assertThat(methods).isNotEmpty().allSatisfy(method -> {
            String type = method.getDeclaringClass().getName();
            assertThat(reflection).containsKey(type);
            assertThat(reflection.get(type).findValuesAsText("name")).contains(method.getName());
        });
    }

    @Test
    void everyTypeOfAnOptionOrAHeaderIsKnown() throws IOException {
        JsonNode options = new ObjectMapper()
                .readTree(classes.resolve("META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json")
                        .toFile());

        assertThat(options.findValuesAsText("javaType").stream().filter(type -> type.startsWith(PACKAGE)))
                .hasSizeGreaterThan(5)
                .allSatisfy(type -> assertThat(has(type, METHODS)).isTrue());
    }

    @Test
    void whatIsManagedCanBeAsked() {
        assertThat(compiled().stream().filter(type -> type.isAnnotationPresent(ManagedResource.class)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(has(type.getName(), METHODS)).isTrue());
    }

    private static void assertCanBeMade(String name) {
        assertThat(has(name, CONSTRUCTORS)).as(name).isTrue();
        assertThat(load(name).getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static void assertCovered(String resource) {
        assertThat(globs())
                .anyMatch(glob ->
                        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(resource)));
    }

    private static boolean has(String type, String flag) {
        return reflection.containsKey(type) && reflection.get(type).path(flag).asBoolean();
    }

    private static Stream<String> globs() {
        return StreamSupport.stream(metadata.get("resources").spliterator(), false)
                .map(entry -> entry.get("glob").asText());
    }

    /** The given types and, of this component's own, all that their getters lead to. */
    private static Set<Class<?>> reachableByGetters(Stream<Class<?>> roots) {
        Deque<Class<?>> open = new ArrayDeque<>(roots.toList());
        Set<Class<?>> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (type.getName().startsWith(PACKAGE) && found.add(type)) {
                Stream.of(type.getMethods())
                        .filter(method -> method.getParameterCount() == 0)
                        .flatMap(method -> classesIn(method.getGenericReturnType()))
                        .forEach(open::push);
            }
        }
        return found;
    }

    private static Stream<Class<?>> classesIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).flatMap(ReachabilityMetadataTest::classesIn);
        }
        return type instanceof Class<?> plain ? Stream.of(plain) : Stream.empty();
    }

    private static Collection<Class<?>> compiled() {
        try (Stream<Path> files = Files.walk(classes.resolve(PACKAGE.replace('.', '/')))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.')))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static List<Path> documentation() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("src/main"));
                Stream<Path> examples = Files.walk(Path.of("examples"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), Stream.concat(docs, examples))
                    .filter(file -> file.toString().matches(".*\\.(adoc|md|yaml|xml|properties)"))
                    .filter(file -> !file.toString().contains("target"))
                    .toList();
        }
    }

    private static Path classFile(String name) {
        return classes.resolve(name.replace('.', '/') + ".class");
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ReachabilityMetadataTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no class " + name, e);
        }
    }
}
