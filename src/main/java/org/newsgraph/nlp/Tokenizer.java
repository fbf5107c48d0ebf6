package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.Span;
import org.newsgraph.nlp.Abbreviations.Kind;

/**
 * Cuts a sentence into tokens as the Penn Treebank does: punctuation apart, "n't" and "'s" apart,
 * hyphenated words whole, abbreviations with their period. Nothing is normalised.
 */
final class Tokenizer {
    private static final Pattern WEB =
            Pattern.compile(
                    "(?:https?://|www\\.)[^\\s\"<>\u201C\u201D]+"
                            + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                            + "|[@#]\\p{L}\\w*");
    private static final Pattern CONTRACTION =
            Pattern.compile("(?i)(n['\u2019]t|['\u2019](?:s|ll|re|ve|d|m))$");
    private static final Pattern INNER =
            Pattern.compile(
                    "\u2014|\u2015|-{2,}|\\.{2,}|\u2026|[()\\[\\]{}<>\"\u201C\u201D\u201E\u00AB\u00BB;]"
                            + "|``|''|[,:?!](?=\\D)|(?<=\\D),|(?<=\\p{L}{3})/(?=\\p{L}{3})");

    /** Two words written as one, and where the second begins. */
    private static final Map<String, Integer> MERGED =
            Map.of("cannot", 3, "gonna", 3, "gotta", 3, "wanna", 3, "gimme", 3, "lemme", 3);

    private static final int LONGEST_MERGED = 6;

    private final Abbreviations abbreviations;

    Tokenizer(Abbreviations abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** Spans of the tokens in one sentence, in order; they cover every char but white space. */
    List<Span> tokenize(CharSequence text, Span sentence) {
        List<Span> tokens = new ArrayList<>();
        int i = sentence.start();
        while (i < sentence.end()) {
            if (Chars.isSpace(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < sentence.end() && !Chars.isSpace(text.charAt(end))) {
                end++;
            }
            piece(text, i, end, onlyMarksAfter(text, end, sentence.end()), tokens);
            i = end;
        }
        return tokens;
    }

    /** Whether no letter or digit follows in the sentence. */
    private static boolean onlyMarksAfter(CharSequence text, int from, int to) {
        for (int k = from; k < to; k++) {
            if (Character.isLetterOrDigit(text.charAt(k))) {
                return false;
            }
        }
        return true;
    }

    /** Cuts what stands between two white spaces. */
    private void piece(CharSequence text, int start, int end, boolean last, List<Span> tokens) {
        int i = start;
        while (i < end) {
            int mark = leadingMark(text, i, end);
            if (mark == 0) {
                break;
            }
            tokens.add(new Span(i, i + mark));
            i += mark;
        }
        List<Span> tail = new ArrayList<>();
        int e = end;
        while (e > i) {
            int mark = trailingMark(text, i, e, last);
            if (mark == 0) {
                break;
            }
            tail.add(new Span(e - mark, e));
            e -= mark;
        }
        if (e > i) {
            core(text, i, e, tokens);
        }
        Collections.reverse(tail);
        tokens.addAll(tail);
    }

    private static int leadingMark(CharSequence text, int i, int end) {
        char c = text.charAt(i);
        int run = run(text, i, end);
        if (run > 1 && isRunMark(c)) {
            return run;
        }
        if ((c == '`' || c == '\'') && i + 1 < end && text.charAt(i + 1) == c) {
            return 2;
        }
        if (c == '-' && i + 1 < end && Character.isLetter(text.charAt(i + 1))) {
            return 1;
        }
        if (Chars.isApostrophe(c)) {
            // 's, 're, 'em and '90s keep theirs
            int rest = end - i - 1;
            boolean clitic =
                    rest <= 2
                            && rest > 0
                            && CONTRACTION.matcher(text.subSequence(i, end)).matches();
            boolean year = rest >= 2 && Character.isDigit(text.charAt(i + 1));
            return clitic || year ? 0 : 1;
        }
        if ((c == '#' || c == '@') && i + 1 < end && Character.isLetter(text.charAt(i + 1))) {
            return 0;
        }
        if (c == '.' && i + 1 < end && Character.isDigit(text.charAt(i + 1))) {
            return 0;
        }
        if (c == '-' || c == '+' || c == '&' || c == '*' || c == '@' || c == '#') {
            return end - i == 1 ? 1 : 0;
        }
        if (Character.isSurrogate(c)) {
            return 0;
        }
        return Character.isLetterOrDigit(c) || c == '_' || c == '\\' || c == '/' ? 0 : 1;
    }

    /** Marks of which a row is one token: "...", "--", "!!!", "====". */
    private static boolean isRunMark(char c) {
        return ".-!?=*_~#\u2026".indexOf(c) >= 0;
    }

    private static int run(CharSequence text, int i, int end) {
        int k = i;
        while (k < end && text.charAt(k) == text.charAt(i)) {
            k++;
        }
        return k - i;
    }

    private int trailingMark(CharSequence text, int start, int end, boolean atSentenceEnd) {
        char c = text.charAt(end - 1);
        int run = 1;
        while (end - run > start && text.charAt(end - run - 1) == c) {
            run++;
        }
        if (run > 1 && isRunMark(c)) {
            return run;
        }
        if (c == '.') {
            String word = text.subSequence(start, end - 1).toString();
            return keepsPeriod(word, atSentenceEnd) ? 0 : 1;
        }
        if (c == '-') {
            return end - start == 1 ? 1 : 0;
        }
        if (c == '\'' && run == 2 || c == '`' && run == 2) {
            return 2;
        }
        if (c == '+' || c == '*' || c == '_' || c == '#' || c == '/' || c == '\\' || c == '&'
                || c == '=') {
            return 0;
        }
        if (Character.isSurrogate(c)) {
            return 0;
        }
        return Character.isLetterOrDigit(c) ? 0 : 1;
    }

    /** Whether the period after {@code word} is part of it. */
    private boolean keepsPeriod(String word, boolean atSentenceEnd) {
        int from = 0;
        while (from < word.length() && !Character.isLetterOrDigit(word.charAt(from))) {
            from++;
        }
        // "then-U.S.", "anti-U.N."
        String bare = word.substring(Math.max(from, word.lastIndexOf('-') + 1));
        if (bare.isEmpty()) {
            return false;
        }
        if (bare.indexOf('.') > 0
                && bare.chars().noneMatch(Character::isDigit)
                && shortParts(bare)) {
            return true;
        }
        boolean capital = Character.isUpperCase(bare.charAt(0));
        if (bare.length() == 1) {
            return Character.isLetter(bare.charAt(0)) && capital && !atSentenceEnd;
        }
        if (abbreviations.is(Kind.SUFFIX, bare)
                && (capital || bare.equals("al") || bare.length() > 2)) {
            return !isWordToo(bare) || capital && !atSentenceEnd;
        }
        if (abbreviations.is(Kind.MONTH, bare)) {
            return capital && !(atSentenceEnd && isWordToo(bare));
        }
        if (abbreviations.is(Kind.TITLE, bare)) {
            return !atSentenceEnd || bare.equalsIgnoreCase("st");
        }
        return abbreviations.is(Kind.NUMBER, bare) && !atSentenceEnd;
    }

    private static boolean shortParts(String word) {
        int part = 0;
        for (int i = 0; i < word.length(); i++) {
            part = word.charAt(i) == '.' ? 0 : part + 1;
            if (part > 2) {
                return word.equalsIgnoreCase("ph.d") || word.equalsIgnoreCase("w.va");
            }
        }
        return true;
    }

    /**
     * Abbreviations that are also plain words, so that a period after them mostly ends a sentence.
     */
    private static boolean isWordToo(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "in",
                    "min",
                    "sec",
                    "secs",
                    "mins",
                    "est",
                    "ill",
                    "ind",
                    "miss",
                    "mass",
                    "wash",
                    "ore",
                    "la",
                    "pa",
                    "ga",
                    "del",
                    "ed",
                    "sun",
                    "sat",
                    "mar",
                    "wed",
                    "mon",
                    "fri" ->
                    true;
            default -> false;
        };
    }

    /** Cuts what has no marks at its ends, but may have some inside. */
    private static void core(CharSequence text, int start, int end, List<Span> tokens) {
        CharSequence word = text.subSequence(start, end);
        if (WEB.matcher(word).matches()) {
            tokens.add(new Span(start, end));
            return;
        }
        int from = 0;
        Matcher inner = INNER.matcher(word);
        while (inner.find()) {
            if (inner.start() > 0) {
                word(text, start + from, start + inner.start(), tokens);
                tokens.add(new Span(start + inner.start(), start + inner.end()));
                from = inner.end();
            }
        }
        word(text, start + from, end, tokens);
    }

    /** Adds a word, its clitics apart: "they'd've" is three tokens. */
    private static void word(CharSequence text, int start, int end, List<Span> tokens) {
        int e = end;
        List<Span> clitics = new ArrayList<>();
        while (e > start) {
            // no clitic is longer than three chars, and one char more tells it from a word
            CharSequence tail = text.subSequence(Math.max(start, e - 4), e);
            Matcher contraction = CONTRACTION.matcher(tail);
            if (!contraction.find() || e - contraction.group().length() == start) {
                break;
            }
            clitics.add(new Span(e - contraction.group().length(), e));
            e -= contraction.group().length();
        }
        if (e > start) {
            Integer second =
                    e - start > LONGEST_MERGED
                            ? null
                            : MERGED.get(
                                    text.subSequence(start, e).toString().toLowerCase(Locale.ROOT));
            int cut = second == null ? e : start + second;
            tokens.add(new Span(start, cut));
            if (cut < e) {
                tokens.add(new Span(cut, e));
            }
        }
        Collections.reverse(clitics);
        tokens.addAll(clitics);
    }
}
