package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;

/** A block of Java, compiled as it stands with the lines around it that a document leaves out. */
public final class CompiledBlock {

    private static final String IMPORTS = """
            import com.cognipeer.camel.contacts.*;
            import com.cognipeer.camel.contacts.client.*;
            import com.cognipeer.camel.contacts.sandbox.*;
            import com.cognipeer.camel.contacts.state.*;
            import com.cognipeer.camel.contacts.sync.*;
            import java.time.Duration;
            import org.apache.camel.catalog.*;
            import javax.sql.DataSource;
            import org.apache.camel.*;
            import org.apache.camel.builder.*;
            """;
    private static final String ROUTES = IMPORTS + """
            public class Block extends RouteBuilder {
                private final DataSource dataSource = new org.h2.jdbcx.JdbcDataSource();
                @Override
                public void configure() throws Exception {
            %s
                }
            }
            """;
    private static final String TYPED_ROUTES = ROUTES.replace(
            "extends RouteBuilder",
            "extends org.apache.camel.builder.endpoint.EndpointRouteBuilder"
                    + " implements com.cognipeer.camel.contacts.dsl.CognipeerContactsEndpointBuilderFactory"
                    + ".CognipeerContactsBuilders");
    private static final String STATEMENTS = IMPORTS + """
            public class Block implements Processor {
                @Override
                public void process(Exchange exchange) throws Exception {
            %s
                }
            }
            """;
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);
    private static final Pattern ROUTE = Pattern.compile("^(?:from|onException)\\(", Pattern.MULTILINE);

    private CompiledBlock() {}

    static boolean isOfRoutes(String java) {
        return CLASS.matcher(java).find() || ROUTE.matcher(java).find();
    }

    static RoutesBuilder routes(DocumentedBlock block, Path folder) throws Exception {
        if (CLASS.matcher(block.text()).find()) {
            return (RoutesBuilder) compiled(block.text(), folder);
        }
        String frame = block.language().equals(DocumentedBlock.ENDPOINT_DSL) ? TYPED_ROUTES : ROUTES;
        return (RoutesBuilder) compiled(frame.formatted(block.text()), folder);
    }

    static Processor statements(DocumentedBlock block, Path folder) throws Exception {
        return (Processor) compiled(STATEMENTS.formatted(block.text()), folder);
    }

    private static Object compiled(String source, Path folder) throws Exception {
        return type(source, folder).getConstructor().newInstance();
    }

    /** Compiles a whole source file into the folder, and loads its class. */
    public static Class<?> type(String source, Path folder) throws Exception {
        Matcher name = CLASS.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, findings, options, null, List.of(new Source(name.group(1), source)))
                .call();
        assertThat(compiled).as("%s%n%s", findings.getDiagnostics(), source).isTrue();
        // Left open, as classes are loaded when they are needed; the folder goes with the test.
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledBlock.class.getClassLoader());
        Matcher packageName = PACKAGE.matcher(source);
        return loader.loadClass((packageName.find() ? packageName.group(1) + "." : "") + name.group(1));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        private Source(String name, String text) {
            super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
