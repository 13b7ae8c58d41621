package com.cognipeer.camel.contacts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The last paragraph of each package-info says which types are API: those it names, or none. */
class PackageInfosTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern API =
            Pattern.compile("<p>(?:Not API|API: (every public type|.*?))(?:[.:] |[.:]?\\*/).*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{@(?:link|code) [\\w.]*?(\\w+)}");
    private static final Pattern COMPARED =
            Pattern.compile("<include>(com\\.cognipeer\\.camel\\.contacts\\.(?!dsl)[\\w.]+)</include>");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new RoomsTest.WithoutGenerated())
            .importPackages(RoomsTest.ROOT);

    @ParameterizedTest
    @MethodSource("packages")
    void everyPackageSaysWhatItIsForAndWhatIsApi(Path folder) throws IOException {
        assertThat(folder.resolve("package-info.java")).isRegularFile();
        assertThat(API.matcher(textOf(folder)).find())
                .as("a paragraph of " + folder + " that begins with 'API:' or 'Not API'")
                .isTrue();
    }

    @Test
    void whatIsApiIsThereAndPublic() throws IOException {
        assertThat(api())
                .allSatisfy(name -> assertThat(CLASSES.get(name).getModifiers()).contains(PUBLIC));
    }

    @Test
    void theBuildComparesTheApiWithThatOfTheReleaseBefore() throws IOException {
        assertThat(COMPARED.matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(api());
    }

    @Test
    void theApiNamesNoTypeThatIsNotApi() throws IOException {
        Set<String> api = api();

        assertThat(api.stream().map(CLASSES::get).flatMap(type -> Stream.concat(
                                Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream()),
                                type.getCodeUnits().stream()
                                        .filter(unit -> unit.getModifiers().contains(PUBLIC))
                                        .flatMap(PackageInfosTest::typesOf))
                        .filter(used -> used.getName().startsWith(RoomsTest.ROOT))
                        .filter(used -> !api.contains(used.getName().replaceAll("\\$.*", "")))
                        .map(used -> type.getSimpleName() + " names " + used.getName())))
                .isEmpty();
    }

    private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
        return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()));
    }

    static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> api() throws IOException {
        Set<String> api = new TreeSet<>();
        for (Path folder : packages()) {
            Matcher paragraph = API.matcher(textOf(folder));
            if (paragraph.find() && paragraph.group(1) != null) {
                String name = MAIN.relativize(folder).toString().replace('/', '.');
                api.addAll(
                        paragraph.group(1).startsWith("every")
                                ? publicTypesOf(name)
                                : NAME.matcher(paragraph.group(1))
                                        .results()
                                        .map(found -> name + "." + found.group(1))
                                        .toList());
            }
        }
        return api;
    }

    private static List<String> publicTypesOf(String name) {
        return CLASSES
                .that(describe(
                        "public types of " + name,
                        type -> type.getPackageName().equals(name)
                                && type.isTopLevelClass()
                                && type.getModifiers().contains(PUBLIC)))
                .stream()
                .map(JavaClass::getName)
                .collect(Collectors.toList());
    }

    private static String textOf(Path folder) throws IOException {
        return Files.readString(folder.resolve("package-info.java"))
                .replaceAll("\\s+\\*\\s", " ")
                .replaceAll("\\s+", " ");
    }
}
