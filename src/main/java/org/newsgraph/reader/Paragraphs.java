package org.newsgraph.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.newsgraph.document.Span;

/**
 * Splits a text into paragraphs.
 *
 * <p>A blank line always parts two. A single line end does so too, unless the lines were broken to
 * fit a width: then nearly every line is so long that the next word would not have fitted, and many
 * end in mid-sentence. Broken lines still part where the next one is indented, or where one ends a
 * sentence and has room for more.
 */
final class Paragraphs {
    /** Widest text that is taken for broken lines. */
    private static final int WIDEST = 110;

    private static final Pattern MARK = Pattern.compile("[*_=~#•·–—―.\\-\\s]+|\\([A-Z]{3,7}\\)");

    private Paragraphs() {}

    /** A line without the white space around it, and how far it is indented. */
    private record Line(int start, int end, int indent) {
        int length() {
            return end - start;
        }
    }

    /** Spans in text order, without white space at their ends; all other chars lie in one. */
    static List<Span> of(CharSequence text) {
        List<List<Line>> groups = groups(text);
        boolean broken = isBroken(text, groups);
        int width = groups.stream().flatMap(List::stream).mapToInt(Line::length).max().orElse(0);
        boolean indents = indentsMarkParagraphs(groups);
        List<Span> paragraphs = new ArrayList<>();
        for (List<Line> group : groups) {
            int start = group.get(0).start();
            for (int i = 0; i < group.size(); i++) {
                boolean ends =
                        i + 1 == group.size()
                                || !broken
                                || parts(text, group.get(i), group.get(i + 1), width, indents);
                if (ends) {
                    paragraphs.add(new Span(start, group.get(i).end()));
                    if (i + 1 < group.size()) {
                        start = group.get(i + 1).start();
                    }
                }
            }
        }
        return paragraphs;
    }

    private static boolean parts(
            CharSequence text, Line line, Line next, int width, boolean indents) {
        return isMark(text, line)
                || isMark(text, next)
                || indents && next.indent() > line.indent()
                || endsSentence(text, line)
                        && line.length() + 1 + firstWord(text, next) < width - 15;
    }

    private static boolean isMark(CharSequence text, Line line) {
        return MARK.matcher(text.subSequence(line.start(), line.end())).matches();
    }

    private static List<List<Line>> groups(CharSequence text) {
        List<List<Line>> groups = new ArrayList<>();
        List<Line> group = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = Lines.end(text, from);
            int start = from;
            int stop = end;
            while (start < stop && Lines.isBlank(text.charAt(start))) {
                start++;
            }
            while (start < stop && Lines.isBlank(text.charAt(stop - 1))) {
                stop--;
            }
            if (start < stop) {
                group.add(new Line(start, stop, start - from));
            } else if (!group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
            }
            from = Lines.next(text, end);
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static boolean isBroken(CharSequence text, List<List<Line>> groups) {
        int width = 0;
        for (List<Line> group : groups) {
            for (int i = 0; i + 1 < group.size(); i++) {
                width = Math.max(width, group.get(i).length());
            }
        }
        int pairs = 0;
        int full = 0;
        int open = 0;
        for (List<Line> group : groups) {
            for (int i = 0; i + 1 < group.size(); i++) {
                Line line = group.get(i);
                pairs++;
                full += line.length() + 1 + firstWord(text, group.get(i + 1)) > width - 8 ? 1 : 0;
                open += endsSentence(text, line) ? 0 : 1;
            }
        }
        return pairs >= 2
                && width >= 30
                && width <= WIDEST
                && full * 10 >= pairs * 6
                && open * 10 >= pairs * 5;
    }

    private static boolean indentsMarkParagraphs(List<List<Line>> groups) {
        long lines = groups.stream().mapToLong(List::size).sum();
        long indented = groups.stream().flatMap(List::stream).filter(l -> l.indent() > 0).count();
        return indented * 2 < lines;
    }

    private static boolean endsSentence(CharSequence text, Line line) {
        int at = line.end() - 1;
        while (at > line.start() && "\"'”’)]".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return ".!?:;…".indexOf(text.charAt(at)) >= 0;
    }

    private static int firstWord(CharSequence text, Line line) {
        int end = line.start();
        while (end < line.end() && !Lines.isBlank(text.charAt(end))) {
            end++;
        }
        return end - line.start();
    }
}
