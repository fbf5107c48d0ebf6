package org.newsgraph.reader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsgraph.reader.Source.Format;

/** Tells formats apart by their first bytes where the name does not, or says too little. */
final class Sniffer {
    /** Files that may be all ASCII; of others the zero bytes tell. */
    private static final List<Signature> SIGNATURES =
            List.of(
                    new Signature("%PDF-", "a PDF file"),
                    new Signature("%!PS", "a PostScript file"),
                    new Signature("{\\rtf", "an RTF file"));

    private Sniffer() {}

    /** The format to read: the one of the name, save that JSON and JSON Lines are often swapped. */
    static Format format(Format named, byte[] head) {
        if (named == Format.TEXT || named == Format.HTML) {
            return named;
        }
        // Zeros go so that the marks of UTF-16 stand together; all that is looked for is ASCII.
        String start =
                new String(head, StandardCharsets.ISO_8859_1)
                        .replace("\0", "")
                        .replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                        .stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(named, start);
        }
        if (named != Format.UNKNOWN) {
            return named;
        }
        String lower = start.substring(0, Math.min(start.length(), 1024)).toLowerCase(Locale.ROOT);
        boolean page =
                lower.startsWith("<!doctype html")
                        || lower.startsWith("<html")
                        || lower.startsWith("<") && lower.contains("<html");
        return page ? Format.HTML : Format.TEXT;
    }

    /**
     * What kind of file the first bytes announce, where that is none that holds plain text, however
     * much of it is ASCII: {@code a PDF file}.
     */
    static Optional<String> otherFile(byte[] head) {
        int length = Math.min(head.length, 16);
        String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return SIGNATURES.stream()
                .filter(signature -> start.startsWith(signature.bytes()))
                .map(Signature::name)
                .findFirst();
    }

    private record Signature(String bytes, String name) {}

    private static Format json(Format named, String start) {
        int end = start.indexOf('\n');
        String first = (end < 0 ? start : start.substring(0, end)).strip();
        if (first.equals("{") || first.equals("[")) {
            return Format.JSON;
        }
        if (named == Format.JSON_LINES) {
            return named;
        }
        boolean objectOnALine = first.startsWith("{") && first.endsWith("}");
        boolean another = end >= 0 && start.substring(end).stripLeading().startsWith("{");
        if (named == Format.JSON) {
            return objectOnALine && another ? Format.JSON_LINES : Format.JSON;
        }
        boolean longLine = first.startsWith("{") && end < 0;
        if (objectOnALine || longLine) {
            return Format.JSON_LINES;
        }
        return isText(first) ? Format.TEXT : Format.JSON;
    }

    /** "[Seoul] ..." is no list: JSON goes on with a value or a key. */
    private static boolean isText(String first) {
        return first.length() > 1
                && !first.substring(1).stripLeading().matches("(?s)[\\[{\"\\]}].*");
    }
}
