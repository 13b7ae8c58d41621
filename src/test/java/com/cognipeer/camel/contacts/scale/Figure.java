package com.cognipeer.camel.contacts.scale;

import java.time.Duration;
import java.util.Locale;

/** How a figure is written; times and shares are rounded up. */
final class Figure {

    private Figure() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(double share) {
        double percent = Math.round(share * 1e6) / 1e4;
        return percent < 1 ? percent + "%" : (long) Math.ceil(percent) + "%";
    }

    static String time(Duration time) {
        long seconds = time.plusMillis(999).toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        Duration minutes = Duration.ofMinutes((seconds + 59) / 60);
        if (minutes.toHours() < 2) {
            return minutes.toMinutes() + " min";
        }
        Duration hours = Duration.ofHours((minutes.toMinutes() + 59) / 60);
        return minutes.toDays() == 0
                ? hours.toHours() + " h"
                : number(minutes.toDays()) + (minutes.toDays() == 1 ? " day " : " days ")
                        + minutes.minusDays(minutes.toDays()).toMinutes() + " min";
    }
}
