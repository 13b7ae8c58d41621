package com.cognipeer.camel.contacts.docs;

import java.nio.file.Path;

/** What a program writes between two lines of a page. */
record RenderedSection(Path page, String name, String origin) {

    /** The text of the page with this in the section. */
    String in(String text, String content) {
        String begin = "// " + name + ": begin (" + origin + ", do not edit)\n";
        String end = "// " + name + ": end\n";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(
                    page + " lacks the lines '" + begin.strip() + "' and '" + end.strip() + "'");
        }
        return text.substring(0, from + begin.length()) + content + text.substring(to);
    }
}
