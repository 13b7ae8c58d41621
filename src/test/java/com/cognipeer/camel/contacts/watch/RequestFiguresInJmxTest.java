package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestFiguresInJmxTest extends SandboxRouteTest {

    private static final String GET = "cognipeer-contacts:get?email=someone.private@example.com";
    private static final List<String> NAMES = List.of(
            "Requests",
            "Retries",
            "RateLimited",
            "Waits",
            "WaitedMillis",
            "WaitingNow",
            "Succeeded",
            "Failed",
            "QuotaLeft",
            "QuotaLimit",
            "QuotaReset",
            "LastError",
            "LastErrorTime");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private CognipeerContactsEndpoint get;
    private CognipeerContactsEndpoint list;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @BeforeEach
    void openEndpoints() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to(GET).to("cognipeer-contacts:list");
            }
        });
        get = context.getEndpoint(GET, CognipeerContactsEndpoint.class);
        list = context.getEndpoint("cognipeer-contacts:list", CognipeerContactsEndpoint.class);
    }

    @Test
    void anEndpointShowsWhatItsRequestsCameTo() throws Exception {
        askAndFail(get.requestFigures());

        ObjectName bean = endpointBean(get);
        assertThat(server.getAttribute(bean, "Requests")).isEqualTo(2L);
        assertThat(server.getAttribute(bean, "Retries")).isEqualTo(1L);
        assertThat(server.getAttribute(bean, "RateLimited")).isEqualTo(1L);
        assertThat(server.getAttribute(bean, "Waits")).isEqualTo(2L);
        assertThat(server.getAttribute(bean, "WaitedMillis")).isEqualTo(1500L);
        assertThat(server.getAttribute(bean, "WaitingNow")).isEqualTo(1L);
        assertThat(server.getAttribute(bean, "Succeeded")).isEqualTo(1L);
        assertThat(server.getAttribute(bean, "Failed")).isEqualTo(1L);
        assertThat(server.getAttribute(bean, "QuotaLeft")).isEqualTo(7L);
        assertThat(server.getAttribute(bean, "QuotaLimit")).isEqualTo(100L);
        assertThat(server.getAttribute(bean, "QuotaReset")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(server.getAttribute(bean, "LastError")).isEqualTo("ContactsServerException");
        assertThat(Instant.parse((String) server.getAttribute(bean, "LastErrorTime")))
                .isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void theComponentShowsTheSumsOverItsEndpoints() throws Exception {
        askAndFail(get.requestFigures());
        askAndFail(list.requestFigures());

        ObjectName bean = componentBean();
        assertThat(server.getAttribute(bean, "Requests")).isEqualTo(4L);
        assertThat(server.getAttribute(bean, "WaitedMillis")).isEqualTo(3000L);
        assertThat(server.getAttribute(bean, "Failed")).isEqualTo(2L);
        assertThat(server.getAttribute(endpointBean(list), "Requests")).isEqualTo(2L);
    }

    @Test
    void theComponentForgetsQuotasWhenItIsTold() throws Exception {
        assertThat(server.invoke(componentBean(), "forgetQuotas", null, null)).isInstanceOf(Integer.class);
    }

    @Test
    void whatIsNotKnownYetIsNull() throws Exception {
        for (String name : List.of("QuotaLeft", "QuotaLimit", "QuotaReset", "LastError", "LastErrorTime")) {
            assertThat(server.getAttribute(componentBean(), name)).as(name).isNull();
        }
    }

    @Test
    void everyAttributeIsDescribedAndDurationsTellTheirUnit() throws Exception {
        for (ObjectName bean : List.of(endpointBean(get), componentBean())) {
            Map<String, String> described = Arrays.stream(
                            server.getMBeanInfo(bean).getAttributes())
                    .collect(Collectors.toMap(MBeanAttributeInfo::getName, MBeanAttributeInfo::getDescription));

            assertThat(described).containsKeys(NAMES.toArray(String[]::new));
            assertThat(NAMES).allSatisfy(name -> assertThat(described.get(name)).hasSizeGreaterThan(20));
            assertThat(described.get("WaitedMillis")).contains("in milliseconds");
        }
    }

    @Test
    void noFigureNamesAPersonOrTheToken() throws Exception {
        askAndFail(get.requestFigures());

        for (String name : NAMES) {
            assertThat(String.valueOf(server.getAttribute(endpointBean(get), name)))
                    .as(name)
                    .doesNotContain("someone.private", sandbox.token());
        }
    }

    private static void askAndFail(RequestFigures figures) {
        RequestObserver counters = (RequestObserver) figures;
        counters.sent("get", false);
        counters.ended("get", 429, RateLimit.UNKNOWN, Duration.ZERO);
        counters.held("get");
        counters.released("get", Duration.ofMillis(1500));
        counters.sent("get", true);
        counters.ended("get", 200, new RateLimit(100L, 7L, 1772452800L), Duration.ZERO);
        counters.succeeded("get");
        counters.held("get");
        counters.failed("get", new ContactsServerException("someone.private@example.com"));
    }

    private ObjectName endpointBean(DefaultEndpoint endpoint) throws Exception {
        for (ObjectName bean : beans("endpoints")) {
            if (endpoint.getEndpointUri().equals(server.getAttribute(bean, "EndpointUri"))) {
                return bean;
            }
        }
        throw new IllegalStateException("no MBean of the endpoint");
    }

    private ObjectName componentBean() throws Exception {
        return beans("components").stream()
                .filter(bean -> bean.getKeyProperty("name").equals("\"cognipeer-contacts\""))
                .findFirst()
                .orElseThrow();
    }

    private List<ObjectName> beans(String type) throws Exception {
        return List.copyOf(server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=" + type + ",*"),
                null));
    }
}
