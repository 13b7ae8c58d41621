package com.cognipeer.camel.contacts.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an application with the component has on its class path: of the one of this process, which has every test's jars. */
final class Application {

    /** Camel's engine and three components, a logger, the component and what comes with it. */
    private static final Pattern JARS = Pattern.compile(
            "camel-(api|support|util|util-json|management-api|health|base|base-engine|core-engine|core-languages"
                    + "|core-model|core-processor|core-reifier|xml-jaxp|xml-jaxp-util|direct|timer|log)-\\d.*"
                    + "|(jackson-(core|databind|annotations|datatype-jsr310)|httpclient5|httpcore5|httpcore5-h2"
                    + "|jakarta\\.(xml\\.bind|activation)-api|slf4j-api|log4j-(api|core|slf4j2-impl))-\\d.*");

    private Application() {}

    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(Application::belongs)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean belongs(String entry) {
        Path path = Path.of(entry);
        String name = path.getFileName().toString();
        return name.equals("classes")
                || holdsTheBenchmark(path)
                || JARS.matcher(name).matches();
    }

    /** The classes of the tests lie beside those of the benchmark; no service among them is one that a start looks up. */
    private static boolean holdsTheBenchmark(Path path) {
        return path.resolve(ColdStart.class.getName().replace('.', '/') + ".class")
                .toFile()
                .exists();
    }
}
