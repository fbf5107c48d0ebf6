package org.newsgraph.reader;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text with an optional header: lines such as {@code Date: 2023-09-13} from the first line
 * on, closed by a blank line. What follows the blank line is the article's text, char for char.
 */
final class TextFormat {
    private static final Pattern HEADER_LINE =
            Pattern.compile("([A-Za-z][A-Za-z-]{0,19}):[ \\t]*(.*)");
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("title", "title"),
                    Map.entry("headline", "title"),
                    Map.entry("date", "date"),
                    Map.entry("published", "date"),
                    Map.entry("publisher", "publisher"),
                    Map.entry("source", "publisher"),
                    Map.entry("url", "url"),
                    Map.entry("link", "url"),
                    Map.entry("id", "id"),
                    Map.entry("section", "section"),
                    Map.entry("author", "author"),
                    Map.entry("byline", "author"),
                    Map.entry("language", "language"));
    private static final Set<String> OTHER_KEYS = Set.of("dateline", "keywords", "tags", "licence");

    private TextFormat() {}

    static Draft read(String content, String file) throws ArticleFormatException {
        Draft draft = new Draft();
        Map<String, String> header = new HashMap<>();
        draft.text = content.substring(readHeader(content, file, header));
        draft.id = Draft.words(header.get("id"));
        draft.url = Draft.words(header.get("url"));
        draft.title = Draft.words(header.get("title"));
        draft.publisher = Draft.words(header.get("publisher"));
        draft.section = Draft.words(header.get("section"));
        draft.author = Draft.words(header.get("author"));
        draft.language = Draft.words(header.get("language")).flatMap(Draft::languageCode);
        Optional<String> date = Draft.words(header.get("date"));
        if (date.isPresent()) {
            draft.date = Dates.parse(date.get());
            if (draft.date.isEmpty()) {
                throw new ArticleFormatException(
                        new Problem(
                                file,
                                Long.parseLong(header.get("date line")),
                                0,
                                "\"Date\" is \"" + date.get() + "\"",
                                "a date such as 2024-03-01"));
            }
        }
        return draft;
    }

    /** Fills {@code header}; returns where the text starts, 0 if there is no header. */
    private static int readHeader(String content, String file, Map<String, String> header)
            throws ArticleFormatException {
        Map<String, String> found = new HashMap<>();
        Optional<Problem> repeated = Optional.empty();
        int from = 0;
        for (long line = 1; from < content.length(); line++) {
            int end = Lines.end(content, from);
            String written = content.substring(from, end);
            from = Lines.next(content, end);
            if (written.isBlank()) {
                if (found.isEmpty()) {
                    return 0;
                }
                if (repeated.isPresent()) {
                    throw new ArticleFormatException(repeated.get());
                }
                header.putAll(found);
                return from;
            }
            Matcher matcher = HEADER_LINE.matcher(written);
            String key = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
            if (KEYS.containsKey(key)) {
                String name = KEYS.get(key);
                if (found.put(name, matcher.group(2)) != null) {
                    repeated =
                            Optional.of(
                                    new Problem(
                                            file,
                                            line,
                                            0,
                                            "a second header line for " + name,
                                            "each header line once"));
                }
                found.put(name + " line", Long.toString(line));
            } else if (!OTHER_KEYS.contains(key)) {
                return 0;
            }
        }
        // A header and nothing else: the text is empty, and the reader will say so.
        header.putAll(found);
        return found.isEmpty() ? 0 : content.length();
    }
}
