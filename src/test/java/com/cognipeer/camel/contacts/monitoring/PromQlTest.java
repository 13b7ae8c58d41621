package com.cognipeer.camel.contacts.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.monitoring.PromQl.Condition;
import com.cognipeer.camel.contacts.monitoring.PromQl.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void functionsWordsAndRangesAreNoMetrics() {
        PromQl query = PromQl.of("60 * sum by (a, b) (rate(one{x=\"1\",y=~\"(2|3) by\"}[5m])) > 0.5 "
                + "unless ignoring (c) two offset 1h or vector(0)");

        assertThat(query.selectors())
                .containsExactly(
                        new Selector(
                                "one", List.of(new Condition("x", "=", "1"), new Condition("y", "=~", "(2|3) by"))),
                        new Selector("two", List.of()));
        assertThat(query.labels()).containsExactly("a", "b", "c");
    }

    @Test
    void aSelectorSelectsByNameAndLabels() {
        Series series =
                Series.of("# HELP one\none_total{a=\"x\",b=\"y \\\" z\"} 1.0\n").get(0);

        assertThat(series).isEqualTo(new Series("one_total", Map.of("a", "x", "b", "y \\\" z")));
        assertThat(selects("one_total{a=\"x\"}", series)).isTrue();
        assertThat(selects("one_total{a=~\"$any\",instance=\"i\"}", series)).isTrue();
        assertThat(selects("one_total{a!=\"z\"}", series)).isTrue();
        assertThat(selects("one{a=\"x\"}", series)).isFalse();
        assertThat(selects("one_total{a=\"y\"}", series)).isFalse();
        assertThat(selects("one_total{c!=\"y\"}", series)).isFalse();
    }

    private static boolean selects(String query, Series series) {
        return series.isSelectedBy(PromQl.of(query).selectors().get(0));
    }
}
