package com.cognipeer.camel.contacts.bench.micro;

import com.cognipeer.camel.contacts.bench.Contest;
import com.cognipeer.camel.contacts.bench.Job;
import com.cognipeer.camel.contacts.bench.Report;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What the parts cost by themselves, without a network, each in a virtual machine of its own: {@code -Dbench=micro}. */
public final class MicroJob implements Job {

    private static final String BYTES = "gc.alloc.rate.norm";

    @Override
    public void run(Contest contest, Report report) throws Exception {
        Options options = new OptionsBuilder()
                .include(MicroJob.class.getPackageName() + "\\.[A-Z]")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .jvmArgs("-Xms256m", "-Xmx256m")
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build();
        report.rows(
                "Parts by themselves",
                List.of("part", "ns", "bytes"),
                new Runner(options).run().stream().map(MicroJob::row).toList());
    }

    private static List<String> row(RunResult result) {
        String name = result.getParams().getBenchmark();
        return List.of(
                name.substring(MicroJob.class.getPackageName().length() + 1),
                figure(result.getPrimaryResult().getScore()),
                figure(result.getSecondaryResults().get(BYTES).getScore()));
    }

    private static String figure(double score) {
        return String.format(Locale.ROOT, "%,.0f", score);
    }
}
