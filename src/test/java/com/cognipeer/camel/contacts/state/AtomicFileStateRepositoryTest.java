package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.advance;
import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file returns every key and value exactly, and compares before it replaces one. */
class AtomicFileStateRepositoryTest {

    @TempDir
    Path directory;

    private Path file;
    private AtomicFileStateRepository repository;

    @BeforeEach
    void start() {
        file = directory.resolve("contacts.state");
        repository = new AtomicFileStateRepository();
        repository.setFile(file.toFile());
        repository.start();
    }

    @Test
    void theFileCanBeGivenAsText() {
        repository.setState("leads", "here");
        AtomicFileStateRepository same = new AtomicFileStateRepository();

        PropertyBindingSupport.build()
                .withCamelContext(new DefaultCamelContext())
                .withTarget(same)
                .withProperty("file", file.toString())
                .bind();

        assertThat(same.getState("leads")).isEqualTo("here");
    }

    @Test
    void aMissingFileIsNoState() {
        assertThat(repository.getState("leads")).isNull();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "two\nlines\r\n",
                "a\ttab",
                "\\u0041 \\ $1",
                "Zoë 日本 😀",
                "\uD83D alone",
                "\u0000\u007F\uFFFF"
            })
    void anyKeyAndAnyValueComeBackAsTheyWere(String text) {
        repository.setState(text, "value of " + text);
        repository.setState("key", text);

        assertThat(again().getState(text)).isEqualTo("value of " + text);
        assertThat(again().getState("key")).isEqualTo(text);
    }

    @Test
    void manyKeysAreKeptApart() {
        IntStream.range(0, 200).forEach(key -> repository.setState("key " + key, revision(1)));
        repository.setState("key 7", revision(2));

        assertThat(IntStream.range(0, 200).mapToObj(key -> again().getState("key " + key)))
                .hasSize(200)
                .allMatch(value -> value.equals(revision(1)) || value.equals(revision(2)));
        assertThat(repository.getState("key 7")).isEqualTo(revision(2));
        assertThat(repository.getState("key 8")).isEqualTo(revision(1));
    }

    @Test
    void nullRemovesTheKeyAndNoOther() {
        repository.setState("leads", revision(1));
        repository.setState("customers", revision(1));
        repository.setState("leads", null);

        assertThat(again().getState("leads")).isNull();
        assertThat(again().getState("customers")).isEqualTo(revision(1));
    }

    @Test
    void theFirstValueReplacesNone() {
        assertThat(repository.replace("leads", null, "first")).isTrue();
        assertThat(repository.replace("leads", null, "another first")).isFalse();

        assertThat(again().getState("leads")).isEqualTo("first");
    }

    @Test
    void aValueReplacesTheExpectedOneOnly() {
        repository.setState("leads", "old");

        assertThat(repository.replace("leads", "other", "new")).isFalse();
        assertThat(again().getState("leads")).isEqualTo("old");
        assertThat(repository.replace("leads", "old", "new")).isTrue();
        assertThat(again().getState("leads")).isEqualTo("new");
    }

    @Test
    void aRemovedKeyTakesAFirstValueAndNoOther() {
        repository.setState("leads", revision(1));
        repository.setState("leads", null);

        assertThat(advance(repository, "leads", 2)).isFalse();
        assertThat(advance(repository, "leads", 1)).isTrue();
    }

    @Test
    void aValueThatAnotherRepositoryReplacedOnDiskIsNotExpectedAnyMore() {
        assertThat(advance(repository, "leads", 1)).isTrue();
        assertThat(advance(again(), "leads", 2)).isTrue();

        assertThat(advance(repository, "leads", 2)).isFalse();
        assertThat(repository.getState("leads")).isEqualTo(revision(2));
    }

    @Test
    void nothingIsReplacedInAFileThatWasDeleted() throws IOException {
        repository.setState("leads", revision(1));
        Files.delete(file);

        assertThat(advance(repository, "leads", 2)).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void noValueCannotReplaceOne() {
        repository.setState("leads", "old");

        assertThatThrownBy(() -> repository.replace("leads", "old", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
        assertThat(repository.getState("leads")).isEqualTo("old");
    }

    @Test
    void whatACrashedWriterLeftBehindIsReplaced() throws IOException {
        Files.writeString(directory.resolve("contacts.state.tmp"), "half of a sta");
        repository.setState("leads", revision(1));

        assertThat(again().getState("leads")).isEqualTo(revision(1));
        assertThat(directory.resolve("contacts.state.tmp")).doesNotExist();
    }

    @Test
    void whatACrashedWriterLeftBehindIsClearedAwayAtTheStart() throws IOException {
        Files.writeString(directory.resolve("contacts.state.tmp"), "half of a sta");
        again().start();

        assertThat(directory.resolve("contacts.state.tmp")).doesNotExist();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheFileEvenWhereOneWasLeftBehindForAll() throws IOException {
        Path left = Files.writeString(directory.resolve("contacts.state.tmp"), "");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        repository.setState("leads", revision(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToTheFileStaysALink() throws IOException {
        repository.setState("leads", revision(1));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        new AtomicFileStateRepository(link.toFile()).setState("leads", revision(2));

        assertThat(link).isSymbolicLink();
        assertThat(repository.getState("leads")).isEqualTo(revision(2));
    }

    @Test
    void theFileIsWrittenInAFormatThatStays() throws IOException {
        repository.setState("lead\u00e9s", revision(1));

        assertThat(file)
                .hasContent("cognipeer-contacts-state 1\n" + "lead\\u00e9s\t{\"revision\":1,\"after\":\"c-1\"}\n"
                        + "sha256 e5520dca21244e2799c6ce28ec3a9edceab959aa339226eafd0d83ae90eb8d5f\n");
    }

    @Test
    void thePropertyIsTheFileThatWasSet() {
        assertThat(repository.getFile()).isEqualTo(file.toFile());
        assertThat(new AtomicFileStateRepository(new File("x")).getFile()).isEqualTo(new File("x"));
    }

    @Test
    void thePropertyOfTheBeanIsAFile() throws IntrospectionException {
        assertThat(Introspector.getBeanInfo(AtomicFileStateRepository.class, ServiceSupport.class)
                        .getPropertyDescriptors())
                .singleElement()
                .returns("file", PropertyDescriptor::getName)
                .returns(File.class, PropertyDescriptor::getPropertyType)
                .satisfies(property -> assertThat(property.getWriteMethod().getParameterTypes())
                        .containsExactly(File.class));
    }

    private AtomicFileStateRepository again() {
        return new AtomicFileStateRepository(file.toFile());
    }
}
