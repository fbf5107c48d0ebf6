package org.newsgraph.nlp;

/** What kind of char this is, as splitting sentences and tokens sees it. */
final class Chars {
    private Chars() {}

    /** White space of any kind, and the invisible marks that pages leave between words. */
    static boolean isSpace(char c) {
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u200B'
                || c == '\u200E'
                || c == '\u200F'
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\u0085';
    }

    static boolean isDoubleQuote(char c) {
        return c == '"'
                || c == '\u201C'
                || c == '\u201D'
                || c == '\u201E'
                || c == '\u00AB'
                || c == '\u00BB'
                || c == '\u201F'
                || c == '\uFF02';
    }

    static boolean isSingleQuote(char c) {
        return c == '\''
                || c == '`'
                || c == '\u2018'
                || c == '\u2019'
                || c == '\u201A'
                || c == '\u2039'
                || c == '\u203A'
                || c == '\u00B4';
    }

    static boolean isQuote(char c) {
        return isDoubleQuote(c) || isSingleQuote(c);
    }

    /** An apostrophe: the straight one, the typographic one. */
    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    static boolean isOpeningBracket(char c) {
        return c == '(' || c == '[' || c == '{' || c == '\uFF08';
    }

    static boolean isClosingBracket(char c) {
        return c == ')' || c == ']' || c == '}' || c == '\uFF09';
    }

    static boolean isTerminator(char c) {
        return c == '.' || c == '?' || c == '!' || c == '\u2026';
    }
}
