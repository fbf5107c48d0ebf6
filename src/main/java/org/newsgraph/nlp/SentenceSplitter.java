package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.newsgraph.document.Span;
import org.newsgraph.nlp.Abbreviations.Kind;

/**
 * Cuts a stretch of edited text into sentences.
 *
 * <p>A sentence ends at a period, question mark, exclamation mark or ellipsis, taking along the
 * quotation marks and brackets that it closes, unless what follows goes on in lower case, or the
 * period belongs to an abbreviation, an initial or a number, or a bracket that opened within the
 * sentence is still open. An empty line always ends it.
 */
final class SentenceSplitter {
    /** How far ahead the closing bracket of an open one is looked for, in chars. */
    private static final int BRACKET_REACH = 400;

    private final Abbreviations abbreviations;

    SentenceSplitter(Abbreviations abbreviations) {
        this.abbreviations = abbreviations;
    }

    /**
     * Spans of the sentences in {@code text} between {@code from} and {@code to}, in order, without
     * the white space around them; every char that is no white space lies in exactly one.
     */
    List<Span> split(CharSequence text, int from, int to) {
        List<Span> sentences = new ArrayList<>();
        int start = skipSpace(text, from, to);
        int bracketUntil = -1;
        int i = start;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\n' && emptyLineAt(text, i, to)) {
                add(text, start, i, sentences);
                start = skipSpace(text, i, to);
                i = start;
                bracketUntil = -1;
                continue;
            }
            if (Chars.isOpeningBracket(c) && i > start && i >= bracketUntil) {
                bracketUntil = closing(text, i, to);
            }
            if (!Chars.isTerminator(c) || i < bracketUntil) {
                i++;
                continue;
            }
            int endOfMarks = i;
            while (endOfMarks < to && Chars.isTerminator(text.charAt(endOfMarks))) {
                endOfMarks++;
            }
            int end = skipClosers(text, start, endOfMarks, to);
            if (endsHere(text, start, i, endOfMarks, end, to)) {
                add(text, start, end, sentences);
                start = skipSpace(text, end, to);
                i = start;
                bracketUntil = -1;
            } else {
                i = endOfMarks;
            }
        }
        add(text, start, to, sentences);
        return sentences;
    }

    private static void add(CharSequence text, int start, int end, List<Span> sentences) {
        while (end > start && Chars.isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            sentences.add(new Span(start, end));
        }
    }

    private static int skipSpace(CharSequence text, int i, int to) {
        while (i < to && Chars.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether nothing but white space stands between the line end at {@code i} and another. */
    private static boolean emptyLineAt(CharSequence text, int i, int to) {
        for (int k = i + 1; k < to && Chars.isSpace(text.charAt(k)); k++) {
            if (text.charAt(k) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Where the bracket at {@code open} is closed, or -1 if not within reach. */
    private static int closing(CharSequence text, int open, int to) {
        int depth = 0;
        int limit = Math.min(to, open + BRACKET_REACH);
        for (int k = open; k < limit; k++) {
            char c = text.charAt(k);
            if (Chars.isOpeningBracket(c)) {
                depth++;
            } else if (Chars.isClosingBracket(c) && --depth == 0) {
                return k;
            } else if (c == '\n' && emptyLineAt(text, k, to)) {
                return -1;
            }
        }
        return -1;
    }

    /**
     * The end of the closing quotation marks and brackets after a terminator. A mark after a space
     * counts as closing if a space or the end follows it and a quotation is open.
     */
    private static int skipClosers(CharSequence text, int start, int i, int to) {
        int end = i;
        while (end < to) {
            int k = skipInlineSpace(text, end, to);
            if (k == to) {
                break;
            }
            char c = text.charAt(k);
            boolean spaced = k > end;
            boolean closes;
            if (Chars.isClosingBracket(c)) {
                closes = true;
            } else if (c == '\u201D' || c == '\u00BB' || c == '\u2019' || c == '\u203A') {
                closes = !spaced || endsWord(text, k + 1, to);
            } else if (c == '"' || c == '\'' || c == '\uFF02') {
                int after = k + 1;
                while (after < to
                        && (Chars.isQuote(text.charAt(after))
                                || Chars.isClosingBracket(text.charAt(after)))) {
                    after++;
                }
                boolean wordFollows = after < to && Character.isLetterOrDigit(text.charAt(after));
                closes =
                        spaced
                                ? endsWord(text, after, to) && open(text, start, i, c)
                                : !wordFollows || open(text, start, i, c);
            } else {
                closes = false;
            }
            if (!closes) {
                break;
            }
            end = k + 1;
        }
        return end;
    }

    private static int skipInlineSpace(CharSequence text, int i, int to) {
        while (i < to && Chars.isSpace(text.charAt(i)) && text.charAt(i) != '\n') {
            i++;
        }
        return i;
    }

    private static boolean endsWord(CharSequence text, int i, int to) {
        return i >= to || !Character.isLetterOrDigit(text.charAt(i));
    }

    /** Whether an odd number of the marks stands in the sentence so far. */
    private static boolean open(CharSequence text, int start, int end, char mark) {
        boolean open = false;
        for (int k = start; k < end; k++) {
            if (text.charAt(k) == mark) {
                open = !open;
            }
        }
        return open;
    }

    private boolean endsHere(
            CharSequence text, int start, int marks, int endOfMarks, int end, int to) {
        int next = skipSpace(text, end, to);
        if (next == to) {
            return true;
        }
        boolean spaceFollows = next > end;
        boolean quoteFollows = Chars.isDoubleQuote(text.charAt(next));
        if (!spaceFollows && !(quoteFollows && marks > start)) {
            return false;
        }
        int word = next;
        while (word < to
                && (Chars.isQuote(text.charAt(word))
                        || Chars.isOpeningBracket(text.charAt(word)))) {
            word++;
        }
        if (word == to) {
            return true;
        }
        char first = text.charAt(word);
        if (Character.isLowerCase(first)) {
            return false;
        }
        if (first == ','
                || first == ';'
                || first == ':'
                || (Chars.isTerminator(first) && word == next)) {
            return false;
        }
        String nextWord = wordAt(text, word, to);
        boolean single = endOfMarks == marks + 1 && text.charAt(marks) == '.';
        if (single && end == endOfMarks) {
            return periodEnds(text, start, marks, word, nextWord, word > next);
        }
        boolean asks =
                text.charAt(endOfMarks - 1) != '.' && text.charAt(endOfMarks - 1) != '\u2026';
        if (asks && end > endOfMarks && Chars.isQuote(text.charAt(end - 1))) {
            return !speakerFollows(text, word, to);
        }
        return true;
    }

    /** Whether the period at {@code period}, which no quotation mark follows, ends the sentence. */
    private boolean periodEnds(
            CharSequence text, int start, int period, int next, String nextWord, boolean opens) {
        String word = wordBefore(text, start, period);
        if (word.isEmpty()) {
            return period > start;
        }
        boolean starter = opens || abbreviations.is(Kind.STARTER, nextWord);
        boolean numberFollows = Character.isDigit(text.charAt(next));
        if (period - word.length() == start && isListMark(word)) {
            return false;
        }
        if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
            return starter && !nextWord.equals("I") && !nextWord.equals("A");
        }
        if (abbreviations.is(Kind.NUMBER, word) && numberFollows) {
            return false;
        }
        boolean capital = Character.isUpperCase(word.charAt(0)) || word.indexOf('.') > 0;
        if (abbreviations.is(Kind.MONTH, word) && capital) {
            return !numberFollows && starter;
        }
        if (abbreviations.is(Kind.SUFFIX, word) || isAcronym(word)) {
            return starter;
        }
        if (abbreviations.is(Kind.TITLE, word)) {
            return false;
        }
        return true;
    }

    /** "1." or "iv." at the head of a list item. */
    private static boolean isListMark(String word) {
        return word.length() <= 3 && word.chars().allMatch(Character::isDigit);
    }

    /** Letters and periods in turn: "U.S", "J.K". */
    private static boolean isAcronym(String word) {
        if (word.length() < 3) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i % 2 == 0 ? !Character.isLetter(c) : c != '.') {
                return false;
            }
        }
        return word.length() % 2 == 1;
    }

    /** Names and then a verb of asking: {@code Smith asked}, {@code Anna Smith wrote}. */
    private boolean speakerFollows(CharSequence text, int from, int to) {
        int i = from;
        for (int words = 0; words < 5 && i < to; words++) {
            String word = wordAt(text, i, to);
            if (word.isEmpty()) {
                return false;
            }
            if (words > 0 && abbreviations.is(Kind.ASKING, word)) {
                return true;
            }
            if (!Character.isUpperCase(word.charAt(0))
                    || (words == 0 && abbreviations.is(Kind.STARTER, word))) {
                return false;
            }
            i = skipInlineSpace(text, i + word.length(), to);
        }
        return false;
    }

    private static String wordAt(CharSequence text, int i, int to) {
        int end = i;
        while (end < to
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return text.subSequence(i, end).toString();
    }

    private static String wordBefore(CharSequence text, int start, int end) {
        int i = end;
        while (i > start
                && (Character.isLetterOrDigit(text.charAt(i - 1))
                        || text.charAt(i - 1) == '.'
                        || text.charAt(i - 1) == '-')) {
            i--;
        }
        String word =
                text.subSequence(i, end).toString().toLowerCase(Locale.ROOT).isEmpty()
                        ? ""
                        : text.subSequence(i, end).toString();
        return word;
    }
}
