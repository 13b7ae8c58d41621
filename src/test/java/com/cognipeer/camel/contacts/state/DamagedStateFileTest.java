package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.revision;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file is refused. */
class DamagedStateFileTest {

    private static final String HEADER = "cognipeer-contacts-state 1\n";

    @TempDir
    Path directory;

    private Path file;
    private AtomicFileStateRepository repository;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("contacts.state");
        repository = new AtomicFileStateRepository(file.toFile());
        repository.setState("leads", revision(1));
        repository.setState("customers\n", revision(1));
        repository.setState("other", "Zoë");
        whole = Files.readAllBytes(file);
    }

    @Test
    void cutAnywhereItIsRefusedAndWholeItIsRead() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("cut to " + length);
        }
        Files.write(file, whole);

        assertThat(repository.getState("leads")).isEqualTo(revision(1));
        assertThat(repository.getState("other")).isEqualTo("Zoë");
    }

    @Test
    void withAnyBitFlippedItIsRefused() throws IOException {
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertRefused("bit " + bit);
        }
    }

    @Test
    void withAnyByteInvertedItIsRefused() throws IOException {
        for (int place = 0; place < whole.length; place++) {
            byte[] flipped = whole.clone();
            flipped[place] ^= (byte) 0xff;
            Files.write(file, flipped);
            assertRefused("byte " + place);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "\u0000", "x"})
    void withAnythingAfterItItIsRefused(String more) throws IOException {
        Files.writeString(file, new String(whole, ISO_8859_1) + more);

        assertRefused("more");
    }

    @Test
    void theMessageNamesTheFileAndTheRemedy() throws IOException {
        Files.write(file, new byte[0]);

        assertThatThrownBy(() -> repository.getState("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The state file " + file.toRealPath() + " is refused: it is empty. Restore it from a copy, or"
                                + " delete it: then all consumers with a position in it start over and may route again what they"
                                + " routed before");
    }

    @Test
    void ofAnotherVersionItIsRefusedAsSuch() throws Exception {
        Files.writeString(file, signed("cognipeer-contacts-state 2\n"));

        assertThatThrownBy(() -> repository.getState("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not begin with the line 'cognipeer-contacts-state 1'");
    }

    @Test
    void withAWrongChecksumItIsRefusedAsSuch() throws IOException {
        Files.writeString(file, new String(whole, ISO_8859_1).replace("c-1", "c-2"));

        assertThatThrownBy(() -> repository.getState("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not end with the checksum of its content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no tab\n",
                "\n",
                "k\tv",
                "k\tv\r\n",
                "k\tv\twhat\n",
                "k\told\nk\tnew\n",
                "b\t1\na\t1\n",
                "k\t\\u0041\n",
                "k\t\\u00E9\n",
                "k\t\\\n"
            })
    void withLinesThatAreNotExactItIsRefusedDespiteARightChecksum(String lines) throws Exception {
        Files.writeString(file, signed(HEADER + lines), ISO_8859_1);

        assertThatThrownBy(() -> repository.getState("k"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds lines that no version 1 writes");
    }

    @Test
    void aWriteRefusesItTooAndLeavesItAsItIs() throws IOException {
        byte[] damaged = Arrays.copyOf(whole, whole.length - 1);
        Files.write(file, damaged);

        assertThatThrownBy(() -> repository.setState("leads", revision(2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> repository.setState("leads", null)).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void theStartRefusesItToo() throws IOException {
        Files.write(file, new byte[0]);

        assertThatThrownBy(repository::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is empty");
    }

    private void assertRefused(String damage) {
        assertThatThrownBy(() -> repository.getState("leads"))
                .as(damage)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Restore it from a copy");
    }

    private static String signed(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1));
        return text + "sha256 " + HexFormat.of().formatHex(digest) + "\n";
    }
}
