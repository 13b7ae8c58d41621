package com.cognipeer.camel.contacts.address;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Settles the times of a schedule in a URI. Camel would apply timeUnit again to a time with a unit of its own, such as 30s. */
public final class ScheduleTimes {

    private static final String UNIT = "timeUnit";
    private static final List<String> TIMES = List.of("delay", "initialDelay");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern DURATION = Pattern.compile("\\d.*|[pP][tT]?\\d.*");

    private ScheduleTimes() {}

    /** Changes all times to milliseconds if one of them has a unit of its own. */
    public static void settle(Map<String, Object> parameters) {
        if (TIMES.stream().noneMatch(time -> isDuration(parameters.get(time)))) {
            return;
        }
        TimeUnit unit = unit(parameters.get(UNIT));
        if (unit == null) {
            return;
        }
        for (String time : TIMES) {
            if (parameters.get(time) instanceof String text
                    && NUMBER.matcher(text).matches()) {
                parameters.put(time, unit.toMillis(Long.parseLong(text)));
            }
        }
        parameters.put(UNIT, TimeUnit.MILLISECONDS);
    }

    private static boolean isDuration(Object value) {
        return value instanceof String text
                && DURATION.matcher(text).matches()
                && !NUMBER.matcher(text).matches();
    }

    /** Null if there is none, or a value that Camel itself refuses. */
    private static TimeUnit unit(Object given) {
        if (given instanceof TimeUnit unit) {
            return unit;
        }
        String name = given instanceof String text ? text.toUpperCase(Locale.ROOT) : null;
        return List.of(TimeUnit.values()).stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
