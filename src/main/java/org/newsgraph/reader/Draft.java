package org.newsgraph.reader;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsgraph.document.Article;
import org.newsgraph.document.Sha256;
import org.newsgraph.document.Span;

/** What a file says of an article, before its id is known and its text laid out. Not shared. */
final class Draft {
    private static final int HASH_DIGITS = 16;

    Optional<String> id = Optional.empty();
    Optional<String> url = Optional.empty();
    Optional<String> title = Optional.empty();
    String text = "";
    Optional<LocalDate> date = Optional.empty();
    Optional<String> publisher = Optional.empty();
    Optional<String> section = Optional.empty();
    Optional<String> author = Optional.empty();
    Optional<String> language = Optional.empty();

    /** Paragraphs that the file marks as the text under a picture. */
    List<Span> captions = List.of();

    /**
     * @param line for messages, 0 for the whole file
     * @throws ArticleFormatException if the text is blank, too long, or holds half a character
     */
    Article article(String file, long line, String origin, Limits limits)
            throws ArticleFormatException {
        check(file, line, limits);
        ArticleLayout.Layout layout = ArticleLayout.of(text, title, captions);
        return new Article(
                identity(),
                url,
                title,
                text,
                date,
                publisher,
                section,
                author,
                language,
                origin,
                layout.blocks(),
                layout.dateline());
    }

    private void check(String file, long line, Limits limits) throws ArticleFormatException {
        if (text.length() > limits.textChars()) {
            throw tooLong(file, line, text.length(), limits);
        }
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new ArticleFormatException(
                        new Problem(
                                file,
                                line,
                                0,
                                "a zero character at char " + i + " of the text",
                                "text without control characters"));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                blank = false;
            } else if (Character.isSurrogate(c)) {
                throw new ArticleFormatException(
                        new Problem(
                                file,
                                line,
                                0,
                                "half a surrogate pair at char " + i + " of the text",
                                "whole characters"));
            } else {
                blank &= Lines.isBlank(c);
            }
        }
        if (blank) {
            throw new ArticleFormatException(
                    new Problem(file, line, 0, "the article has no text", "at least one word"));
        }
    }

    static ArticleFormatException tooLong(String file, long line, long chars, Limits limits) {
        return new ArticleFormatException(
                new Problem(
                        file,
                        line,
                        0,
                        String.format(Locale.ROOT, "the text has %,d chars", chars),
                        String.format(Locale.ROOT, "at most %,d", limits.textChars())));
    }

    /** The id, else the URL, else a hash of what the article says: never where the file lies. */
    private String identity() {
        return id.or(() -> url)
                .orElseGet(
                        () -> "sha256:" + Sha256.hex(title.orElse("") + "\n" + text, HASH_DIGITS));
    }

    /** ISO 639-1 code of "en", "en-US", "eng" or "English"; empty for anything else. */
    static Optional<String> languageCode(String written) {
        String start = written.strip().split("[-_ ]", 2)[0].toLowerCase(Locale.ROOT);
        for (String code : Locale.getISOLanguages()) {
            if (code.length() != 2) {
                continue;
            }
            Locale locale = new Locale(code);
            if (start.equals(code)
                    || start.equals(locale.getISO3Language())
                    || start.equalsIgnoreCase(locale.getDisplayLanguage(Locale.ENGLISH))) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** The words without white space around them; empty for null and blank. */
    static Optional<String> words(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(words -> !words.isEmpty());
    }
}
