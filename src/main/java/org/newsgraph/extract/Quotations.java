package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;

/**
 * The stretches of an article that stand in quotation marks.
 *
 * <p>Marks are paired within a paragraph; a quotation that is still open at its end stops there.
 * Typographic, straight, double back-quote and single marks are known; apostrophes are told from
 * single marks by the letters around them.
 */
final class Quotations {
    private final List<Span> spans;
    private final CharSequence text;

    private Quotations(CharSequence text, List<Span> spans) {
        this.text = text;
        this.spans = spans;
    }

    static Quotations of(AnnotatedDocument document) {
        String text = document.article().text();
        List<Span> spans = new ArrayList<>();
        List<Block> blocks = document.article().blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (!block.kind().isRead()) {
                continue;
            }
            int end = block.span().end();
            // A note cut out of the middle of a paragraph does not end its quotation.
            while (i + 1 < blocks.size() && blocks.get(i + 1).paragraph() == block.paragraph()) {
                i++;
                if (blocks.get(i).kind().isRead()) {
                    end = blocks.get(i).span().end();
                }
            }
            pair(text, block.span().start(), end, spans);
        }
        return new Quotations(text, spans);
    }

    private static void pair(String text, int from, int to, List<Span> spans) {
        int at = from;
        while (at < to) {
            int open = openingLength(text, from, at, to);
            if (open == 0) {
                at++;
                continue;
            }
            int close = closing(text, open == 2 ? '`' : text.charAt(at), at + open, to);
            if (close < 0 && open == 1 && isSingle(text.charAt(at))) {
                at++;
                continue;
            }
            int end = close < 0 ? to : close;
            spans.add(new Span(at, end));
            at = end;
        }
    }

    /** Chars of the opening mark at {@code at}, 0 if none opens there. */
    private static int openingLength(String text, int from, int at, int to) {
        char mark = text.charAt(at);
        boolean afterWord = at > from && Character.isLetterOrDigit(text.charAt(at - 1));
        boolean beforeWord = at + 1 < to && Character.isLetterOrDigit(text.charAt(at + 1));
        switch (mark) {
            case '\u201C', '\u00AB', '\u201E':
                return 1;
            case '"':
                return afterWord && !beforeWord ? 0 : 1;
            case '`':
                return at + 1 < to && text.charAt(at + 1) == '`' ? 2 : 0;
            case '\'':
                if (at + 1 < to && text.charAt(at + 1) == '\'') {
                    return afterWord ? 0 : 2;
                }
                return afterWord || !beforeWord ? 0 : 1;
            case '\u2018':
                return afterWord || !beforeWord ? 0 : 1;
            default:
                return 0;
        }
    }

    private static boolean isSingle(char mark) {
        return mark == '\u2018' || mark == '\'';
    }

    /** One past the mark that closes, -1 if none does. */
    private static int closing(String text, char mark, int from, int to) {
        String close =
                switch (mark) {
                    case '\u201C', '\u201E' -> "\u201D";
                    case '\u00AB' -> "\u00BB";
                    case '`' -> "''";
                    case '\u2018' -> "\u2019";
                    default -> String.valueOf(mark);
                };
        int at = text.indexOf(close, from);
        while (at >= 0 && at < to) {
            int end = at + close.length();
            boolean apostrophe =
                    isSingle(mark)
                            && (Character.isWhitespace(text.charAt(at - 1))
                                    || end < to && Character.isLetterOrDigit(text.charAt(end)));
            if (!apostrophe) {
                return end;
            }
            at = text.indexOf(close, at + 1);
        }
        return -1;
    }

    /** The quotation, marks included, that holds the char. */
    Optional<Span> at(int offset) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            Span span = spans.get(mid);
            if (offset < span.start()) {
                high = mid - 1;
            } else if (offset >= span.end()) {
                low = mid + 1;
            } else {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    boolean isQuoted(int offset) {
        return at(offset).isPresent();
    }

    /** All quotations, in text order. */
    List<Span> all() {
        return spans;
    }

    /** How much of the spans' words is quoted. */
    QuoteType typeOf(List<Span> content) {
        boolean inside = false;
        boolean outside = false;
        for (Span span : content) {
            for (int i = span.start(); i < span.end(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    if (isQuoted(i)) {
                        inside = true;
                    } else {
                        outside = true;
                    }
                }
            }
        }
        return inside && outside ? QuoteType.MIXED : inside ? QuoteType.DIRECT : QuoteType.INDIRECT;
    }
}
