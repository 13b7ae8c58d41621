package com.cognipeer.camel.contacts.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * The figures of one run of the benchmark. The benchmark writes them as JSON, and the page on performance is rendered from the
 * JSON of a run.
 *
 * @param measured when, and on which machine
 * @param contests the figures of all contenders, job by job
 * @param tables   the figures of jobs without contenders
 * @param bars     the limits that the run has checked
 */
public record MeasuredRun(String measured, List<Contest> contests, List<Table> tables, List<Bar> bars) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Several ways to do one job.
     *
     * @param job       its name
     * @param title     the heading of its table
     * @param operation for what the CPU time and the bytes are
     */
    public record Contest(String job, String title, String operation, List<Contender> contenders) {

        /** The figures of the contender with this name. */
        Contender of(String name) {
            return contenders.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The job " + job + " has no contender " + name));
        }
    }

    /** The medians of one contender, each for one operation, and the spread of its throughput. */
    public record Contender(
            String name, long perSecond, long leastPerSecond, long mostPerSecond, double cpuMicros, long bytes) {}

    /** A table whose first column has names. */
    public record Table(String title, List<String> head, List<List<String>> rows) {}

    /** A figure beside its limit. */
    public record Bar(String figure, String sense, double limit, double measured, boolean passed) {}

    static MeasuredRun of(String json) throws JsonProcessingException {
        return JSON.readValue(json, MeasuredRun.class);
    }

    /** This run as JSON, one figure a line, so that two runs can be compared. */
    public String json() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    Contest contest(String job) {
        return contests.stream()
                .filter(each -> each.job().equals(job))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The run has no job " + job));
    }

    /** The measured value of the bar with this name. */
    double figure(String name) {
        return bars.stream()
                .filter(each -> each.figure().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The run has no figure " + name))
                .measured();
    }
}
