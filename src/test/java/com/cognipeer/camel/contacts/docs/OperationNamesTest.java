package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.ContactsOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/** A new operation is named in each place that lists all operations. */
class OperationNamesTest {

    private static final String[] OPERATIONS =
            Arrays.stream(ContactsOperation.values()).map(Enum::name).toArray(String[]::new);

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern SENTENCE_UNDER_THE_URI_FORMAT =
            Pattern.compile("cognipeer-contacts:operation\\[\\?options]\n----\n\n([^.]+)\\.");
    private static final Pattern DESCRIPTION_OF_THE_PAGE = Pattern.compile("(?m)^:description: (.+)$");
    private static final Pattern ROW_OF_THE_README = Pattern.compile("(?m)^\\| `cognipeer-contacts:(\\w+)");

    /** Read from the annotation: the generator leaves the values out, as the header has no single Java type. */
    @Test
    void theMetadataOfTheHeaderHasEachAsAValue() throws NoSuchFieldException {
        Metadata header = CognipeerContactsConstants.class.getField("OPERATION").getAnnotation(Metadata.class);

        assertThat(header.enums().split(",")).containsExactlyInAnyOrder(OPERATIONS);
    }

    @Test
    void theDescriptionOfTheOptionNamesEach() throws IOException {
        assertThat(words(find(metadata().getEndpointPathOptions(), "operation").getDescription()))
                .contains(OPERATIONS);
    }

    @Test
    void theDescriptionOfTheComponentNamesEach() throws IOException {
        assertThat(words(metadata().getDescription())).contains(OPERATIONS);
    }

    @Test
    void theDescriptionOfThePageNamesEach() throws IOException {
        assertThat(words(found(DESCRIPTION_OF_THE_PAGE, ComponentPage.PAGE))).contains(OPERATIONS);
    }

    @Test
    void theSentenceUnderTheUriFormatNamesEach() throws IOException {
        assertThat(words(found(SENTENCE_UNDER_THE_URI_FORMAT, ComponentPage.PAGE)))
                .contains(OPERATIONS);
    }

    @Test
    void theTableOfTheReadmeHasARowForEach() throws IOException {
        assertThat(ROW_OF_THE_README
                        .matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(row -> row.group(1)))
                .contains(OPERATIONS)
                .isSubsetOf(OPERATIONS);
    }

    private static ComponentModel metadata() throws IOException {
        return JsonMapper.generateComponentModel(ComponentPage.metadata());
    }

    private static BaseOptionModel find(Collection<? extends BaseOptionModel> options, String name) {
        return options.stream()
                .filter(option -> name.equals(option.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static String found(Pattern text, Path document) throws IOException {
        return text.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(match -> match.group());
    }
}
