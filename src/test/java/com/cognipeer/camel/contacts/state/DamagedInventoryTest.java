package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.InventoryContract.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of an inventory are refused. Only the last record of the log may be cut, as a crash does it. */
class DamagedInventoryTest {

    private static final List<InventoryRow> IN_SEGMENT = List.of(row("a", "one"), row("b", null), row("é", "two"));
    private static final InventoryRow FIRST = row("c", "three");
    private static final InventoryRow LAST = row("d", null);

    @TempDir
    Path directory;

    private List<InventoryRow> inSegment;
    private AtomicFileStateRepository repository;
    private Path segment;
    private Path log;
    private byte[] wholeSegment;
    private byte[] wholeLog;
    private int lengthWithFirst;

    /** A segment of three rows, and a log of two records. */
    @BeforeEach
    void write() throws IOException {
        repository = new AtomicFileStateRepository(
                directory.resolve("contacts.state").toFile());
        InventoryRows rows = repository.inventory("leads");
        rows.write(IN_SEGMENT, List.of());
        log = only(".log");
        segment = log.resolveSibling(log.getFileName().toString().replace(".log", ""));
        fillTheLog(rows);
        rows.write(List.of(FIRST), List.of());
        lengthWithFirst = (int) Files.size(log);
        rows.write(List.of(LAST), List.of());
        wholeSegment = Files.readAllBytes(segment);
        wholeLog = Files.readAllBytes(log);
        assertThat(wholeSegment.length).isLessThan(600);
        assertThat(wholeLog.length).isLessThan(600);
    }

    /** Until the next write merges it, although there are few rows. */
    private void fillTheLog(InventoryRows rows) throws IOException {
        rows.write(List.of(row("long", "x".repeat(64_000))), List.of());
        rows.write(List.of(), List.of("long"));
        for (int number = 0; Files.size(log) <= 64 << 10; number++) {
            rows.write(List.of(row("b", String.valueOf(number))), List.of());
        }
        inSegment = rows.between(null, null, 9);
    }

    private Path only(String end) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).findAny().orElseThrow();
        }
    }

    @Test
    void aSegmentThatWasCutAnywhereIsRefused() {
        forEachCut(wholeSegment, segment, length -> assertRefused("cut to " + length, segment));
    }

    @Test
    void aSegmentWithAnyBitFlippedIsRefused() {
        forEachFlip(wholeSegment, segment, place -> assertRefused("byte " + place, segment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "\u0000", "x"})
    void aSegmentWithMoreAfterItIsRefused(String more) throws IOException {
        Files.write(segment, FileBytes.join(wholeSegment, more.getBytes(StandardCharsets.US_ASCII)));

        assertRefused("more", segment);
    }

    @Test
    void aSegmentThatChangesWhileItIsInUseIsRefused() throws IOException {
        InventoryRows rows = repository.inventory("leads");
        byte[] changed = wholeSegment.clone();
        changed[wholeSegment.length - 60] ^= 1;
        Files.write(segment, changed);

        assertThatThrownBy(() -> rows.between(null, null, 9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(segment.toRealPath() + " is refused: it was changed while it was in use");
    }

    @Test
    void aLogWithAnyBitFlippedIsRefusedOrEndsBeforeItsLastRecord() {
        forEachFlip(wholeLog, log, place -> {
            if (place < lengthWithFirst) {
                assertRefused("byte " + place, log);
            } else {
                assertThat(all()).as("byte " + place).containsExactlyElementsOf(without(LAST));
            }
        });
    }

    @Test
    void aLogThatWasCutEndsBeforeTheRecordThatWasCut() {
        int lengthOfHead = new String(wholeLog, StandardCharsets.ISO_8859_1).indexOf("write ");
        forEachCut(wholeLog, log, length -> {
            if (length < lengthOfHead) {
                assertRefused("cut to " + length, log);
            } else if (length < lengthWithFirst) {
                assertThat(all()).as("cut to " + length).containsExactlyElementsOf(without(FIRST, LAST));
            } else {
                assertThat(all()).as("cut to " + length).containsExactlyElementsOf(without(LAST));
            }
        });
    }

    @Test
    void aWriteReplacesTheRecordThatACrashCut() throws IOException {
        for (byte[] left : List.of(Arrays.copyOf(wholeLog, wholeLog.length - 3), Arrays.copyOf(wholeLog, 900_000))) {
            Files.write(log, left);
            InventoryRows rows = repository.inventory("leads");
            rows.write(List.of(row("e", null)), List.of());

            assertThat(Files.size(log)).isLessThan(700);
            assertThat(all()).contains(row("e", null), FIRST).isEqualTo(rows.between(null, null, 9));
            assertThat(rows.size()).isEqualTo(all().size());
        }
    }

    @Test
    void aLogThatACrashLeftBehindANewSegmentIsNotCountedTwice() throws IOException {
        InventoryRows rows = repository.inventory("leads");
        fillTheLog(rows);
        byte[] before = Files.readAllBytes(log);
        rows.write(List.of(row("e", null)), List.of("a"));
        rows.write(List.of(), List.of("e"));
        Files.write(log, before);

        assertThat(all()).containsExactlyElementsOf(without());
        assertThat(rows.between(null, null, 9)).containsExactlyElementsOf(without());
        assertThat(rows.size()).isEqualTo(5);
        rows.write(List.of(row("e", null)), List.of("a"));
        assertThat(all()).hasSize(5).contains(row("e", null)).doesNotContain(row("a", "one"));
    }

    @Test
    void anInventoryWhoseRemovalACrashCutIsEmpty() throws IOException {
        InventoryRows rows = repository.inventory("leads");
        assertThatThrownBy(() -> new InventorySegment(segment, "leads").remove(1000, () -> {
                    throw new IOException("a crash before the log is removed");
                }))
                .isInstanceOf(IOException.class);

        assertThat(log).hasBinaryContent(wholeLog);
        assertThat(all()).isEmpty();
        assertThat(rows.size()).isZero();
        rows.write(List.of(LAST), List.of());
        assertThat(all()).containsExactly(LAST);
    }

    @Test
    void aLogWithoutItsSegmentOrWithAnOlderOneIsRefused() throws IOException {
        InventoryRows rows = repository.inventory("leads");
        fillTheLog(rows);
        rows.write(List.of(row("e", null)), List.of());
        Files.write(segment, wholeSegment);
        assertRefused("older", log);
        Files.delete(segment);
        assertRefused("none", log);
    }

    @Test
    void filesOfAnotherKeyAreRefused() throws IOException {
        repository.inventory("other").write(List.of(FIRST), List.of());
        try (Stream<Path> files = Files.list(directory)) {
            Path other = files.filter(file -> file.toString().endsWith(".log") && !file.equals(log))
                    .findAny()
                    .orElseThrow();
            Files.delete(segment);
            Files.copy(other, log, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }

        assertThatThrownBy(this::all).hasMessageContaining("it does not belong to the state key 'leads'");
    }

    @Test
    void theMessageNamesTheFilesAndTheRemedy() throws IOException {
        Files.write(segment, new byte[0]);

        assertThatThrownBy(() -> repository.inventory("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The inventory of state key 'leads' is damaged: " + segment.toRealPath()
                        + " is refused: it is empty. Restore " + segment.toRealPath() + " and " + log.toRealPath()
                        + " from one copy, or delete both: then the consumer does not notice what is gone by now, and"
                        + " may route the rest again");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void damagedFilesAreRemovedWithTheStateOfTheirKey(boolean isSegment) throws IOException {
        Files.write(isSegment ? segment : log, new byte[] {1, 2, 3});
        repository.setState("leads", null);

        assertThat(segment).doesNotExist();
        assertThat(log).doesNotExist();
        assertThat(repository.inventory("leads").size()).isZero();
    }

    @Test
    void deletedFilesAreAnEmptyInventoryForWhoeverHasItOpen() throws IOException {
        InventoryRows rows = repository.inventory("leads");
        Files.delete(segment);
        Files.delete(log);

        assertThat(rows.size()).isZero();
        assertThat(rows.between(null, null, 9)).isEmpty();
        rows.write(List.of(FIRST), List.of());
        assertThat(all()).containsExactly(FIRST);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Files.delete(log);
        Files.createDirectories(log.resolve("in the way"));

        assertThatThrownBy(this::all)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The inventory of state key 'leads' in " + segment.toRealPath())
                .hasMessageContaining("cannot be read or written: ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        for (Path file : List.of(segment, log)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static void forEachCut(byte[] whole, Path file, IntConsumer assertion) {
        for (int length = 0; length < whole.length; length++) {
            write(file, Arrays.copyOf(whole, length));
            assertion.accept(length);
        }
    }

    private static void forEachFlip(byte[] whole, Path file, IntConsumer assertion) {
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            write(file, flipped);
            assertion.accept(bit / 8);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<InventoryRow> all() {
        return repository.inventory("leads").between(null, null, 9);
    }

    private List<InventoryRow> without(InventoryRow... missing) {
        return Stream.concat(inSegment.stream(), Stream.of(FIRST, LAST))
                .distinct()
                .filter(row -> !List.of(missing).contains(row))
                .sorted(java.util.Comparator.comparing(InventoryRow::id))
                .toList();
    }

    private void assertRefused(String damage, Path file) {
        assertThatThrownBy(this::all)
                .as(damage)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.getFileName() + " is refused: ")
                .hasMessageContaining("from one copy, or delete both");
    }
}
