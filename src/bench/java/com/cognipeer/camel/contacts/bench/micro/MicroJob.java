package com.cognipeer.camel.contacts.bench.micro;

import com.cognipeer.camel.contacts.bench.Contest;
import com.cognipeer.camel.contacts.bench.Job;
import com.cognipeer.camel.contacts.bench.Report;
import java.util.ArrayList;
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
        List<String> table = new ArrayList<>(
                List.of(".Parts by themselves", "[%autowidth,cols=\"1,>1,>1\"]", "|===", "| part | ns | bytes", ""));
        new Runner(options).run().stream().map(MicroJob::row).forEach(table::add);
        table.add("|===");
        report.line(String.join("\n", table));
    }

    private static String row(RunResult result) {
        String name = result.getParams().getBenchmark();
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f",
                name.substring(MicroJob.class.getPackageName().length() + 1),
                result.getPrimaryResult().getScore(),
                result.getSecondaryResults().get(BYTES).getScore());
    }
}
