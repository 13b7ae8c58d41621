package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.bench.micro.MicroJob;
import com.cognipeer.camel.contacts.docs.PerformancePage;
import com.cognipeer.camel.contacts.docs.RenderedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Runs the jobs of {@code -Dbench}, or all. Writes the figures to {@code target/bench}, as a report for people and as JSON. Fails
 * when a figure misses its bar. A run too short for a median judges no bar.
 */
public final class Bench {

    private static final Path REPORT = Path.of("target", "bench", "report.adoc");
    private static final Path RUN = REPORT.resolveSibling("run.json");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        // The log of syncs and of the quota would hide the figures.
        Configurator.setLevel("com.cognipeer.camel.contacts", Level.WARN);
        Map<String, Job> jobs = chosen(args.length == 0 ? "" : args[0].strip());
        boolean forThePage = Boolean.getBoolean("bench.page");
        if (forThePage && jobs.size() < all().size()) {
            throw new IllegalArgumentException("-Dbench.page shows a whole run: leave -Dbench out");
        }
        BenchSettings settings = BenchSettings.fromProperties();
        Report report = new Report(settings, Machine.description());
        Contest contest = new Contest(settings);
        for (Map.Entry<String, Job> job : jobs.entrySet()) {
            System.out.println("Job " + job.getKey());
            job.getValue().run(contest, report);
        }
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report.text());
        Files.writeString(RUN, report.asData().json());
        System.out.println(report.text());
        System.out.println("Written to " + REPORT + " and " + RUN);
        if (forThePage) {
            Files.copy(RUN, PerformancePage.RUN, StandardCopyOption.REPLACE_EXISTING);
            RenderedFiles.main(new String[0]);
            System.out.println("Written to " + PerformancePage.RUN + ", and rendered");
        }
        // Clients of the contenders leave threads behind that are no daemons.
        System.exit(report.passed() ? 0 : 1);
    }

    private static Map<String, Job> all() {
        Map<String, Job> jobs = new LinkedHashMap<>();
        RequestJob.all().forEach(job -> jobs.put(job.name(), job));
        WalkJob.all().forEach(job -> jobs.put(job.name(), job));
        jobs.put("heap", new HeapJob());
        jobs.put("micro", new MicroJob());
        jobs.put("sync", new SyncJob());
        jobs.put("start", new StartJob());
        return jobs;
    }

    private static Map<String, Job> chosen(String names) {
        Map<String, Job> jobs = all();
        if (names.isEmpty()) {
            return jobs;
        }
        Set<String> asked = Set.copyOf(List.of(names.split(",")));
        if (!jobs.keySet().containsAll(asked)) {
            throw new IllegalArgumentException("-Dbench names jobs of " + jobs.keySet() + ", not " + asked);
        }
        jobs.keySet().retainAll(asked);
        return jobs;
    }
}
