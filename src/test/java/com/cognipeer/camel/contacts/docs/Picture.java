package com.cognipeer.camel.contacts.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.preproc.Defines;
import net.sourceforge.plantuml.security.SFile;
import net.sourceforge.plantuml.version.Version;

/**
 * A picture of the documents, drawn by PlantUML from a text.
 *
 * <p>PlantUML measures texts by the fonts of the machine, so the places of all elements differ from machine to machine. So a
 * picture carries a fingerprint of its text, and is drawn again only after its text has changed.
 *
 * @param text    the file with the text
 * @param drawing the file with the picture
 */
record Picture(Path text, Path drawing) {

    private static final Path TEXTS = Path.of("src/main/docs/pictures");
    private static final Path DRAWINGS = Path.of("src/main/docs/images");
    private static final Path STYLE = TEXTS.resolve("style.iuml");
    private static final String ENDING = ".puml";

    private static final Pattern TITLE = Pattern.compile("(?m)^' title: (.+)$");
    private static final Pattern FINGERPRINT = Pattern.compile("<!-- drawn from (\\S+), fingerprint (\\S+) -->");
    private static final Pattern ROOT = Pattern.compile("<svg [^>]*?viewBox=\"0 0 (\\d+) (\\d+)\"[^>]*>");
    /** Names that only programs read; two arrows between the same boxes would have the same. */
    private static final String NAMES = " (?:id|class|data-[\\w-]+)=\"[^\"]*\"";
    /** The fonts that most readers have in place of the one that PlantUML measures; all three have the same widths. */
    private static final String FONTS = "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\"";

    static List<Picture> all() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(Picture::of)
                    .toList();
        }
    }

    private static Picture of(Path text) {
        String name = text.getFileName().toString();
        return new Picture(text, DRAWINGS.resolve(name.substring(0, name.length() - ENDING.length()) + ".svg"));
    }

    /** Draws the picture again if its text, the style or PlantUML has changed. */
    void update() throws IOException {
        if (!Files.exists(drawing) || !fingerprint().equals(fingerprintOfDrawing())) {
            Files.createDirectories(DRAWINGS);
            Files.writeString(drawing, draw());
        }
    }

    String draw() throws IOException {
        System.setProperty("java.awt.headless", "true");
        SourceStringReader reader = new SourceStringReader(
                Defines.createEmpty(),
                Files.readString(text),
                StandardCharsets.UTF_8,
                List.of(),
                new SFile(TEXTS.toAbsolutePath().toString()));
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        String description = reader.outputImage(svg, new FileFormatOption(FileFormat.SVG, false))
                .getDescription();
        if (description.contains("Error")) {
            throw new IllegalStateException(text + " is no picture: " + description);
        }
        return finished(svg.toString(StandardCharsets.UTF_8));
    }

    /** A picture with its fingerprint, a title for readers who do not see it, and a background of its own for dark pages. */
    private String finished(String svg) throws IOException {
        Matcher root = ROOT.matcher(svg);
        Matcher title = TITLE.matcher(Files.readString(text));
        if (!root.find() || !title.find()) {
            throw new IllegalStateException(text + " has no size or no line \"' title: …\"");
        }
        String head = """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img">
                <!-- drawn from %3$s, fingerprint %4$s -->
                <title>%5$s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(
                        root.group(1),
                        root.group(2),
                        text.getFileName(),
                        fingerprint(),
                        title.group(1).strip());
        String rest = svg.substring(root.end())
                .replaceAll("font-family=\"[^\"]*\"", Matcher.quoteReplacement(FONTS))
                .replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", "")
                .replaceAll(NAMES, "")
                .replace("><", ">\n<");
        return head + rest.strip() + "\n";
    }

    /** Changes with the text, with the style, and with PlantUML. */
    String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(text));
            digest.update(Files.readAllBytes(STYLE));
            digest.update(Version.versionString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fingerprint of the text from which the committed picture was drawn. */
    String fingerprintOfDrawing() throws IOException {
        Matcher fingerprint = FINGERPRINT.matcher(Files.readString(drawing));
        return fingerprint.find() ? fingerprint.group(2) : "none";
    }
}
