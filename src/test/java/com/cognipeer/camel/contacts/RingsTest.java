package com.cognipeer.camel.contacts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/** The rings of the architecture: imports point inward only. */
@AnalyzeClasses(
        packages = RingsTest.SURFACE,
        importOptions = {ImportOption.DoNotIncludeTests.class, RingsTest.WithoutGenerated.class})
class RingsTest {

    static final String SURFACE = "com.cognipeer.camel.contacts";
    private static final String ADDRESS = SURFACE + ".address..";
    private static final String CONNECT = SURFACE + ".connect..";
    private static final String CONSUMER = SURFACE + ".consumer..";
    private static final String TOOLING = SURFACE + ".tooling..";
    private static final String WATCH = SURFACE + ".watch..";
    private static final String BODY = SURFACE + ".body..";
    private static final String POLL = SURFACE + ".poll..";
    private static final String SYNC = SURFACE + ".sync..";
    private static final String CONVERT = SURFACE + ".convert..";
    private static final String CLIENT = SURFACE + ".client..";
    private static final String MODEL = SURFACE + ".model..";
    private static final String STATE = SURFACE + ".state..";
    private static final String SPRING_BOOT = SURFACE + ".springboot..";

    @ArchTest
    static final ArchRule everyClassLivesInARing = classes()
            .should()
            .resideInAnyPackage(
                    SURFACE,
                    ADDRESS,
                    CONNECT,
                    CONSUMER,
                    TOOLING,
                    WATCH,
                    BODY,
                    POLL,
                    SYNC,
                    CONVERT,
                    CLIENT,
                    MODEL,
                    STATE,
                    SPRING_BOOT)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule importsPointInward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("surface")
            .definedBy(SURFACE)
            .layer("address")
            .definedBy(ADDRESS)
            .layer("connect")
            .definedBy(CONNECT)
            .layer("consumer")
            .definedBy(CONSUMER)
            .layer("tooling")
            .definedBy(TOOLING)
            .layer("watch")
            .definedBy(WATCH)
            .layer("body")
            .definedBy(BODY)
            .layer("poll")
            .definedBy(POLL)
            .layer("sync")
            .definedBy(SYNC)
            .layer("convert")
            .definedBy(CONVERT)
            .layer("client")
            .definedBy(CLIENT)
            .layer("model")
            .definedBy(MODEL)
            .layer("state")
            .definedBy(STATE)
            .layer("springboot")
            .definedBy(SPRING_BOOT)
            .whereLayer("surface")
            .mayOnlyAccessLayers(
                    "address", "connect", "consumer", "watch", "body", "poll", "sync", "convert", "client", "model")
            .whereLayer("tooling")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("address")
            .mayNotAccessAnyLayer()
            .whereLayer("connect")
            .mayOnlyAccessLayers("poll", "client", "model")
            .whereLayer("consumer")
            .mayOnlyAccessLayers("connect", "watch", "poll", "client", "model", "state")
            .whereLayer("watch")
            .mayOnlyAccessLayers("connect", "poll", "sync", "client", "model")
            .whereLayer("body")
            .mayOnlyAccessLayers("poll", "sync", "client", "model")
            .whereLayer("poll")
            .mayOnlyAccessLayers("client", "model")
            .whereLayer("sync")
            .mayOnlyAccessLayers("client", "model")
            .whereLayer("convert")
            .mayOnlyAccessLayers("body", "sync", "model")
            .whereLayer("client")
            .mayOnlyAccessLayers("model")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("state")
            .mayNotAccessAnyLayer()
            .whereLayer("springboot")
            .mayNotBeAccessedByAnyLayer()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pollKnowsOfTheClientItsInterfacesValuesAndExceptionsOnly = noClasses()
            .that()
            .resideInAPackage(POLL)
            .should()
            .dependOnClassesThat(resideInAPackage(CLIENT)
                    .and(not(INTERFACES))
                    .and(not(assignableTo(Record.class)))
                    .and(not(assignableTo(Throwable.class))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pollAndSyncKnowNoCamel = noClasses()
            .that()
            .resideInAnyPackage(POLL, SYNC)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theClientKnowsOfCamelTheBaseOfItsExceptionsOnly = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel..")
                    .and(not(describe(
                            "the base of its exceptions",
                            type -> type.isEquivalentTo(RuntimeCamelException.class)
                                    || type.isEquivalentTo(HttpResponseAware.class)))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theModelKnowsTheJdkAndJacksonOnly = classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", MODEL)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule stateKnowsTheJdkAndCamelApiOnly = classes()
            .that()
            .resideInAPackage(STATE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax..", "org.slf4j..", STATE)
                    .or(inCamelApi()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheClientKnowsApacheHttpClient = noClasses()
            .that()
            .resideOutsideOfPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("com.cognipeer.camel.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNamedAfterWhatTheyHold = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..helper..", "..impl..", "..internal..", "..service..", "..common..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule classesAreNamedAfterWhatTheyAre = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsPrinted =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "a thread sleeps",
                    call -> call.getName().equals("sleep")
                            && (call.getTargetOwner().isAssignableTo(Thread.class)
                                    || call.getTargetOwner().isAssignableTo(TimeUnit.class))))
            .allowEmptyShould(true);

    /** By the jar, as camel-support has packages of the same names. */
    private static DescribedPredicate<JavaClass> inCamelApi() {
        return describe("in camel-api", type -> type.getSource()
                .map(source -> source.getUri().toString().contains("/camel-api-"))
                .orElse(false));
    }

    static final class WithoutGenerated implements ImportOption {

        private static final Pattern GENERATED =
                Pattern.compile(".*(?:Configurer|UriFactory|Loader|InvokeOnHeaderFactory|/contacts/dsl/.*)\\.class");

        @Override
        public boolean includes(Location location) {
            return !location.matches(GENERATED);
        }
    }
}
