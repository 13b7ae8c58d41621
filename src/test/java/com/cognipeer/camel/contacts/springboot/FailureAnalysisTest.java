package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** The description and the action that Spring Boot shows instead of a stack, by the analyzers that it finds in service files. */
class FailureAnalysisTest extends BootTest {

    @Test
    void aMisspeltPropertyIsNamedWithTheOptionThatWasMeant() {
        FailureAnalysis shown = analysis(application.withPropertyValues(PREFIX + "tokn=pat_canary"));

        assertThat(shown.getDescription())
                .isEqualTo(
                        "No option of the component: 'camel.component.cognipeer-contacts.tokn' (did you mean token?).");
        assertThat(shown.getAction()).startsWith("Correct the name, or take it out;");
    }

    @Test
    void aPropertyWithDashesGetsTheOptionWithDashes() {
        assertThat(analysis(application.withPropertyValues(PREFIX + "request-timeot=20s"))
                        .getDescription())
                .endsWith("request-timeot' (did you mean request-timeout?).");
    }

    @Test
    void aPropertyThatIsLikeNoOptionGetsNoProposal() {
        assertThat(analysis(application.withPropertyValues(PREFIX + "colour=red"))
                        .getDescription())
                .endsWith("'camel.component.cognipeer-contacts.colour'.");
    }

    @Test
    void aPlaceholderWithoutAValueIsNamed() {
        FailureAnalysis shown = analysis(application.withPropertyValues(PREFIX + "token=${NOWHERE_SET}"));

        assertThat(shown.getDescription())
                .isEqualTo("Property 'camel.component.cognipeer-contacts.token' refers to ${NOWHERE_SET}, which has no"
                        + " value.");
        assertThat(shown.getAction()).isEqualTo("Set it, or give the placeholder a default.");
    }

    @Test
    void aValueThatIsNoDurationIsNamedByItsProperty() {
        FailureAnalysis shown =
                analysis(application.withBean(ListRoute.class).withPropertyValues(PREFIX + "retry-delay=soon"));

        assertThat(shown.getDescription())
                .isEqualTo("Property 'camel.component.cognipeer-contacts.retry-delay' has a value that cannot be set.");
        assertThat(shown.getAction()).contains("a duration is 20s or a number of milliseconds");
    }

    @Test
    void aBeanThatDoesNotExistIsNamedByItsProperty() {
        assertThat(analysis(application
                                .withBean(ListRoute.class)
                                .withPropertyValues(PREFIX + "state-repository=#nowhere"))
                        .getDescription())
                .contains("'camel.component.cognipeer-contacts.state-repository'");
    }

    @Test
    void aMissingTokenIsShownAsTheComponentSaysIt() {
        FailureAnalysis shown = analysis(application.withBean(ListRoute.class));

        assertThat(shown.getDescription()).startsWith("Option 'token' is missing: set it on the component");
        assertThat(shown.getAction()).contains(PREFIX.substring(0, PREFIX.length() - 1), "the URI of a route");
    }

    @Test
    void anOptionInAUriThatCannotWorkIsShownWithoutTheUri() {
        FailureAnalysis shown = analysis(application
                .withBean(ListRoute.class)
                .withPropertyValues(PREFIX + "token=pat_canary", PREFIX + "max-response-size=0"));

        assertThat(shown.getDescription())
                .isEqualTo("Option 'maxResponseSize' must be a number of bytes of 1 or more, not 0.");
    }

    @Test
    void anotherFailureIsLeftToOtherAnalyzers() {
        ContactsFailureAnalyzer analyzer = new ContactsFailureAnalyzer();

        assertThat(analyzer.analyze(new IllegalStateException(new RuntimeException("of somebody else"))))
                .isNull();
        assertThat(analyzer.analyze(refusalOfAnotherLibrary())).isNull();
    }

    private static IllegalArgumentException refusalOfAnotherLibrary() {
        IllegalArgumentException refusal = new IllegalArgumentException("of somebody else");
        refusal.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.example.Other", "run", null, 1)});
        return refusal;
    }

    /** Fails the start, and gives what the first analyzer says that knows the failure. */
    private FailureAnalysis analysis(ApplicationContextRunner failing) {
        FailureAnalysis[] shown = new FailureAnalysis[1];
        failing.run(started -> {
            Throwable failure = started.getStartupFailure();
            assertThat(failure).isNotNull();
            shown[0] = SpringFactoriesLoader.forDefaultResourceLocation()
                    .load(
                            FailureAnalyzer.class,
                            ArgumentResolver.none(),
                            FailureHandler.handleMessage((message, cause) -> {}))
                    .stream()
                    .map(analyzer -> analyzer.analyze(failure))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no analyzer knows the failure", failure));
        });
        assertThat(shown[0].getDescription() + shown[0].getAction()).doesNotContain("canary");
        return shown[0];
    }
}
