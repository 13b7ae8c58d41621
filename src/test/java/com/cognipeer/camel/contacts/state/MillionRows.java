package com.cognipeer.camel.contacts.state;

import java.io.File;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;

/** A process that keeps an inventory of many rows in little memory, and prints what that takes. */
final class MillionRows {

    private static final int PAGE = 1000;
    private static final int FINDS = 20;

    private final InventoryRows rows;
    private final int number;
    private long started = System.nanoTime();

    private MillionRows(InventoryRepository repository, int number) {
        this.rows = repository.inventory("leads");
        this.number = number;
    }

    /** Arguments: {@code files}, {@code h2}, or the address of a database; the number of rows; and a folder. */
    public static void main(String[] args) {
        MillionRows million = new MillionRows(repository(args[0], args[2]), Integer.parseInt(args[1]));
        million.fill();
        million.walk();
        million.find();
        million.look();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println("live.kib=" + (runtime.totalMemory() - runtime.freeMemory() >> 10));
        require(million.rows.size() == million.number);
    }

    private static InventoryRepository repository(String kind, String folder) {
        if (kind.equals("files")) {
            return new AtomicFileStateRepository(new File(folder, "contacts.state"));
        }
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder + "/contacts;CACHE_SIZE=8192;DB_CLOSE_DELAY=-1");
        return new JdbcStateRepository(database);
    }

    /** As a consumer does it, page by page: before and after it routes the page. */
    private void fill() {
        for (int page = 0; page < number; page += PAGE) {
            for (String state : List.of("OPEN", "DONE")) {
                int first = page;
                rows.write(
                        IntStream.range(first, first + PAGE)
                                .mapToObj(row -> row(row, row % 50_000 == 7 ? "OPEN" : state))
                                .toList(),
                        List.of());
            }
        }
        took("fill");
    }

    private void walk() {
        String after = null;
        long seen = 0;
        List<InventoryRow> page = rows.between(null, null, PAGE);
        while (!page.isEmpty()) {
            require(page.get(0).equals(row((int) seen, page.get(0).state())));
            seen += page.size();
            after = page.get(page.size() - 1).id();
            page = rows.between(after, null, PAGE);
        }
        require(seen == number);
        took("walk");
    }

    private void find() {
        Random random = new Random(7);
        for (int find = 0; find < FINDS; find++) {
            List<String> ids = random.ints(PAGE, 0, number)
                    .mapToObj(MillionRows::id)
                    .distinct()
                    .toList();
            require(rows.find(ids).size() == ids.size());
        }
        System.out.println("find.ms=" + (System.nanoTime() - started) / 1_000_000 / FINDS);
        took("finds");
    }

    private void look() {
        require(rows.inState(Set.of("OPEN"), null, PAGE).size() == number / 50_000);
        took("state");
        require(rows.withIntegrationIds(List.of("crm-17", "crm-" + (number - 1)))
                        .size()
                == 2);
        took("integration");
    }

    private static InventoryRow row(int number, String state) {
        return new InventoryRow(id(number), "crm-" + number, Long.toHexString(number * 0x9E3779B97F4A7C15L), state, 1);
    }

    private static String id(int number) {
        return String.format("65a0c1%018x", number * 3L);
    }

    private void took(String what) {
        System.out.println(what + ".ms=" + (System.nanoTime() - started) / 1_000_000);
        started = System.nanoTime();
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("not as expected");
        }
    }
}
