package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cognipeer.camel.contacts.ContactsOperation;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import com.cognipeer.camel.contacts.sync.SyncSettings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                .startsWith(
                        "Property 'camel.component.cognipeer-contacts.retry-delay' has a value that cannot be set: ")
                .contains("soon");
        assertThat(shown.getAction()).contains("a duration is 20s or a number of milliseconds");
    }

    @Test
    void aBeanThatDoesNotExistIsNamedByItsProperty() {
        assertThat(analysis(application
                                .withBean(ListRoute.class)
                                .withPropertyValues(PREFIX + "state-repository=#nowhere"))
                        .getDescription())
                .contains("'camel.component.cognipeer-contacts.state-repository'", "cannot be set: ", "nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "hook-id", "base-url"})
    void aValueThatMayBeSecretIsNotShown(String property) {
        assertThat(analysis(application
                                .withBean(ListRoute.class)
                                .withPropertyValues(PREFIX + property + "=canary{{nowhere.set}}"))
                        .getDescription())
                .isEqualTo("Property 'camel.component.cognipeer-contacts." + property
                        + "' has a value that cannot be set.");
    }

    @Test
    void aMissingTokenIsShownAsTheComponentSaysIt() {
        FailureAnalysis shown = analysis(application.withBean(ListRoute.class));

        assertThat(shown.getDescription()).startsWith("Option 'token' is missing: set it on the component");
        assertThat(shown.getAction())
                .isEqualTo("Correct the option. It is in the URI of the route 'list', in a property that begins with"
                        + " camel.component.cognipeer-contacts, or in a bean of the application.");
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
    void theRouteThatCannotBeCreatedOrStartedIsNamed() {
        IllegalArgumentException refusal =
                catchThrowableOfType(IllegalArgumentException.class, () -> ContactsOperation.of("read"));
        ContactsFailureAnalyzer analyzer = new ContactsFailureAnalyzer();

        assertThat(List.of(
                        new FailedToCreateRouteException("read", null, "route", refusal),
                        new FailedToStartRouteException("read", null, "a reason", refusal)))
                .extracting(failure -> analyzer.analyze(failure).getAction())
                .allMatch(action -> action.contains("in the URI of the route 'read',"));
        assertThat(analyzer.analyze(refusal).getAction()).contains("in the URI of a route,");
    }

    /** The package {@code address} refuses it. */
    @Test
    void aTokenThatIsCutInAUriIsShownWithItsRouteAndWithoutTheToken() {
        FailureAnalysis shown = analysis(application.withBean(
                RouteBuilder.class, () -> route("cognipeer-contacts:list?token=pat_canary&canary=1")));

        assertThat(shown.getDescription()).startsWith("The URI of 'cognipeer-contacts:list' has 1 option beside");
        assertThat(shown.getAction()).contains("the URI of the route 'read'");
    }

    /** The package {@code state} refuses it. */
    @Test
    void aRepositoryThatCannotWorkIsShown() {
        FailureAnalysis shown = analysis(application.withBean(JdbcStateRepository.class, () -> {
            JdbcStateRepository repository = new JdbcStateRepository();
            repository.setTable("a table");
            return repository;
        }));

        assertThat(shown.getDescription()).startsWith("The property 'table' of JdbcStateRepository is 'a table'");
        assertThat(shown.getAction()).contains("in a bean of the application");
    }

    static Stream<ThrowingCallable> mistakesOfAUser() {
        return Stream.of(
                () -> new ContactIdentity(null, null),
                () -> ContactSort.parse("name"),
                () -> new SyncSettings(null, true, false, 0, 1, true, false, 0),
                () -> {
                    throw refusalOfAnotherLibrary();
                });
    }

    @ParameterizedTest
    @MethodSource("mistakesOfAUser")
    void anotherFailureIsLeftToOtherAnalyzers(ThrowingCallable mistake) {
        IllegalArgumentException refusal = catchThrowableOfType(IllegalArgumentException.class, mistake);

        assertThat(refusal).isNotNull();
        assertThat(new ContactsFailureAnalyzer().analyze(refusal)).isNull();
        assertThat(new ContactsFailureAnalyzer().analyze(new IllegalStateException("at the start", refusal)))
                .isNull();
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").routeId("read").to(uri);
            }
        };
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
