package com.cognipeer.camel.contacts.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contenders at the same job in one run, in turns, so that what disturbs the machine disturbs all of them. */
public final class Contest {

    private final BenchSettings settings;

    Contest(BenchSettings settings) {
        this.settings = settings;
    }

    /** @return the figures by the names of the contenders, in their order */
    public Map<String, Figures> run(String job, List<? extends Contender> contenders) throws Exception {
        for (Contender contender : contenders) {
            System.out.printf("%s: %s warms up%n", job, contender.name());
            contender.work(settings.warmUp());
        }
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int repetition = 1; repetition <= settings.repetitions(); repetition++) {
            for (Contender contender : contenders) {
                Sample sample = measure(contender);
                System.out.printf(
                        "%s: %s, %d of %d: %,.0f/s, %.2f µs of CPU, %,.0f bytes%n",
                        job,
                        contender.name(),
                        repetition,
                        settings.repetitions(),
                        sample.perSecond(),
                        sample.cpuMicros(),
                        sample.bytesEach());
                samples.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(sample);
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        samples.forEach((name, taken) -> figures.put(name, new Figures(name, List.copyOf(taken))));
        return figures;
    }

    private Sample measure(Contender contender) throws Exception {
        // What one contender left behind is not collected in the time of the next.
        System.gc();
        return Meter.measure(contender, settings.time());
    }
}
