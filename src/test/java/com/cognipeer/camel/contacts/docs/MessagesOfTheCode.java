package com.cognipeer.camel.contacts.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The texts that the code of the component joins, with {@value #VALUE} for each value that is known only at run time. A
 * condition within a text gives two texts.
 *
 * @param texts    all of them
 * @param warnings those that the component logs at WARN or ERROR
 * @param loggers  the names of its loggers
 */
record MessagesOfTheCode(Set<String> texts, Set<String> warnings, Set<String> loggers) {

    static final String VALUE = "…";

    /** More alternatives than this are no message. */
    private static final int MOST = 64;

    static MessagesOfTheCode read() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"));
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            Scanner scanner = new Scanner();
            task.parse().forEach(unit -> scanner.scan(unit, null));
            return new MessagesOfTheCode(scanner.texts, scanner.warnings, scanner.loggers);
        }
    }

    private static final class Scanner extends TreeScanner<Void, Void> {

        private final Set<String> texts = new LinkedHashSet<>();
        private final Set<String> warnings = new LinkedHashSet<>();
        private final Set<String> loggers = new LinkedHashSet<>();
        private String packageName;
        private Map<String, ExpressionTree> constants = Map.of();

        @Override
        public Void visitCompilationUnit(CompilationUnitTree unit, Void nothing) {
            packageName = unit.getPackageName().toString();
            return super.visitCompilationUnit(unit, nothing);
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            Map<String, ExpressionTree> outer = constants;
            constants = new HashMap<>(outer);
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree field && field.getInitializer() != null) {
                    constants.put(field.getName().toString(), field.getInitializer());
                }
            }
            super.visitClass(type, nothing);
            constants = outer;
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            texts.addAll(textsOf(literal));
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            texts.addAll(textsOf(sum));
            return super.visitBinary(sum, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String method = call.getMethodSelect().toString();
            if (method.equals("LOG.warn") || method.equals("LOG.error")) {
                Set<String> logged = textsOf(call.getArguments().get(0)).stream()
                        .map(text -> text.replace("{}", VALUE))
                        .collect(Collectors.toSet());
                warnings.addAll(logged);
                texts.addAll(logged);
            } else if (method.equals("LoggerFactory.getLogger")) {
                loggers.add(loggerOf(call.getArguments().get(0)));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** By its name, or by a class of the same package. */
        private String loggerOf(ExpressionTree argument) {
            return argument instanceof LiteralTree name
                    ? (String) name.getValue()
                    : packageName + "." + argument.toString().replace(".class", "");
        }

        private Set<String> textsOf(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return Set.of(text);
            }
            if (expression instanceof ParenthesizedTree inner) {
                return textsOf(inner.getExpression());
            }
            if (expression instanceof BinaryTree sum && sum.getKind() == Kind.PLUS) {
                return joined(textsOf(sum.getLeftOperand()), textsOf(sum.getRightOperand()));
            }
            if (expression instanceof ConditionalExpressionTree choice) {
                Set<String> both = new LinkedHashSet<>(textsOf(choice.getTrueExpression()));
                both.addAll(textsOf(choice.getFalseExpression()));
                return both;
            }
            if (expression instanceof IdentifierTree name) {
                ExpressionTree value = constants.get(name.getName().toString());
                return value instanceof LiteralTree || value instanceof BinaryTree ? textsOf(value) : Set.of(VALUE);
            }
            return Set.of(VALUE);
        }

        private static Set<String> joined(Set<String> left, Set<String> right) {
            return left.stream()
                    .flatMap(start -> right.stream().map(end -> start + end))
                    .limit(MOST)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
