package com.cognipeer.camel.contacts.ownwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.OwnWrite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnWriteMemoryTest {

    private final OwnWriteMemory memory = new OwnWriteMemory(3);

    private static OwnWrite write(String version) {
        return OwnWrite.creation(version);
    }

    @Test
    void theOldestWritesAreForgottenFirst() {
        memory.add("a", write("a:1"));
        memory.add("b", write("b:1"));
        memory.add("a", write("a:2"));
        memory.add("c", write("c:1"));

        assertThat(memory.find(List.of("a", "b", "c", "d")))
                .isEqualTo(Map.of("a", List.of(write("a:2")), "b", List.of(write("b:1")), "c", List.of(write("c:1"))));
    }

    @Test
    void aContactWhoseWritesAreForgottenIsForgotten() {
        memory.add("a", write("a:1"));
        List.of("b", "c", "d").forEach(id -> memory.add(id, write(id + ":1")));

        assertThat(memory.find(List.of("a"))).isEmpty();
    }
}
