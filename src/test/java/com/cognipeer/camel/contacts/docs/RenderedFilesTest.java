package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderedFilesTest {

    @ParameterizedTest
    @MethodSource("files")
    void aCommittedFileIsWhatIsRendered(Path file) throws IOException {
        assertThat(Files.readString(file))
                .as("%s is out of date; render it with: %s", file, RenderedFiles.COMMAND)
                .isEqualTo(RenderedFiles.all().get(file));
    }

    static Set<Path> files() throws IOException {
        return RenderedFiles.all().keySet();
    }
}
