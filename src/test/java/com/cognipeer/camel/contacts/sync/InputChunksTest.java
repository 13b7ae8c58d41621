package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The number of rows in a chunk. */
class InputChunksTest {

    @Test
    void theSameContactAgainAndAgainIsReadFourTimesAsFarAsOthers() {
        Iterator<?> same = Stream.generate(() -> "x").limit(1000).iterator();

        assertThat(chunks(same, 10).next().now()).hasSize(40);
    }

    @Test
    void aChunkMayBeAsLargeAsANumberCanBe() {
        assertThat(chunks(List.of("x", "y").iterator(), Integer.MAX_VALUE)
                        .next()
                        .now())
                .hasSize(2);
    }

    private static InputChunks chunks(Iterator<?> input, int size) {
        SyncSettings settings =
                new SyncSettings(MatchBy.auto, true, false, 4, size, true, false, SyncReport.KEPT_FAILURES);
        return new InputChunks(
                input,
                item -> new Contact(Map.of("integrationId", item)),
                settings,
                new SyncLedger(settings, counts -> {}),
                () -> false);
    }
}
