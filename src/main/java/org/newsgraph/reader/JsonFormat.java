package org.newsgraph.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.newsgraph.document.Article;

/**
 * Articles as JSON: one object, a list of them, or an object that holds such a list as {@code
 * articles}. Read token by token; of a key that is not known nothing is kept.
 */
final class JsonFormat {
    /** Keys that are read, and the slot of the article that each one fills, best first. */
    private static final Map<String, List<String>> SLOTS =
            Map.of(
                    "text", List.of("text", "body", "articleBody"),
                    "title", List.of("title", "headline"),
                    "date", List.of("date", "published", "datePublished"),
                    "id", List.of("id"),
                    "url", List.of("url"),
                    "publisher", List.of("publisher"),
                    "section", List.of("section", "articleSection"),
                    "author", List.of("author"),
                    "language", List.of("language", "inLanguage"));

    private static final List<String> KNOWN =
            SLOTS.values().stream().flatMap(List::stream).toList();
    private static final String AN_ARTICLE =
            "an article such as {\"title\": \"...\", \"date\": \"2024-03-01\", \"text\": \"...\"}";

    private final Limits limits;
    private final JsonFactory factory;

    JsonFormat(Limits limits) {
        this.limits = limits;
        factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.jsonDepth())
                                        // Above the limit of a text, so that one text too long
                                        // costs no other.
                                        .maxStringLength(
                                                Math.max(limits.textChars(), limits.recordBytes()))
                                        .build())
                        .build();
    }

    /** One line of JSON Lines. */
    Article readLine(String json, String file, long line) throws ArticleFormatException {
        Walk walk = new Walk(file, line);
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw walk.problem(
                        parser,
                        "found " + name(parser.currentToken()) + " instead of an article",
                        AN_ARTICLE + " on each line");
            }
            Draft draft = walk.article(parser);
            if (parser.nextToken() != null) {
                throw walk.problem(
                        parser, "more after the end of the article", "one article on each line");
            }
            return draft.article(file, line, file + ":" + line, limits);
        } catch (IOException e) {
            throw walk.broken(e, JsonLocation.NA);
        }
    }

    /**
     * All articles of a file. What is wrong within one article costs that article; broken JSON
     * costs what stands after it.
     *
     * @throws IOException if the reader fails
     */
    void read(Reader json, String file, Consumer<Article> articles, Consumer<Problem> problems)
            throws IOException {
        Walk walk = new Walk(file, 0);
        Emitter emitter = new Emitter(file, articles, problems);
        try (JsonParser parser = factory.createParser(json)) {
            readAll(parser, file, walk, emitter, problems);
        }
    }

    private void readAll(
            JsonParser parser, String file, Walk walk, Emitter emitter, Consumer<Problem> problems)
            throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                emitter.report(new Problem(file, 0, 0, "the file is empty", AN_ARTICLE));
            }
            for (; token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    walk.list(parser, emitter);
                } else if (token == JsonToken.START_OBJECT) {
                    emitter.single = !emitter.many;
                    walk.object(parser, emitter);
                } else {
                    emitter.report(
                            walk.problem(
                                            parser,
                                            "found " + name(token) + " instead of an article",
                                            AN_ARTICLE + ", or a list of them")
                                    .problem());
                }
                emitter.many = true;
            }
            if (!emitter.any) {
                problems.accept(new Problem(file, 0, 0, "the list is empty", AN_ARTICLE));
            }
        } catch (JsonParseException | StreamConstraintsException e) {
            Problem problem = walk.broken(e, parser.currentLocation()).problem();
            problems.accept(
                    new Problem(
                            file,
                            problem.line(),
                            problem.column(),
                            problem.found() + ", and the file is not read further",
                            problem.expected()));
        }
    }

    /** Hands on the articles of one file and numbers them. */
    private final class Emitter {
        private final String file;
        private final Consumer<Article> articles;
        private final Consumer<Problem> problems;
        private boolean single;
        private boolean many;
        private boolean any;

        Emitter(String file, Consumer<Article> articles, Consumer<Problem> problems) {
            this.file = file;
            this.articles = articles;
            this.problems = problems;
        }

        void report(Problem problem) {
            any = true;
            problems.accept(problem);
        }

        void emit(Draft draft, long line) {
            any = true;
            Article article;
            try {
                article = draft.article(file, line, single ? file : file + ":" + line, limits);
            } catch (ArticleFormatException e) {
                problems.accept(e.problem());
                return;
            }
            articles.accept(article);
        }
    }

    /** A value that was read, and where. */
    private record Value(String text, long line, long column) {}

    /** Reads one file; knows its name and, for a line on its own, the number of the line. */
    private final class Walk {
        private final String file;
        private final long onlyLine;

        Walk(String file, long onlyLine) {
            this.file = file;
            this.onlyLine = onlyLine;
        }

        void list(JsonParser parser, Emitter emitter) throws IOException {
            emitter.single = false;
            emitter.many = true;
            JsonToken token;
            while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
                if (token == null) {
                    throw new JsonEOFException(parser, null, "in a list");
                } else if (token == JsonToken.START_OBJECT) {
                    object(parser, emitter);
                } else {
                    Problem other =
                            problem(
                                            parser,
                                            "found " + name(token) + " in the list of articles",
                                            AN_ARTICLE)
                                    .problem();
                    parser.skipChildren();
                    emitter.report(other);
                }
            }
        }

        void object(JsonParser parser, Emitter emitter) throws IOException {
            long line = parser.currentTokenLocation().getLineNr();
            try {
                Draft draft = draft(parser, emitter);
                if (draft != null) {
                    emitter.emit(draft, line);
                }
            } catch (ArticleFormatException e) {
                emitter.report(e.problem());
            }
        }

        Draft article(JsonParser parser) throws IOException, ArticleFormatException {
            return draft(parser, null);
        }

        /**
         * Reads an object to its end, whatever is wrong in it.
         *
         * @param emitter where the articles of a list go; null if the object must be one article
         * @return null if the object held a list of articles
         */
        private Draft draft(JsonParser parser, Emitter emitter)
                throws IOException, ArticleFormatException {
            JsonLocation start = parser.currentTokenLocation();
            Map<String, Value> values = new HashMap<>();
            ArticleFormatException wrong = null;
            boolean held = false;
            JsonToken token;
            while ((token = parser.nextToken()) == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                token = parser.nextToken();
                if (emitter != null
                        && key.equals("articles")
                        && token == JsonToken.START_ARRAY
                        && !values.containsKey("text")) {
                    held = true;
                    list(parser, emitter);
                } else if (KNOWN.contains(key)) {
                    try {
                        read(parser, key, values);
                    } catch (ArticleFormatException e) {
                        wrong = wrong == null ? e : wrong;
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (held && slot("text", values).isEmpty()) {
                return null;
            }
            if (wrong != null) {
                throw wrong;
            }
            return fill(values, start);
        }

        private void read(JsonParser parser, String key, Map<String, Value> values)
                throws IOException, ArticleFormatException {
            JsonLocation at = parser.currentTokenLocation();
            JsonToken token = parser.currentToken();
            boolean named = key.equals("publisher") || key.equals("author");
            boolean listed = named || key.equals("section") || key.equals("articleSection");
            String text;
            if (token == JsonToken.VALUE_NULL) {
                return;
            } else if (token == JsonToken.VALUE_STRING) {
                text = parser.getText();
            } else if (token == JsonToken.VALUE_NUMBER_INT && key.equals("id")) {
                text = parser.getText();
            } else if (token == JsonToken.START_OBJECT && named
                    || token == JsonToken.START_ARRAY && listed) {
                List<String> names = new ArrayList<>();
                names(parser, names);
                text = String.join(", ", names);
            } else {
                ArticleFormatException wrong =
                        problem(
                                parser,
                                "\"" + key + "\" is " + name(token),
                                named
                                        ? "a string, or an object with a \"name\""
                                        : key.startsWith("date") || key.equals("published")
                                                ? "a date such as 2024-03-01 in quotation marks"
                                                : "a string");
                parser.skipChildren();
                throw wrong;
            }
            if (values.put(key, new Value(text, at.getLineNr(), at.getColumnNr())) != null) {
                throw problem(at, "a second \"" + key + "\" in the same article", "each key once");
            }
        }

        /** Collects the strings and the names of objects, at any depth of lists. */
        private void names(JsonParser parser, List<String> names) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                Draft.words(parser.getText()).ifPresent(names::add);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                JsonToken token;
                while ((token = parser.nextToken()) != null && token != JsonToken.END_ARRAY) {
                    names(parser, names);
                }
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean name = parser.currentName().equals("name");
                    parser.nextToken();
                    if (name && parser.currentToken() == JsonToken.VALUE_STRING) {
                        Draft.words(parser.getText()).ifPresent(names::add);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }

        private Draft fill(Map<String, Value> values, JsonLocation start)
                throws ArticleFormatException {
            Optional<Value> text = slot("text", values);
            if (text.isEmpty()) {
                throw problem(
                        start,
                        "the article has no \"text\"",
                        "a \"text\" (or \"body\" or \"articleBody\") with the article's words");
            }
            Draft draft = new Draft();
            draft.text = text.get().text();
            draft.id = words("id", values);
            draft.url = words("url", values);
            draft.title = words("title", values);
            draft.publisher = words("publisher", values);
            draft.section = words("section", values);
            draft.author = words("author", values);
            draft.language = words("language", values).flatMap(Draft::languageCode);
            draft.date = date(values);
            return draft;
        }

        private Optional<LocalDate> date(Map<String, Value> values) throws ArticleFormatException {
            for (String key : SLOTS.get("date")) {
                Value value = values.get(key);
                if (value == null || value.text().isBlank()) {
                    continue;
                }
                Optional<LocalDate> date = Dates.parse(value.text());
                if (date.isEmpty()) {
                    throw new ArticleFormatException(
                            new Problem(
                                    file,
                                    onlyLine > 0 ? onlyLine : value.line(),
                                    0,
                                    "\"" + key + "\" is \"" + shortened(value.text()) + "\"",
                                    "a date such as 2024-03-01"));
                }
                return date;
            }
            return Optional.empty();
        }

        private Optional<String> words(String slot, Map<String, Value> values) {
            return slot(slot, values).flatMap(value -> Draft.words(value.text()));
        }

        private Optional<Value> slot(String slot, Map<String, Value> values) {
            return SLOTS.get(slot).stream()
                    .map(values::get)
                    .filter(value -> value != null)
                    .filter(value -> !value.text().isBlank() || slot.equals("text"))
                    .findFirst();
        }

        ArticleFormatException problem(JsonParser parser, String found, String expected) {
            return problem(parser.currentTokenLocation(), found, expected);
        }

        private ArticleFormatException problem(JsonLocation at, String found, String expected) {
            long line = onlyLine > 0 ? onlyLine : Math.max(at.getLineNr(), 1);
            return new ArticleFormatException(new Problem(file, line, 0, found, expected));
        }

        ArticleFormatException broken(IOException e, JsonLocation at) {
            long line = onlyLine > 0 ? onlyLine : Math.max(at.getLineNr(), 1);
            long column = Math.max(at.getColumnNr(), 0);
            if (e instanceof com.fasterxml.jackson.core.JsonProcessingException json
                    && json.getLocation() != null) {
                line = onlyLine > 0 ? onlyLine : Math.max(json.getLocation().getLineNr(), 1);
                column = Math.max(json.getLocation().getColumnNr(), 0);
            }
            String found;
            String expected;
            String message = e.getMessage() == null ? "" : e.getMessage();
            if (e instanceof StreamConstraintsException && message.contains("nesting depth")) {
                found = "JSON nested deeper than " + limits.jsonDepth() + " levels";
                expected = AN_ARTICLE;
            } else if (e instanceof StreamConstraintsException
                    && message.contains("String value length")) {
                found =
                        String.format(
                                Locale.ROOT,
                                "a value longer than %,d chars",
                                Math.max(limits.textChars(), limits.recordBytes()));
                expected = String.format(Locale.ROOT, "at most %,d", limits.textChars());
            } else if (e instanceof StreamConstraintsException) {
                found = "JSON out of bounds: " + firstLine(message);
                expected = AN_ARTICLE;
            } else if (e instanceof JsonEOFException || message.contains("end-of-input")) {
                found = "the JSON ends too early";
                expected = "the rest of the article";
            } else {
                found = "broken JSON: " + firstLine(message);
                expected = AN_ARTICLE;
            }
            return new ArticleFormatException(new Problem(file, line, column, found, expected));
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return (end < 0 ? message : message.substring(0, end)).strip();
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }

    private static String name(JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_ARRAY, END_ARRAY -> "a list";
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> token.name();
        };
    }
}
