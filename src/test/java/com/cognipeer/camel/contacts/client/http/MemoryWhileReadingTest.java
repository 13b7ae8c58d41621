package com.cognipeer.camel.contacts.client.http;

import static com.cognipeer.camel.contacts.client.http.HugeAnswer.MAX_RESPONSE_SIZE;
import static com.cognipeer.camel.contacts.client.http.HugeAnswer.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryWhileReadingTest {

    @ParameterizedTest
    @EnumSource(
            value = HugeAnswer.Framing.class,
            names = {"CHUNKS", "END_OF_CONNECTION"})
    void isLittleMoreThanTheAnswerUntilThatIsTooLargeAndNothingAfterwards(HugeAnswer.Framing framing) throws Exception {
        Process process = MemoryWhileReading.start(framing);
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the memory was as expected within two minutes")
                    .isTrue();
            String[] printed =
                    new String(process.getInputStream().readAllBytes()).strip().split(" ", 4);
            assertThat(printed).hasSize(4);
            long before = Long.parseLong(printed[0]);
            long held = Long.parseLong(printed[1]) - before;
            long kept = Long.parseLong(printed[2]) - before;

            System.out.printf("%.1f MiB held of %d MiB by %s%n", held / (double) MIB, MAX_RESPONSE_SIZE / MIB, framing);
            assertThat(held).isBetween(MAX_RESPONSE_SIZE - (long) MIB, 4L * MAX_RESPONSE_SIZE);
            assertThat(kept).isLessThan(MIB);
            assertThat(held - kept).isGreaterThan(MAX_RESPONSE_SIZE - MIB);
            assertThat(printed[3]).contains("maxResponseSize=" + MAX_RESPONSE_SIZE);
        } finally {
            process.destroyForcibly();
        }
    }
}
