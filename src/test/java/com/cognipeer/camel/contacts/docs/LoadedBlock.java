package com.cognipeer.camel.contacts.docs;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Brings the routes and beans of a block into a CamelContext, whatever language it is in. */
final class LoadedBlock {

    private static final String ROUTE_OF_STEPS = """
            - route:
                from:
                  uri: direct:steps
                  steps:
            """;

    private static final Pattern NO_STEP = Pattern.compile("^- (?:route|from|beans|onException):", Pattern.MULTILINE);

    private LoadedBlock() {}

    static void load(CamelContext camel, DocumentedBlock block, Path classes) throws Exception {
        switch (block.language()) {
            case "java", DocumentedBlock.ENDPOINT_DSL -> camel.addRoutes(CompiledBlock.routes(block, classes));
            case "xml" -> load(camel, "page.xml", block.text());
            case "yaml" -> load(camel, "page.yaml", routes(block.text()));
            default -> throw new IllegalArgumentException(block.toString());
        }
    }

    private static void load(CamelContext camel, String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name, text));
    }

    /** What stands there, or a route of the steps that stand there. */
    static String routes(String yaml) {
        if (NO_STEP.matcher(yaml).find()) {
            return yaml;
        }
        return ROUTE_OF_STEPS + yaml.lines().map(line -> "        " + line).collect(Collectors.joining("\n"));
    }
}
