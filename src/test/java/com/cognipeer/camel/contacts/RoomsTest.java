package com.cognipeer.camel.contacts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/** The rooms of the house, and which rooms each of them may import. A room is a package; the root is the room at the door. */
@AnalyzeClasses(
        packages = RoomsTest.ROOT,
        importOptions = {ImportOption.DoNotIncludeTests.class, RoomsTest.WithoutGenerated.class})
class RoomsTest {

    static final String ROOT = "com.cognipeer.camel.contacts";
    private static final String POLL = ROOT + ".poll..";
    private static final String SYNC = ROOT + ".sync..";
    private static final String CLIENT = ROOT + ".client..";
    private static final String MODEL = ROOT + ".model..";
    private static final String STATE = ROOT + ".state..";

    private static final String[] ROOMS = {
        "",
        "address",
        "body",
        "client",
        "client.http",
        "client.operation",
        "client.quota",
        "client.quota.headers",
        "connect",
        "consumer",
        "convert",
        "model",
        "ownwrites",
        "poll",
        "springboot",
        "state",
        "sync",
        "tooling",
        "watch"
    };

    /** Each of the four makes another one of them, in every component of Camel. */
    private static final Set<String> THE_FOUR = Set.of(
            ROOT + ".CognipeerContactsComponent",
            ROOT + ".CognipeerContactsConsumer",
            ROOT + ".CognipeerContactsEndpoint",
            ROOT + ".CognipeerContactsProducer");

    @ArchTest
    static final ArchRule everyClassLivesInARoom =
            classes().should().resideInAnyPackage(packagesOf(ROOMS)).allowEmptyShould(true);

    @ArchTest
    static final ArchRule root = room("").mayImport(
                    "address", "body", "connect", "consumer", "ownwrites", "watch", "poll", "sync", "client", "model");

    @ArchTest
    static final ArchRule address = room("address").mayImport();

    @ArchTest
    static final ArchRule body = room("body").mayImport("poll", "sync", "client", "model");

    @ArchTest
    static final ArchRule connect =
            room("connect").mayImport("poll", "client", "client.http", "client.operation", "client.quota", "model");

    @ArchTest
    static final ArchRule consumer =
            room("consumer").mayImport("connect", "ownwrites", "watch", "poll", "client", "model", "state");

    @ArchTest
    static final ArchRule ownwrites = room("ownwrites").mayImport("poll", "sync", "state", "model");

    @ArchTest
    static final ArchRule watch = room("watch").mayImport("connect", "poll", "sync", "client", "model");

    @ArchTest
    static final ArchRule tooling = room("tooling").mayImport("", "connect", "consumer", "watch", "client");

    @ArchTest
    static final ArchRule springboot = room("springboot").mayImport("", "state");

    @ArchTest
    static final ArchRule convert = room("convert").mayImport("body", "sync", "model");

    @ArchTest
    static final ArchRule poll = room("poll").mayImport("client", "model");

    @ArchTest
    static final ArchRule sync = room("sync").mayImport("client", "model");

    @ArchTest
    static final ArchRule client = room("client").mayImport("model");

    @ArchTest
    static final ArchRule clientHttp = room("client.http").mayImport("client", "client.quota.headers", "model");

    @ArchTest
    static final ArchRule clientOperation = room("client.operation")
            .mayImport("client", "client.http", "client.quota", "client.quota.headers", "model");

    @ArchTest
    static final ArchRule clientQuota = room("client.quota").mayImport();

    @ArchTest
    static final ArchRule clientQuotaHeaders = room("client.quota.headers").mayImport();

    @ArchTest
    static final ArchRule model = room("model").mayImport();

    @ArchTest
    static final ArchRule state = room("state").mayImport();

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("com.cognipeer.camel.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    /** The compiler copies constants, so class files do not show where they are from. */
    @ArchTest
    static void noRoomTakesAConstantOfTheRoot(JavaClasses classes) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java", ROOT.replace('.', '/')))) {
            assertThat(files.filter(file -> !file.toString().matches(".*/(tooling|springboot)/.*"))
                            .filter(Files::isRegularFile))
                    .allSatisfy(
                            file -> assertThat(file).content().doesNotContainPattern("import " + ROOT + "\\.[A-Z]"));
        }
    }

    @ArchTest
    static void noMoreThanTheFourClassesOfEveryComponentAreTiedToOneAnother(JavaClasses classes) {
        assertThat(Knots.of(classes))
                .contains(THE_FOUR)
                .filteredOn(knot -> !knot.equals(THE_FOUR))
                .allSatisfy(knot -> assertThat(knot).hasSizeLessThan(THE_FOUR.size()));
    }

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

    /** A whole URI has filters and identifiers. A message names an endpoint by its base URI, and a consumer by its route. */
    @ArchTest
    static final ArchRule aWholeUriIsNoName = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".consumer.PolledContacts")
            .should()
            .callMethodWhere(describe(
                    "the whole URI of an endpoint", call -> call.getName().equals("getEndpointUri")))
            .allowEmptyShould(true);

    private static Room room(String name) {
        return new Room(name);
    }

    private static String[] packagesOf(String... rooms) {
        return Arrays.stream(rooms)
                .map(room -> room.isEmpty() ? ROOT : ROOT + "." + room)
                .toArray(String[]::new);
    }

    private record Room(String name) {

        /** Anything that is not ours, and of ours no more than these rooms. */
        ArchRule mayImport(String... rooms) {
            return classes()
                    .that()
                    .resideInAnyPackage(packagesOf(name))
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                            .or(resideInAnyPackage(packagesOf(name)))
                            .or(resideInAnyPackage(packagesOf(rooms))))
                    .as("the room '" + name + "' imports no rooms but " + Arrays.toString(rooms))
                    .allowEmptyShould(true);
        }
    }

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
