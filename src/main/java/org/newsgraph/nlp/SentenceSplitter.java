package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import org.newsgraph.document.Span;
import org.newsgraph.nlp.Abbreviations.Kind;

/**
 * Cuts a stretch of edited text into sentences.
 *
 * <p>A sentence ends at a period, question mark, exclamation mark or ellipsis, taking along the
 * quotation marks, brackets and footnote numbers that stand behind it, unless what follows goes on
 * in lower case, or the period belongs to an abbreviation, an initial or a number, or a bracket
 * that opened within the sentence is still open. An empty line always ends it.
 */
final class SentenceSplitter {
    /** How far ahead the closing bracket of an open one is looked for, in chars. */
    private static final int BRACKET_REACH = 400;

    /** The most words of a name between a quoted question and the verb of asking. */
    private static final int NAME_WORDS = 4;

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
        int i = start;
        int bracketUntil = start;
        boolean quoteOpen = false;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\n' && emptyLineAt(text, i, to)) {
                add(text, start, i, sentences);
                start = skipSpace(text, i, to);
                i = start;
                bracketUntil = start;
                quoteOpen = false;
            } else if (!Chars.isTerminator(c) || i < bracketUntil) {
                if (c == '"') {
                    quoteOpen = !quoteOpen;
                } else if (Chars.isOpeningBracket(c) && i > start && i >= bracketUntil) {
                    bracketUntil = closing(text, i, to);
                }
                i++;
            } else {
                int endOfMarks = i;
                while (endOfMarks < to && Chars.isTerminator(text.charAt(endOfMarks))) {
                    endOfMarks++;
                }
                int end = skipClosers(text, endOfMarks, to, quoteOpen);
                if (endsHere(text, start, i, endOfMarks, end, to)) {
                    add(text, start, end, sentences);
                    start = skipSpace(text, end, to);
                    i = start;
                    bracketUntil = start;
                    quoteOpen = false;
                } else {
                    i = endOfMarks;
                }
            }
        }
        add(text, start, to, sentences);
        return sentences;
    }

    private static void add(CharSequence text, int start, int end, List<Span> sentences) {
        int last = end;
        while (last > start && Chars.isSpace(text.charAt(last - 1))) {
            last--;
        }
        if (last > start) {
            sentences.add(new Span(start, last));
        }
    }

    private static int skipSpace(CharSequence text, int from, int to) {
        int i = from;
        while (i < to && Chars.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipSpaceInLine(CharSequence text, int from, int to) {
        int i = from;
        while (i < to && Chars.isSpace(text.charAt(i)) && text.charAt(i) != '\n') {
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

    /** Where the bracket at {@code open} is closed, or {@code open} if not within reach. */
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
                return open;
            }
        }
        return open;
    }

    /**
     * The end of the closing marks after a terminator: quotation marks, brackets, and footnote
     * numbers such as {@code [3]}. A mark after a space closes if no word is attached to it, for
     * then it can open nothing; a straight double one only what is open.
     */
    private static int skipClosers(CharSequence text, int from, int to, boolean quoteOpen) {
        boolean open = quoteOpen;
        int end = from;
        while (true) {
            int k = skipSpaceInLine(text, end, to);
            if (k == to) {
                return end;
            }
            int after = closer(text, k, to, k > end, open);
            if (after == k) {
                return end;
            }
            if (text.charAt(k) == '"') {
                open = !open;
            }
            end = after;
        }
    }

    /** One past the closing mark at {@code k}; {@code k} if there is none. */
    private static int closer(CharSequence text, int k, int to, boolean spaced, boolean open) {
        char c = text.charAt(k);
        boolean wordFollows = k + 1 < to && Character.isLetterOrDigit(text.charAt(k + 1));
        boolean closes =
                switch (c) {
                    case ')', ']', '}', '\uFF09', '\u201D', '\u00BB', '\u203A' -> true;
                    case '\'', '\u2019' -> !wordFollows;
                    case '"', '\uFF02' -> spaced ? open && !wordFollows : open || !wordFollows;
                    default -> false;
                };
        return closes ? k + 1 : footnote(text, k, to);
    }

    /** The end of a bracketed number of at most three digits at {@code i}; {@code i} if none is. */
    private static int footnote(CharSequence text, int i, int to) {
        if (text.charAt(i) != '[') {
            return i;
        }
        int k = i + 1;
        while (k < to && k < i + 4 && Character.isDigit(text.charAt(k))) {
            k++;
        }
        return k > i + 1 && k < to && text.charAt(k) == ']' ? k + 1 : i;
    }

    private boolean endsHere(
            CharSequence text, int start, int marks, int endOfMarks, int end, int to) {
        int next = skipSpace(text, end, to);
        if (next == to) {
            return true;
        }
        boolean quoteFollows = Chars.isDoubleQuote(text.charAt(next)) || text.charAt(next) == '`';
        if (next == end && !(quoteFollows && marks > start)) {
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
        String nextWord = wordAt(text, word, to);
        if (Character.isLowerCase(first) && !isBrand(nextWord)) {
            return false;
        }
        if (word == next && (",;:".indexOf(first) >= 0 || Chars.isTerminator(first))) {
            return false;
        }
        if (endOfMarks == marks + 1 && end == endOfMarks && text.charAt(marks) == '.') {
            return periodEnds(text, start, marks, word, nextWord, quoteFollows);
        }
        char mark = text.charAt(endOfMarks - 1);
        boolean asks = mark == '?' || mark == '!';
        if (asks && end > endOfMarks && Chars.isQuote(text.charAt(end - 1))) {
            return !speakerFollows(text, word, to);
        }
        return true;
    }

    /** "iPhone", "eBay": small at first, but with a capital inside. */
    private static boolean isBrand(String word) {
        return word.chars().skip(1).anyMatch(Character::isUpperCase);
    }

    /** Whether the period at {@code period}, which no closing mark follows, ends the sentence. */
    private boolean periodEnds(
            CharSequence text, int start, int period, int next, String nextWord, boolean quoted) {
        String word = wordBefore(text, start, period);
        if (word.isEmpty()) {
            return period > start;
        }
        boolean starter = quoted || abbreviations.is(Kind.STARTER, nextWord);
        boolean numberFollows = Character.isDigit(text.charAt(next));
        boolean capital = Character.isUpperCase(word.charAt(0));
        if (period - word.length() == start && isListMark(word)) {
            return false;
        }
        if (word.length() == 1 && capital) {
            // "J. K. Rowling", but "plan B. The"
            return starter && !nextWord.equals("A") && !nextWord.equals("I");
        }
        if (abbreviations.is(Kind.NUMBER, word) && numberFollows) {
            return false;
        }
        if (abbreviations.is(Kind.MONTH, word) && capital) {
            return !numberFollows && starter;
        }
        if (abbreviations.is(Kind.SUFFIX, word) || isAcronym(word)) {
            return starter;
        }
        return !abbreviations.is(Kind.TITLE, word) || (!capital && quoted);
    }

    /** "1." at the head of a list item. */
    private static boolean isListMark(String word) {
        return word.length() <= 3 && word.chars().allMatch(Character::isDigit);
    }

    /** Letters and periods in turn: "U.S", "J.K". */
    private static boolean isAcronym(String hyphened) {
        // "then-U.S.", "anti-U.N."
        String word = hyphened.substring(hyphened.lastIndexOf('-') + 1);
        if (word.length() < 3 || word.length() % 2 == 0) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i % 2 == 0 ? !Character.isLetter(c) : c != '.') {
                return false;
            }
        }
        return true;
    }

    /** Names and then a verb of asking: {@code Smith asked}, {@code Anna Smith wrote}. */
    private boolean speakerFollows(CharSequence text, int from, int to) {
        int i = from;
        for (int words = 0; words <= NAME_WORDS && i < to; words++) {
            String word = wordAt(text, i, to);
            if (word.isEmpty()) {
                return false;
            }
            if (words > 0 && abbreviations.is(Kind.ASKING, word)) {
                return true;
            }
            if (!Character.isUpperCase(word.charAt(0))
                    || words == 0 && abbreviations.is(Kind.STARTER, word)) {
                return false;
            }
            i += word.length();
            if (i < to && text.charAt(i) == '.') {
                i++;
            }
            i = skipSpaceInLine(text, i, to);
        }
        return false;
    }

    private static String wordAt(CharSequence text, int from, int to) {
        int end = from;
        while (end < to
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return text.subSequence(from, end).toString();
    }

    private static String wordBefore(CharSequence text, int start, int end) {
        int i = end;
        while (i > start
                && (Character.isLetterOrDigit(text.charAt(i - 1))
                        || text.charAt(i - 1) == '.'
                        || text.charAt(i - 1) == '-')) {
            i--;
        }
        return text.subSequence(i, end).toString();
    }
}
