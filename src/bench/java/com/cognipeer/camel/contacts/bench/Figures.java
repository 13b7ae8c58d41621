package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.docs.MeasuredRun;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The samples of one contender; a figure is the median of them, as one disturbed repetition must not decide. */
public record Figures(String contender, List<Sample> samples) {

    public Spread of(ToDoubleFunction<Sample> figure) {
        return Spread.of(samples.stream().mapToDouble(figure));
    }

    public Spread perSecond() {
        return of(Sample::perSecond);
    }

    public Spread cpuMicros() {
        return of(Sample::cpuMicros);
    }

    public Spread bytesEach() {
        return of(Sample::bytesEach);
    }

    MeasuredRun.Contender asData() {
        return new MeasuredRun.Contender(
                contender,
                Math.round(perSecond().median()),
                Math.round(perSecond().least()),
                Math.round(perSecond().most()),
                rounded(cpuMicros().median()),
                Math.round(bytesEach().median()));
    }

    /** More than two places say nothing. */
    static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    /** The least, the middle and the greatest of a figure. */
    public record Spread(double least, double median, double most) {

        static Spread of(DoubleStream figures) {
            double[] sorted = figures.sorted().toArray();
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Spread(sorted[0], median, sorted[sorted.length - 1]);
        }
    }
}
