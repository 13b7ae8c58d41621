package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the documents are what their texts say, and readers can see them on any page. */
class PicturesTest {

    private static final Path IMAGES = Path.of("src/main/docs/images");
    /** The column of text on a page of the site and of the repository has about this width. */
    private static final int WIDEST = 700;

    private static final Pattern WIDTH = Pattern.compile("<svg [^>]*?width=\"(\\d+)\"");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]+)</title>");
    private static final Pattern SHOWN = Pattern.compile("(?m)^image::images/([\\w-]+\\.svg)\\[\"([^\"]+)\"]$");

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureIsDrawnFromThePresentText(Picture picture) throws IOException {
        assertThat(picture.fingerprintOfDrawing())
                .as("%s was drawn from another text; draw it again with: %s", picture.drawing(), RenderedFiles.COMMAND)
                .isEqualTo(picture.fingerprint());
    }

    /** A fingerprint can stay while somebody changes the drawing by hand. */
    @Tag("ci")
    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureHasTheElementsThatItsTextGives(Picture picture) throws IOException {
        if (!hasFonts()) {
            String reason = "This Java finds no fonts, and PlantUML cannot draw without: install fontconfig and a font";
            assertThat(System.getenv("CI")).as(reason).isNull();
            abort(reason);
        }
        assertThat(SvgOutline.of(Files.readString(picture.drawing()))).isEqualTo(SvgOutline.of(picture.draw()));
    }

    @Test
    void anOutlineHasTextsAndColoursAndNoPlaces() {
        String svg = "<svg width=\"9\"><rect x=\"1\" fill=\"#fff\"/><text y=\"2\">100 a minute</text></svg>";

        assertThat(SvgOutline.of(svg.replace("\"9\"", "\"8\"").replace("\"1\"", "\"3\"")))
                .isEqualTo(SvgOutline.of(svg));
        assertThat(SvgOutline.of(svg.replace("100", "200"))).isNotEqualTo(SvgOutline.of(svg));
        assertThat(SvgOutline.of(svg.replace("#fff", "#eee"))).isNotEqualTo(SvgOutline.of(svg));
        assertThat(SvgOutline.of(svg.replace("<rect x=\"1\" fill=\"#fff\"/>", "")))
                .isNotEqualTo(SvgOutline.of(svg));
    }

    @ParameterizedTest
    @MethodSource("images")
    void aPictureFitsOnAPageAndStandsOnItsOwnBackground(Path image) throws IOException {
        String svg = Files.readString(image);

        assertThat(WIDTH.matcher(svg).results().map(width -> Integer.parseInt(width.group(1))))
                .singleElement()
                .satisfies(width -> assertThat(width).isLessThanOrEqualTo(WIDEST));
        assertThat(svg).contains("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        assertThat(svg).doesNotContain("<script", "href=", "url(");
    }

    @ParameterizedTest
    @MethodSource("images")
    void aPageShowsThePictureAndSaysTheSameInWords(Path image) throws IOException {
        MatchResult title =
                TITLE.matcher(Files.readString(image)).results().findFirst().orElseThrow();
        List<String> texts = new ArrayList<>();
        for (Path page : Pages.all()) {
            SHOWN.matcher(Files.readString(page))
                    .results()
                    .filter(line -> line.group(1).equals(image.getFileName().toString()))
                    .forEach(line -> texts.add(line.group(2)));
        }

        assertThat(texts).isNotEmpty().containsOnly(title.group(1));
    }

    private static boolean hasFonts() {
        try {
            FontRenderContext context = new FontRenderContext(null, true, true);
            return new Font(Font.SANS_SERIF, Font.PLAIN, 15)
                            .getStringBounds("text", context)
                            .getWidth()
                    > 0;
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return false;
        }
    }

    static List<Picture> pictures() throws IOException {
        return Picture.all();
    }

    static List<Path> images() throws IOException {
        try (Stream<Path> files = Files.list(IMAGES)) {
            return files.sorted().toList();
        }
    }
}
