package org.newsgraph.reader;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text. A byte order mark decides; then UTF-8, strictly; then what the bytes look like,
 * and only if what comes out looks like text. Nothing is ever replaced or dropped.
 */
final class Decoder {
    private static final String EXPECTED = "text in UTF-8 (or UTF-16 with a byte order mark)";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Decoder() {}

    /** An encoding that the first bytes declare. */
    record Mark(Charset charset, int length) {}

    static Optional<Mark> mark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
        } else if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new Mark(Charset.forName("UTF-32LE"), 4));
        } else if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(new Mark(Charset.forName("UTF-32BE"), 4));
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(new Mark(StandardCharsets.UTF_16LE, 2));
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    /** UTF-16 without a mark shows in a zero in every second byte of Latin text. */
    static Optional<Charset> unmarkedUtf16(byte[] bytes) {
        int[] zeros = new int[2];
        int length = Math.min(bytes.length, 4096) & ~1;
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (pairs >= 4 && zeros[1] * 10 > pairs * 6 && zeros[0] * 10 < pairs) {
            return Optional.of(StandardCharsets.UTF_16LE);
        } else if (pairs >= 4 && zeros[0] * 10 > pairs * 6 && zeros[1] * 10 < pairs) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    /**
     * @param firstLine number of the line that the bytes start with, for messages
     * @throws ArticleFormatException if the bytes are not text, or in no known encoding
     */
    static String decode(byte[] bytes, String file, long firstLine) throws ArticleFormatException {
        Optional<Mark> mark = mark(bytes);
        if (mark.isPresent()) {
            Mark found = mark.get();
            ByteBuffer rest = ByteBuffer.wrap(bytes, found.length(), bytes.length - found.length());
            return checked(
                    strict(rest, found.charset())
                            .orElseThrow(
                                    () ->
                                            new ArticleFormatException(
                                                    new Problem(
                                                            file,
                                                            firstLine,
                                                            0,
                                                            "bytes that are not "
                                                                    + found.charset().name()
                                                                    + ", which the byte order"
                                                                    + " mark announces",
                                                            EXPECTED))),
                    file,
                    firstLine);
        }
        Optional<Charset> wide = unmarkedUtf16(bytes);
        if (wide.isPresent()) {
            Optional<String> text = strict(ByteBuffer.wrap(bytes), wide.get());
            if (text.isPresent()) {
                return checked(text.get(), file, firstLine);
            }
        }
        Optional<String> utf8 = strict(ByteBuffer.wrap(bytes), StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return checked(utf8.get(), file, firstLine);
        }
        return otherEncoding(bytes, file, firstLine);
    }

    private static String otherEncoding(byte[] bytes, String file, long firstLine)
            throws ArticleFormatException {
        checkNoZero(bytes, file, firstLine);
        int bad = firstMalformedUtf8(bytes);
        Problem problem =
                new Problem(
                        file,
                        firstLine + linesBefore(bytes, bad),
                        0,
                        String.format("byte 0x%02X (byte %d) is not UTF-8", bytes[bad], bad + 1),
                        EXPECTED);
        // Text that is UTF-8 for the greater part is damaged UTF-8, and reading it as anything else
        // would turn every good quotation mark of it into three wrong letters.
        if (multibyteSequences(bytes) > strayBytes(bytes)) {
            throw new ArticleFormatException(problem);
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        if (name != null && Charset.isSupported(name)) {
            Optional<String> text = strict(ByteBuffer.wrap(bytes), Charset.forName(name));
            if (text.isPresent() && isPlausible(text.get())) {
                return text.get();
            }
        }
        return strict(ByteBuffer.wrap(bytes), WINDOWS_1252)
                .filter(Decoder::isPlausible)
                .orElseThrow(() -> new ArticleFormatException(problem));
    }

    private static String checked(String text, String file, long firstLine)
            throws ArticleFormatException {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw binary("a zero byte", linesBefore(text, i) + firstLine, file);
            }
            controls += isControl(c) ? 1 : 0;
        }
        if (controls > 8 && controls * 50L > text.length()) {
            throw binary(controls + " control characters", firstLine, file);
        }
        return text;
    }

    private static void checkNoZero(byte[] bytes, String file, long firstLine)
            throws ArticleFormatException {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw binary("a zero byte", firstLine + linesBefore(bytes, i), file);
            }
        }
    }

    private static ArticleFormatException binary(String what, long line, String file) {
        return new ArticleFormatException(
                new Problem(file, line, 0, "binary content (" + what + ")", EXPECTED));
    }

    static Optional<String> strict(ByteBuffer bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(bytes)
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int firstMalformedUtf8(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isOverflow()) {
                return Math.min(in.position(), bytes.length - 1);
            }
            out.clear();
        }
    }

    private static int multibyteSequences(byte[] bytes) {
        int count = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = sequence(bytes, i);
            count += length > 1 ? 1 : 0;
            i += Math.max(length, 1);
        }
        return count;
    }

    private static int strayBytes(byte[] bytes) {
        int count = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = sequence(bytes, i);
            count += length == 0 ? 1 : 0;
            i += Math.max(length, 1);
        }
        return count;
    }

    /** Length of the UTF-8 sequence at {@code from}; 0 where there is none. */
    private static int sequence(byte[] bytes, int from) {
        int lead = bytes[from] & 0xff;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead > 0xF4 || from + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[from + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Whether letters and the punctuation of edited text make up nearly all that is not ASCII. */
    private static boolean isPlausible(String text) {
        int beyond = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80 && c < 0xA0 || isControl(c)) {
                return false;
            }
            if (c >= 0x80) {
                beyond++;
                letters += Character.isLetter(c) || "‘’“”–—…•€£«»°·\u00a0".indexOf(c) >= 0 ? 1 : 0;
            }
        }
        return letters * 10L >= beyond * 9L;
    }

    private static boolean isControl(char c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }

    private static long linesBefore(byte[] bytes, int end) {
        long lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    static long linesBefore(CharSequence text, int end) {
        return text.chars().limit(end).filter(c -> c == '\n').count();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        byte[] wanted = new byte[start.length];
        for (int i = 0; i < start.length; i++) {
            wanted[i] = (byte) start[i];
        }
        return Arrays.equals(bytes, 0, start.length, wanted, 0, start.length);
    }
}
