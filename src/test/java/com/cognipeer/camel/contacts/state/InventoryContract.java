package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.route.Effort;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The behaviour of an inventory, whatever keeps it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class InventoryContract {

    private static final Logger LOG = LoggerFactory.getLogger(InventoryContract.class);
    private static final int HISTORIES = Effort.times("inventories", 5, 60, 500);
    private static final long SEED = Effort.seed();

    private final Race race = new Race();

    /** Another repository on the one store of this test. */
    abstract InventoryRepository repository();

    @AfterEach
    void close() {
        race.close();
    }

    @Test
    void allOperationsDoWhatASortedMapDoes() {
        LOG.info("{} histories, seed={}", HISTORIES, SEED);
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(SEED + history);
            String key = "history " + history;
            InventoryRepository one = repository();
            InventoryRows[] rows = {
                one.inventory(key), one.inventory(key), repository().inventory(key)
            };
            ComparedInventory compared = new ComparedInventory(random, "seed " + (SEED + history));
            for (int step = 0; step < 60; step++) {
                compared.step(rows[random.nextInt(rows.length)]);
            }
            compared.isSame(repository().inventory(key));
        }
    }

    @Test
    void anInventoryIsEmptyAtFirst() {
        InventoryRows rows = repository().inventory("leads");

        assertThat(rows.size()).isZero();
        assertThat(rows.find(List.of("a"))).isEmpty();
        assertThat(rows.between(null, null, 10)).isEmpty();
        assertThat(rows.inState(Set.of("DONE"), null, 10)).isEmpty();
        assertThat(rows.withIntegrationIds(List.of("i"))).isEmpty();
        assertThat(rows.find(List.of())).isEmpty();
        assertThat(rows.inState(Set.of(), null, 10)).isEmpty();
        assertThat(rows.withIntegrationIds(List.of())).isEmpty();
        rows.write(List.of(), List.of());
        rows.clear();
        assertThat(rows.size()).isZero();
    }

    @Test
    void eachKeyHasAnInventoryOfItsOwn() {
        InventoryRepository repository = repository();
        repository.inventory("leads").write(List.of(row("a", "one")), List.of());
        repository.inventory("Leads").write(List.of(row("b", "one")), List.of());
        repository.inventory("leads").clear();

        assertThat(repository.inventory("leads").size()).isZero();
        assertThat(repository.inventory("Leads").between(null, null, 9)).containsExactly(row("b", "one"));
        assertThat(repository.inventory("Leads").withIntegrationIds(List.of("one")))
                .hasSize(1);
    }

    @Test
    void theInventoryGoesWithTheStateOfItsKeyAndNoOther() {
        InventoryRepository repository = repository();
        state(repository).setState("leads", "position");
        repository.inventory("leads").write(List.of(row("a", null)), List.of());
        repository.inventory("other").write(List.of(row("a", null)), List.of());
        state(repository).setState("leads", "next position");
        assertThat(repository.inventory("leads").size()).isOne();

        state(repository()).setState("leads", null);

        assertThat(state(repository).getState("leads")).isNull();
        assertThat(repository.inventory("leads").size()).isZero();
        assertThat(repository.inventory("leads").between(null, null, 9)).isEmpty();
        assertThat(repository.inventory("other").size()).isOne();
    }

    /** Java gives these two texts the same hash. */
    @Test
    void anIntegrationIdFindsNoRowOfAnotherOneWithTheSameHash() {
        InventoryRows rows = repository().inventory("leads");
        rows.write(List.of(row("a", "Aa"), row("b", "BB"), row("c", null)), List.of());

        assertThat(rows.withIntegrationIds(List.of("Aa"))).containsExactly(row("a", "Aa"));
        assertThat(rows.withIntegrationIds(List.of("BB"))).containsExactly(row("b", "BB"));
    }

    @Test
    void aRowThatIsRemovedAndStoredAtOnceIsThere() {
        InventoryRows rows = repository().inventory("leads");
        rows.write(List.of(row("a", "old"), row("a", "new")), List.of("a"));

        assertThat(rows.find(List.of("a"))).containsExactly(row("a", "new"));
        assertThat(rows.size()).isOne();
    }

    @Test
    void aFindOfAThousandIdsComesInTheirOrder() {
        InventoryRows rows = repository().inventory("leads");
        List<InventoryRow> all =
                IntStream.range(0, 3000).mapToObj(InventoryContract::numbered).toList();
        rows.write(all, List.of());
        List<String> asked = IntStream.range(0, 1500)
                .mapToObj(number -> numbered(4498 - 3 * number).id())
                .toList();

        assertThat(rows.find(asked))
                .extracting(InventoryRow::id)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(asked.stream()
                        .filter(id -> id.compareTo(numbered(3000).id()) < 0)
                        .filter(id -> all.contains(numbered(Integer.parseInt(id))))
                        .toList());
    }

    @Test
    void anInterruptedThreadWritesAndStaysInterrupted() {
        InventoryRows rows = repository().inventory("leads");
        Thread.currentThread().interrupt();
        try {
            rows.write(List.of(row("a", null)), List.of());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(repository().inventory("leads").size()).isOne();
    }

    @Test
    void writersAtOnceLoseNoRowOfEachOther() throws Exception {
        List<Throwable> ends = race.run(IntStream.range(0, 4)
                .<Runnable>mapToObj(writer -> () -> {
                    InventoryRows rows = repository().inventory("leads");
                    for (int number = 0; number < 25; number++) {
                        InventoryRow row = numbered(writer * 100 + number);
                        rows.write(List.of(row, row("shared", "i" + writer)), List.of("missing"));
                    }
                })
                .toList());

        assertThat(ends).containsOnlyNulls();
        assertThat(repository().inventory("leads").size()).isEqualTo(101);
        assertThat(repository().inventory("leads").between(null, null, 200)).hasSize(101);
    }

    @Test
    void aRowNeedsItsTexts() {
        assertThatThrownBy(() -> new InventoryRow("", null, "v", "DONE", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An inventory keeps no row without an id");
        assertThatThrownBy(() -> new InventoryRow(null, null, "v", "DONE", 1)).hasMessage("id");
        assertThatThrownBy(() -> new InventoryRow("a", null, null, "DONE", 1)).hasMessage("version");
        assertThatThrownBy(() -> new InventoryRow("a", null, "v", null, 1)).hasMessage("state");
    }

    static InventoryRow numbered(int number) {
        return row(String.format("%08d", number), "i-" + number);
    }

    static InventoryRow row(String id, String integrationId) {
        return new InventoryRow(id, integrationId, "version of " + id, "DONE", 7);
    }

    @SuppressWarnings("unchecked")
    private static StateRepository<String, String> state(InventoryRepository repository) {
        return (StateRepository<String, String>) repository;
    }
}
