package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OptionsFromPropertiesTest extends BootTest {

    @Test
    void aTokenReachesTheApi() {
        sandbox.seedContacts(2);

        application.withPropertyValues(PREFIX + "token=" + sandbox.token()).run(started -> assertThat(list(started))
                .hasSize(2));
    }

    @Test
    void aWrongTokenReachesTheApiToo() {
        application.withPropertyValues(PREFIX + "token=pat_wrong").run(started -> assertThat(
                        catchThrowable(() -> list(started)))
                .rootCause()
                .isInstanceOf(ContactsAuthorizationException.class));

        assertThat(sandbox.requests()).hasSize(1);
        assertThat(sandbox.requests().get(0).header("Authorization")).isEqualTo("Bearer pat_wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, baseUrl, http://127.0.0.1:1/v1, http://127.0.0.1:1/v1",
        "token, token, pat_x, pat_x",
        "hook-id, hookId, hook, hook",
        "hookId, hookId, hook, hook",
        "connect-timeout, connectTimeout, 1m2s, 62000",
        "request-timeout, requestTimeout, 7000, 7000",
        "total-timeout, totalTimeout, 2m, 120000",
        "retry-delay, retryDelay, 7ms, 7",
        "max-retry-delay, maxRetryDelay, 30s, 30000",
        "max-retry-after, maxRetryAfter, 5s, 5000",
        "max-retries, maxRetries, 0, 0",
        "requests-per-minute, requestsPerMinute, 7, 7",
        "max-response-size, maxResponseSize, 77, 77",
        "proxy-host, proxyHost, localhost, localhost",
        "proxy-port, proxyPort, 3128, 3128",
    })
    void anOptionIsSet(String property, String option, String value, String expected) {
        application.withPropertyValues(PREFIX + property + "=" + value).run(started -> assertThat(options(started))
                .hasFieldOrProperty(option)
                .extracting(option)
                .hasToString(expected));
    }

    @Test
    void anOptionWithoutAPropertyKeepsTheValueOfACustomizer() {
        application
                .withPropertyValues(PREFIX + "token=pat_x")
                .withBean(
                        ComponentCustomizer.class,
                        () -> ComponentCustomizer.forType(
                                CognipeerContactsComponent.class,
                                contacts -> contacts.getConfiguration().setRequestTimeout(20_000)))
                .run(started -> {
                    assertThat(options(started).getRequestTimeout()).isEqualTo(20_000);
                    assertThat(options(started).getToken()).isEqualTo("pat_x");
                });
    }

    @Test
    void switchesOfTheComponentAreSet() {
        application
                .withPropertyValues(
                        PREFIX + "bridge-error-handler=true",
                        PREFIX + "lazy-start-producer=true",
                        PREFIX + "autowired-enabled=false",
                        PREFIX + "health-check-consumer-enabled=false",
                        PREFIX + "health-check-producer-enabled=false",
                        PREFIX + "use-global-ssl-context-parameters=true")
                .run(started -> {
                    CognipeerContactsComponent component = component(started);
                    assertThat(component.isBridgeErrorHandler()).isTrue();
                    assertThat(component.isLazyStartProducer()).isTrue();
                    assertThat(component.isAutowiredEnabled()).isFalse();
                    assertThat(component.isHealthCheckConsumerEnabled()).isFalse();
                    assertThat(component.isHealthCheckProducerEnabled()).isFalse();
                    assertThat(component.isUseGlobalSslContextParameters()).isTrue();
                });
    }

    @Test
    void beansAreSetByReference() {
        AtomicFileStateRepository positions = new AtomicFileStateRepository();
        ObjectMapper mapper = new ObjectMapper();
        SSLContextParameters tls = new SSLContextParameters();

        application
                .withBean("positions", AtomicFileStateRepository.class, () -> positions)
                .withBean("mapper", ObjectMapper.class, () -> mapper)
                .withBean("tls", SSLContextParameters.class, () -> tls)
                .withPropertyValues(
                        PREFIX + "state-repository=#positions",
                        PREFIX + "object-mapper=#bean:mapper",
                        PREFIX + "ssl-context-parameters=#tls")
                .run(started -> {
                    assertThat(options(started).getStateRepository()).isSameAs(positions);
                    assertThat(options(started).getObjectMapper()).isSameAs(mapper);
                    assertThat(options(started).getSslContextParameters()).isSameAs(tls);
                });
    }

    @Test
    void beansThatNobodyNamesAreNotTaken() {
        application
                .withBean(AtomicFileStateRepository.class)
                .withBean(ObjectMapper.class)
                .run(started -> {
                    assertThat(options(started).getStateRepository()).isNull();
                    assertThat(options(started).getObjectMapper()).isNull();
                });
    }

    @Test
    void optionsOfAConfigurationBeanAreOverriddenOneByOne() {
        CognipeerContactsConfiguration configuration = new CognipeerContactsConfiguration();
        configuration.setMaxRetries(7);
        configuration.setToken("pat_of_the_bean");

        application
                .withBean("shared", CognipeerContactsConfiguration.class, () -> configuration)
                .withPropertyValues(PREFIX + "configuration=#shared", PREFIX + "token=pat_of_the_property")
                .run(started -> {
                    assertThat(options(started)).isSameAs(configuration);
                    assertThat(options(started).getMaxRetries()).isEqualTo(7);
                    assertThat(options(started).getToken()).isEqualTo("pat_of_the_property");
                    assertThat(options(started).getBaseUrl()).isEqualTo(sandbox.baseUrl());
                });
    }

    @Test
    void noDefaultTakesThePlaceOfWhatTheApplicationHasSetItself() {
        application
                .withBean(
                        "cognipeer-contacts", CognipeerContactsComponent.class, OptionsFromPropertiesTest::ownComponent)
                .withPropertyValues(PREFIX + "max-retries=1")
                .run(started -> {
                    CognipeerContactsConfiguration options = options(started);
                    assertThat(options.getToken()).isEqualTo("pat_own");
                    assertThat(options.getConnectTimeout()).isEqualTo(77);
                    assertThat(options.getRequestsPerMinute()).isEqualTo(7);
                    assertThat(options.getMaxRetries()).isEqualTo(1);
                    assertThat(component(started).isBridgeErrorHandler()).isTrue();
                });
    }

    private static CognipeerContactsComponent ownComponent() {
        CognipeerContactsComponent component = new CognipeerContactsComponent();
        component.setBridgeErrorHandler(true);
        component.getConfiguration().setToken("pat_own");
        component.getConfiguration().setConnectTimeout(77);
        component.getConfiguration().setRequestsPerMinute(7);
        component.getConfiguration().setMaxRetries(5);
        return component;
    }

    @Test
    void environmentVariablesSetOptions() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "CAMEL_COMPONENT_COGNIPEERCONTACTS_TOKEN", "pat_of_the_environment",
                                        "CAMEL_COMPONENT_COGNIPEERCONTACTS_HOOKID", "hook"))))
                .run(started -> {
                    assertThat(options(started).getToken()).isEqualTo("pat_of_the_environment");
                    assertThat(options(started).getHookId()).isEqualTo("hook");
                });
    }

    /** Spring Boot does not read HOOK_ID as hook-id, and does not say so. */
    @Test
    void anEnvironmentVariableThatSetsNothingFailsTheStart() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment", Map.of("CAMEL_COMPONENT_COGNIPEERCONTACTS_HOOK_ID", "hook"))))
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("'camel.component.cognipeer-contacts.hook.id'")
                        .hasMessageContaining("CAMEL_COMPONENT_COGNIPEERCONTACTS_HOOKID"));
    }

    @Test
    void aComponentUnderAnotherNameKeepsTheTokenOfItsOwnWorkspace() {
        application
                .withBean("crm", CognipeerContactsComponent.class, OptionsFromPropertiesTest::ownComponent)
                .withPropertyValues(PREFIX + "token=pat_of_the_property")
                .run(started -> {
                    assertThat(options(started).getToken()).isEqualTo("pat_of_the_property");
                    assertThat(started.getBean(CamelContext.class)
                                    .getComponent("crm", CognipeerContactsComponent.class)
                                    .getConfiguration()
                                    .getToken())
                            .isEqualTo("pat_own");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{other.token}}", "${other.token}"})
    void aPlaceholderIsReplaced(String placeholder) {
        application
                .withPropertyValues("other.token=a&b%+c/=9", PREFIX + "token=" + placeholder)
                .run(started -> assertThat(options(started).getToken()).isEqualTo("a&b%+c/=9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.enabled",
                PREFIX + "enabled",
                "camel.component.customizer.enabled",
                PREFIX + "customizer.enabled"
            })
    void nothingIsSetWhereThatIsSwitchedOff(String property) {
        application
                .withPropertyValues(property + "=false", PREFIX + "token=pat_x")
                .run(started -> assertThat(options(started).getToken()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokn", "api-key", "token.value", "delay"})
    void aPropertyThatIsNoOptionFailsTheStartAndKeepsItsValueToItself(String property) {
        ApplicationContextRunner misspelt =
                application.withPropertyValues(PREFIX + property + "=pat_canary", PREFIX + "token=pat_canary");

        misspelt.run(started -> assertThat(started)
                .getFailure()
                .rootCause()
                .hasMessageContaining("No option of the component: '" + PREFIX + property + "'")
                .hasMessageNotContaining("canary"));
    }

    @Test
    void aPlaceholderWithoutAValueFailsTheStart() {
        application
                .withPropertyValues(PREFIX + "hook-id=${NOWHERE_SET}", PREFIX + "token=pat_x")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "Property 'camel.component.cognipeer-contacts.hook-id' refers to ${NOWHERE_SET}, which has"
                                        + " no value: set it, or give the placeholder a default"));
    }

    @Test
    void aPropertyThatCannotWorkFailsTheStart() {
        application
                .withPropertyValues(PREFIX + "state-repository=#nowhere")
                .withBean(ListRoute.class)
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("nowhere"));
    }

    private static ContactPage list(ApplicationContext started) {
        return started.getBean(ProducerTemplate.class).requestBody("cognipeer-contacts:list", null, ContactPage.class);
    }
}
