package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start refuses a file whose place cannot be used. */
class UnusableStateFileTest {

    @TempDir
    Path directory;

    @Test
    void withoutAFileThePropertyIsNamed() {
        assertThatThrownBy(() -> new AtomicFileStateRepository().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("AtomicFileStateRepository has no file: set its property 'file' to the file that keeps the"
                        + " state");
    }

    @Test
    void aMissingDirectoryIsMade() {
        AtomicFileStateRepository repository = at(directory.resolve("a/b/contacts.state"));
        repository.start();
        repository.setState("leads", revision(1));

        assertThat(repository.getState("leads")).isEqualTo(revision(1));
    }

    @Test
    void aDirectoryThatHasGoneIsNoMissingState() throws IOException {
        Path state = Files.createDirectory(directory.resolve("mounted"));
        AtomicFileStateRepository repository =
                new AtomicFileStateRepository(state.resolve("positions").toFile());
        repository.start();
        repository.setState("leads", "text");
        Files.move(state, directory.resolve("elsewhere"));

        assertThatThrownBy(() -> repository.getState("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not exist any more: mount it, or restore it");
        Files.move(directory.resolve("elsewhere"), state);
        assertThat(repository.getState("leads")).isEqualTo("text");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(directory.resolve("a"), "in the way");

        assertThatThrownBy(() -> at(directory.resolve("a/contacts.state")).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The directory of the state file " + real("a/contacts.state"))
                .hasMessageContaining("Make it, or name another file")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aLockFileThatCannotBeOpenedIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("contacts.state.lock"));

        assertThatThrownBy(() -> at(directory.resolve("contacts.state")).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The state file " + real("contacts.state") + " cannot be written: ")
                .hasMessageContaining("Let this process write to the directory, or name another file");
    }

    /** Takes the place of a directory without write permission, which root can always write to. */
    @Test
    void aDirectoryInWhichNoFileCanBeMadeIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("contacts.state.tmp/in the way"));

        assertThatThrownBy(() -> at(directory.resolve("contacts.state")).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The state file " + real("contacts.state") + " cannot be written: ");
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("contacts.state"));

        assertThatThrownBy(() -> at(directory.resolve("contacts.state")).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The state file " + real("contacts.state") + " cannot be read: ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToNoFileIsRefused() throws IOException {
        Files.createSymbolicLink(directory.resolve("contacts.state"), directory.resolve("nowhere"));

        assertThatThrownBy(() -> at(directory.resolve("contacts.state")).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The state file " + real("contacts.state")
                        + " is a link that leads to no file: name the file" + " itself that it should lead to");
    }

    @Test
    void aFailedWriteLeavesTheOldState() throws IOException {
        AtomicFileStateRepository repository = at(directory.resolve("contacts.state"));
        repository.setState("leads", revision(1));
        Files.createDirectories(directory.resolve("contacts.state.tmp/in the way"));

        assertThatThrownBy(() -> repository.setState("leads", revision(2))).isInstanceOf(IllegalStateException.class);
        assertThat(repository.getState("leads")).isEqualTo(revision(1));
    }

    private Path real(String name) throws IOException {
        return directory.toRealPath().resolve(name);
    }

    private static AtomicFileStateRepository at(Path file) {
        return new AtomicFileStateRepository(file.toFile());
    }
}
