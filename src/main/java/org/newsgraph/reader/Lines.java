package org.newsgraph.reader;

/** Where lines end and what counts as blank. */
final class Lines {
    private Lines() {}

    /** End of the line that starts at {@code from}, before its line end. */
    static int end(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Start of the line after the one that ends at {@code end}. */
    static int next(CharSequence text, int end) {
        if (end >= text.length()) {
            return text.length();
        }
        boolean pair =
                text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
        return end + (pair ? 2 : 1);
    }

    static boolean isLineEnd(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\f'
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }

    /** White space of any kind, no-break and zero-width spaces among it. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || isLineEnd(c)
                || c == '\u200b'
                || c == '\u2060'
                || c == '\ufeff';
    }
}
