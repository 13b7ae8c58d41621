package com.cognipeer.camel.contacts.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");
    private static final int WIDTH = 24;

    private final Dashboard dashboard = new Dashboard();

    DashboardTest() throws IOException {}

    @Test
    void eachPanelHasAnIdOfItsOwn() {
        assertThat(dashboard.panels())
                .extracting(panel -> panel.get("id").asInt())
                .doesNotHaveDuplicates();
    }

    @Test
    void noPanelCoversAnother() {
        List<String> cells = new ArrayList<>();
        for (JsonNode panel : dashboard.panels()) {
            JsonNode place = panel.get("gridPos");
            int right = place.get("x").asInt() + place.get("w").asInt();
            assertThat(right).as(panel.get("title").asText()).isLessThanOrEqualTo(WIDTH);
            for (int x = place.get("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    cells.add(x + "/" + (place.get("y").asInt() + y));
                }
            }
        }

        assertThat(cells).doesNotHaveDuplicates();
    }

    @Test
    void eachFigureHasATitleAnExplanationAndAUnit() {
        assertThat(dashboard.figures()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.get("targets"))
                    .extracting(target -> target.get("refId").asText())
                    .doesNotHaveDuplicates();
        });
    }

    /** The user chooses the data source at the import, so no panel names one of somebody else. */
    @Test
    void eachDataSourceIsTheOneThatTheUserChooses() {
        assertThat(dashboard.json.findValues("datasource")).isNotEmpty().allSatisfy(source -> {
            assertThat(source.get("type").asText()).isEqualTo("prometheus");
            assertThat(source.get("uid").asText()).isEqualTo("${datasource}");
        });
        assertThat(dashboard.variables()).contains("datasource");
    }

    @Test
    void eachVariableOfAQueryIsOneOfTheDashboardOrOfGrafana() {
        assertThat(dashboard.queries())
                .flatExtracting(query -> VARIABLE.matcher(query.query())
                        .results()
                        .map(name -> name.group(1))
                        .toList())
                .allSatisfy(name -> assertThat(name.startsWith("__rate_interval")
                                || dashboard.variables().contains(name))
                        .as(name)
                        .isTrue());
    }
}
