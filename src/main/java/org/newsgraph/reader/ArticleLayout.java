package org.newsgraph.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.Block;
import org.newsgraph.document.Block.Kind;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Span;
import org.newsgraph.reader.LayoutTable.Where;

/**
 * Finds the parts of a news text: headline, byline, dateline, paragraphs, captions, section breaks,
 * and notes that are not news.
 *
 * <p>Every char that is not white space lies in exactly one block. A paragraph is taken for
 * anything else only on plain evidence: to read a stray note costs little, to lose a paragraph
 * costs what it says.
 */
final class ArticleLayout {
    private static final LayoutTable TABLE = LayoutTable.load();
    private static final DatelineParser DATELINES = new DatelineParser(TABLE);

    private static final int LONGEST_HEADLINE = 200;
    private static final int LONGEST_BYLINE = 160;
    private static final int LONGEST_CAPTION = 800;

    /** Bylines and datelines stand among the first paragraphs. */
    private static final int HEAD = 6;

    private static final Pattern SAYING =
            Pattern.compile(
                    "\\b(?:said|says|told|added|according to)\\b|[\"“”]|\\B'\\w|[‘]",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern AGENCY_CREDIT =
            Pattern.compile("\\((\\p{L}[\\p{L} /-]{1,20})\\)$");
    private static final Pattern NOT_A_NAME =
            Pattern.compile(
                    "(?:By|BY|by) (?:(?:the|a|an|all|no|far|now|then|next|early|late|mid)\\b|(?:The|A|An|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\\b|"
                            + Dates.MONTH
                            + "\\b).*");

    private ArticleLayout() {}

    /**
     * The parts of a text.
     *
     * @param blocks in text order
     * @param dateline the first dateline that names a place
     * @param headline the block or blocks of the headline; empty if the text has none
     */
    record Layout(List<Block> blocks, Optional<Dateline> dateline, Optional<Span> headline) {}

    /**
     * @param title the headline if it is known apart from the text
     * @param captions paragraphs that are known to stand under a picture
     */
    static Layout of(String text, Optional<String> title, List<Span> captions) {
        return new Pass(text, title, captions).run();
    }

    /** One text on its way through; not shared. */
    private static final class Pass {
        private final String text;
        private final Optional<String> title;
        private final Set<Span> captions;
        private final List<Span> paragraphs;
        private final Kind[] kinds;
        private final List<Block> blocks = new ArrayList<>();
        private Optional<Dateline> dateline = Optional.empty();

        Pass(String text, Optional<String> title, List<Span> captions) {
            this.text = text;
            this.title = title;
            this.captions = Set.copyOf(captions);
            paragraphs = Paragraphs.of(text);
            kinds = new Kind[paragraphs.size()];
        }

        Layout run() {
            for (int i = 0; i < kinds.length; i++) {
                kinds[i] = kind(paragraphs.get(i));
            }
            Optional<Span> headline = headline();
            bylines();
            int datelineAt = datelineParagraph();
            for (int i = 0; i < kinds.length; i++) {
                cut(i, i == datelineAt);
            }
            return new Layout(List.copyOf(blocks), dateline, headline);
        }

        private Kind kind(Span span) {
            String words = span.of(text);
            if (matches(LayoutTable.Kind.BREAK, words)) {
                return Kind.SECTION_BREAK;
            } else if (captions.contains(span)) {
                return Kind.CAPTION;
            } else if (matches(LayoutTable.Kind.BOILERPLATE, words)
                    || matches(LayoutTable.Kind.CREDIT, words)) {
                return Kind.BOILERPLATE;
            }
            return isCaption(words) ? Kind.CAPTION : Kind.PARAGRAPH;
        }

        private boolean isCaption(String words) {
            if (words.length() > LONGEST_CAPTION) {
                return false;
            }
            for (Pattern start : TABLE.patterns(LayoutTable.Kind.CAPTION, Where.START)) {
                if (start.matcher(words).lookingAt()) {
                    return true;
                }
            }
            if (SAYING.matcher(words).find()) {
                return false;
            }
            for (Pattern weak : TABLE.patterns(LayoutTable.Kind.CAPTION, Where.WEAK)) {
                if (weak.matcher(words).find()) {
                    return true;
                }
            }
            return creditStart(words) > 0;
        }

        private Optional<Span> headline() {
            if (title.isPresent()) {
                for (int i = 0; i < Math.min(kinds.length, 3); i++) {
                    if (sameHeadline(title.get(), paragraph(i))) {
                        kinds[i] = Kind.HEADLINE;
                        return Optional.of(paragraphs.get(i));
                    }
                    if (i + 1 < kinds.length
                            && length(i) + length(i + 1) <= 2 * LONGEST_HEADLINE
                            && plain(title.get())
                                    .equals(plain(paragraph(i) + " " + paragraph(i + 1)))) {
                        kinds[i] = Kind.HEADLINE;
                        kinds[i + 1] = Kind.HEADLINE;
                        return Optional.of(paragraphs.get(i).union(paragraphs.get(i + 1)));
                    }
                }
                return Optional.empty();
            }
            if (kinds.length < 2
                    || kinds[0] != Kind.PARAGRAPH
                    || !looksLikeHeadline(paragraph(0))) {
                return Optional.empty();
            }
            for (int i = 1; i < Math.min(kinds.length, HEAD); i++) {
                boolean body =
                        kinds[i] == Kind.PARAGRAPH
                                && length(i) > length(0)
                                && length(i) >= 60
                                && paragraph(i).matches("(?s).*[.!?][\"'”’)]*");
                if (body) {
                    kinds[0] = Kind.HEADLINE;
                    return Optional.of(paragraphs.get(0));
                }
            }
            return Optional.empty();
        }

        private static boolean looksLikeHeadline(String words) {
            char first = words.charAt(0);
            char last = words.charAt(words.length() - 1);
            return words.length() <= LONGEST_HEADLINE
                    && Arrays.stream(words.split("\\s+"))
                                    .filter(w -> Character.isLetter(w.codePointAt(0)))
                                    .count()
                            >= 3
                    && !Character.isLowerCase(first)
                    && ".:;,-–—_…\"”)".indexOf(last) < 0
                    && !isByline(words);
        }

        private void bylines() {
            int texts = 0;
            for (int i = 0; i < kinds.length && i < HEAD && texts == 0; i++) {
                if (kinds[i] == Kind.PARAGRAPH && isByline(paragraph(i))) {
                    kinds[i] = Kind.BYLINE;
                } else if (kinds[i] == Kind.PARAGRAPH
                        && length(i) > LONGEST_BYLINE
                        && DATELINES.at(text, paragraphs.get(i)).isEmpty()) {
                    texts++;
                }
            }
        }

        /** Number of the paragraph whose dateline is the article's; -1 if there is none. */
        private int datelineParagraph() {
            for (int i = 0; i < Math.min(kinds.length, HEAD); i++) {
                if (kinds[i] == Kind.PARAGRAPH
                        && DATELINES.at(text, paragraphs.get(i)).isPresent()) {
                    return i;
                }
            }
            return -1;
        }

        private void cut(int number, boolean dated) {
            Span span = paragraphs.get(number);
            if (kinds[number] != Kind.PARAGRAPH
                    && kinds[number] != Kind.CAPTION
                    && kinds[number] != Kind.HEADLINE) {
                blocks.add(new Block(kinds[number], span, number));
                return;
            }
            List<Block> cuts = new ArrayList<>();
            if (dated) {
                DatelineParser.Found found = DATELINES.at(text, span).orElseThrow();
                dateline = found.dateline();
                cuts.add(new Block(Kind.DATELINE, found.span(), number));
            }
            if (kinds[number] != Kind.HEADLINE) {
                notes(span, number, cuts);
            }
            cuts.sort(Comparator.comparing(Block::span));
            int from = span.start();
            for (Block cut : cuts) {
                if (cut.span().start() < from) {
                    continue;
                }
                addRest(from, cut.span().start(), number);
                blocks.add(cut);
                from = cut.span().end();
            }
            addRest(from, span.end(), number);
        }

        private void notes(Span span, int number, List<Block> cuts) {
            String words = span.of(text);
            int end = words.length();
            for (Pattern note : TABLE.patterns(LayoutTable.Kind.BOILERPLATE, Where.INSIDE)) {
                Matcher matcher = note.matcher(words);
                while (matcher.find()) {
                    cuts.add(boilerplate(span, matcher.start(), matcher.end(), number));
                }
            }
            if (kinds[number] != Kind.CAPTION) {
                int signed = agencyCredit(words, end);
                if (signed > 0) {
                    cuts.add(boilerplate(span, signed, end, number));
                }
                return;
            }
            // A caption may close with several credits: "(No Redistribution) (Pool) REUTERS/...".
            for (int credit = creditStart(words); credit > 0; ) {
                cuts.add(boilerplate(span, credit, end, number));
                end = credit;
                while (end > 0 && Lines.isBlank(words.charAt(end - 1))) {
                    end--;
                }
                credit = creditStart(words.substring(0, end));
            }
        }

        private static Block boilerplate(Span within, int start, int end, int number) {
            return new Block(
                    Kind.BOILERPLATE,
                    new Span(within.start() + start, within.start() + end),
                    number);
        }

        /** What lies between cuts keeps the paragraph's kind, if there are words in it. */
        private void addRest(int start, int end, int number) {
            while (start < end && Lines.isBlank(text.charAt(start))) {
                start++;
            }
            while (start < end && Lines.isBlank(text.charAt(end - 1))) {
                end--;
            }
            if (start == end) {
                return;
            }
            boolean words = text.substring(start, end).chars().anyMatch(Character::isLetterOrDigit);
            boolean whole = new Span(start, end).equals(paragraphs.get(number));
            blocks.add(
                    new Block(
                            words || whole ? kinds[number] : Kind.BOILERPLATE,
                            new Span(start, end),
                            number));
        }

        private String paragraph(int number) {
            return paragraphs.get(number).of(text);
        }

        private int length(int number) {
            return paragraphs.get(number).length();
        }
    }

    private static boolean matches(LayoutTable.Kind kind, String words) {
        if (words.length() > 400) {
            return false;
        }
        for (Pattern whole : TABLE.patterns(kind, Where.WHOLE)) {
            if (whole.matcher(words).matches()) {
                return true;
            }
        }
        // A paragraph of one note in brackets, or of several.
        if (kind == LayoutTable.Kind.BOILERPLATE && words.startsWith("(")) {
            String rest = words;
            for (Pattern inside : TABLE.patterns(kind, Where.INSIDE)) {
                rest = inside.matcher(rest).replaceAll("");
            }
            return rest.chars().noneMatch(Character::isLetterOrDigit);
        }
        return false;
    }

    private static boolean isByline(String words) {
        return words.length() <= LONGEST_BYLINE
                && !NOT_A_NAME.matcher(words).matches()
                && matches(LayoutTable.Kind.BYLINE, words);
    }

    /** Where the credit at the end of a caption starts; 0 or less if there is none. */
    private static int creditStart(String words) {
        for (Pattern end : TABLE.patterns(LayoutTable.Kind.CREDIT, Where.END)) {
            Matcher matcher = end.matcher(words);
            if (matcher.find()) {
                return matcher.start();
            }
        }
        return agencyCredit(words, words.length());
    }

    /** Where "(Yonhap)" or the like stands after the last sentence; -1 if it does not. */
    private static int agencyCredit(String words, int end) {
        Matcher matcher = AGENCY_CREDIT.matcher(words.substring(0, end));
        boolean signed =
                matcher.find()
                        && TABLE.isWord(LayoutTable.Kind.AGENCY, matcher.group(1).split("/", 2)[0])
                        && words.substring(0, matcher.start()).matches("(?s).*[.!?,)\"”’]\\s*");
        return signed ? matcher.start() : -1;
    }

    /** Whether a paragraph says what the title says, save for punctuation and a few words. */
    static boolean sameHeadline(String title, String paragraph) {
        if (paragraph.length() > 2 * LONGEST_HEADLINE) {
            return false;
        }
        String a = plain(title);
        String b = plain(paragraph);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        // Page titles go on with the publisher's name.
        if (a.equals(b) || a.startsWith(b + " ") && b.length() * 10 >= a.length() * 6) {
            return true;
        }
        Set<String> left = new LinkedHashSet<>(Arrays.asList(a.split(" ")));
        Set<String> right = new LinkedHashSet<>(Arrays.asList(b.split(" ")));
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        Set<String> all = new HashSet<>(left);
        all.addAll(right);
        return left.size() >= 5 && shared.size() * 100 >= all.size() * 85;
    }

    /** Letters and digits in lower case, one space between words. */
    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("['’‘`]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
