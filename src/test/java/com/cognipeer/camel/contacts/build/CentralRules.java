package com.cognipeer.camel.contacts.build;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The rules of Maven Central for the files of one release. {@code .ci/release} runs this class from its source, so it uses only
 * the JDK and {@link CentralPom} and {@link Checksums} beside it.
 */
public final class CentralRules {

    /** The files that Central wants, and an entry that each of them has. */
    private static final Map<String, String> WANTED_BY_CENTRAL =
            Map.of(".jar", ".class", "-sources.jar", ".java", "-javadoc.jar", "index.html");

    /** The files that this project promises besides. */
    private static final Map<String, String> PROMISED =
            Map.of("-sandbox.jar", ".class", "-sandbox-sources.jar", ".java", "-sandbox-javadoc.jar", "index.html");

    private static final List<String> ATTENDANTS = List.of(".asc", ".md5", ".sha1", ".sha256", ".sha512");

    private final Path folder;
    private final String prefix;
    private final CentralPom pom;
    private final List<Path> files;

    private CentralRules(Path pomFile) throws IOException {
        this.folder = pomFile.getParent();
        this.prefix = pomFile.getFileName().toString().replaceFirst("\\.pom$", "");
        this.pom = CentralPom.read(pomFile);
        try (Stream<Path> all = Files.list(folder)) {
            this.files = all.filter(not(CentralRules::isAttendant)).sorted().toList();
        }
    }

    /** The rules for the one release in a folder that is laid out as a Maven repository. */
    static CentralRules ofReleaseIn(Path repository) throws IOException {
        try (Stream<Path> all = Files.walk(repository)) {
            List<Path> poms =
                    all.filter(file -> file.toString().endsWith(".pom")).toList();
            if (poms.size() != 1) {
                throw new IllegalArgumentException(repository + " has not one POM but " + poms);
            }
            return new CentralRules(poms.get(0));
        }
    }

    /** Prints what breaks a rule, and the number of files that are good. A release without any signature is told, and passes. */
    public static void main(String[] arguments) throws IOException {
        CentralRules rules = ofReleaseIn(Path.of(arguments[0]));
        List<String> faults = rules.faults();
        List<String> unsigned = rules.unsigned();
        boolean onlySome = !unsigned.isEmpty() && unsigned.size() < rules.files.size();
        faults.forEach(fault -> System.err.println("  " + fault));
        if (onlySome) {
            unsigned.forEach(file -> System.err.println("  " + file + " has no signature"));
        }
        if (!faults.isEmpty() || onlySome) {
            System.exit(1);
        }
        rules.files.forEach(file -> System.out.println("  " + file.getFileName()));
        System.out.printf(
                "%d files keep the rules of Central%s%n",
                rules.files.size(), unsigned.isEmpty() ? "" : "; the signatures are missing");
    }

    /** Everything that breaks a rule, apart from signatures that are missing. */
    List<String> faults() throws IOException {
        List<String> faults = pom.faults();
        if (!folder.endsWith(pom.folder()) || !prefix.equals(pom.filePrefix())) {
            faults.add(folder + " and " + prefix + " do not name what the POM names: " + pom.folder() + ", "
                    + pom.filePrefix());
        }
        for (Map<String, String> wanted : List.of(WANTED_BY_CENTRAL, PROMISED)) {
            for (Map.Entry<String, String> file : wanted.entrySet()) {
                if (!hasEntry(prefix + file.getKey(), file.getValue())) {
                    faults.add(prefix + file.getKey() + " is missing or has no entry " + file.getValue());
                }
            }
        }
        if (!Files.exists(folder.resolve(prefix + "-cyclonedx.json"))) {
            faults.add("the bill of materials is missing");
        }
        for (Path file : files) {
            if (!file.getFileName().toString().startsWith(prefix)) {
                faults.add(file.getFileName() + " does not begin with " + prefix);
            }
            faults.addAll(Checksums.faults(file));
        }
        return faults;
    }

    /** The names of the files that have no signature. */
    List<String> unsigned() throws IOException {
        return files.stream()
                .filter(file -> !isSigned(file))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static boolean isSigned(Path file) {
        try {
            return Files.readString(Checksums.beside(file, ".asc")).startsWith("-----BEGIN PGP SIGNATURE-----");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasEntry(String name, String end) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return false;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().anyMatch(entry -> entry.getName().endsWith(end));
        }
    }

    private static boolean isAttendant(Path file) {
        return ATTENDANTS.stream().anyMatch(file.toString()::endsWith);
    }
}
