package com.cognipeer.camel.contacts.state;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/**
 * Writes to an inventory, each of which follows from a seed and its number; and a process that does them one after the other, and
 * prints the number of each one that has succeeded.
 *
 * @param prefix     begins all ids
 * @param clearEvery each such step clears the inventory; 0 for none
 */
record InventorySteps(long seed, String prefix, int clearEvery) {

    static final String KEY = "leads";
    private static final int IDS = 300;

    /** Arguments: the file, the seed, the prefix, how often to clear, the first step, and the last. */
    public static void main(String[] args) {
        InventoryRows rows = new AtomicFileStateRepository(new File(args[0])).inventory(KEY);
        InventorySteps steps = new InventorySteps(Long.parseLong(args[1]), args[2], Integer.parseInt(args[3]));
        for (long step = Long.parseLong(args[4]); step <= Long.parseLong(args[5]); step++) {
            steps.run(step, rows);
            System.out.println(step);
        }
    }

    Process start(Path file, long first, long last, Path errors) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), InventorySteps.class.getName()));
        command.addAll(List.of(file.toString(), String.valueOf(seed), prefix, String.valueOf(clearEvery)));
        command.addAll(List.of(String.valueOf(first), String.valueOf(last)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }

    void run(long step, InventoryRows rows) {
        if (clears(step)) {
            rows.clear();
        } else {
            rows.write(put(step), removed(step));
        }
    }

    void run(long step, SortedMap<String, InventoryRow> rows) {
        if (clears(step)) {
            rows.clear();
        } else {
            removed(step).forEach(rows::remove);
            put(step).forEach(row -> rows.put(row.id(), row));
        }
    }

    private boolean clears(long step) {
        return clearEvery > 0 && step % clearEvery == 0;
    }

    private Collection<InventoryRow> put(long step) {
        Random random = new Random(seed * 31 + step);
        return random.ints(random.nextInt(40) + 1, 0, IDS)
                .mapToObj(id ->
                        new InventoryRow(prefix + id, "é".repeat(random.nextInt(60)), "version " + step, "DONE", step))
                .toList();
    }

    private Collection<String> removed(long step) {
        Random random = new Random(seed * 37 + step);
        return random.ints(random.nextInt(10), 0, IDS)
                .mapToObj(id -> prefix + id)
                .toList();
    }
}
