package com.cognipeer.camel.contacts.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.monitoring.Alerts.Alert;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {

    private static final String DURATION = "\\d+[smhd]";

    @Test
    void theFileHasTheShapeThatPrometheusReads() throws IOException {
        Alerts alerts = new Alerts();

        assertThat(alerts.file().keySet()).hasToString("[groups]");
        assertThat(alerts.groups())
                .allSatisfy(group -> assertThat(group.keySet()).hasToString("[name, rules]"));
        assertThat(alerts.all())
                .extracting(Alert::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("CognipeerContacts\\w+"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysWhatToDoAndWhyItsThresholdIsWhatItIs(Alert alert) {
        assertThat(alert.rule().keySet().stream().map(Object::toString))
                .contains("alert", "expr", "labels", "annotations")
                .isSubsetOf("alert", "expr", "for", "keep_firing_for", "labels", "annotations");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "action", "threshold");
        assertThat(alert.annotations().values())
                .allMatch(text -> !text.isBlank())
                .flatExtracting(text -> List.of(text.split("(?<=[.:]) ")))
                .allMatch(sentence -> sentence.split(" ").length <= 25);
        assertThat(alert.severity()).isIn("critical", "warning");
        assertThat(Stream.of("for", "keep_firing_for").map(alert::text).filter(text -> text != null))
                .allMatch(text -> text.matches(DURATION));
    }

    /** {@code promtool test rules} runs the file; this holds that it has a case for each alert. */
    @Test
    void eachAlertHasACaseThatPromtoolRuns() throws IOException {
        Map<?, ?> cases = Alerts.yaml("cognipeer-contacts.rules-test.yml");

        assertThat(cases.get("rule_files")).isEqualTo(List.of(Alerts.FILE));
        assertThat(((List<?>) cases.get("tests"))
                        .stream()
                                .flatMap(test -> ((List<?>) ((Map<?, ?>) test).get("promql_expr_test")).stream())
                                .flatMap(test -> ((List<?>) ((Map<?, ?>) test).get("exp_samples")).stream())
                                .map(sample ->
                                        ((Map<?, ?>) sample).get("labels").toString())
                                .distinct())
                .hasSameElementsAs(alerts().map(alert -> "{alertname=\"" + alert.name() + "\"}")
                        .toList());
    }

    @Test
    void prometheusReadsTheAlerts() throws IOException {
        assertThat(Alerts.yaml("prometheus.yml").get("rule_files")).isEqualTo(List.of(Alerts.FILE));
    }

    static Stream<Alert> alerts() throws IOException {
        return new Alerts().all();
    }
}
