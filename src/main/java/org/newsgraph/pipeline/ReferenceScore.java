package org.newsgraph.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;
import org.newsgraph.resolve.ArticleResolver;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;

/**
 * Measures whether a pronoun or a description comes to the named entity that it means, as an
 * article is read: with everything predicted, from the text on.
 *
 * <p>Asked is every third-person pronoun and every noun phrase without a name whose person, body or
 * place has been named before in the document. An answer is an entity with a name; it is right if
 * the resolver gave one of the phrase's entities to a name of the same gold chain too.
 */
public final class ReferenceScore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KINDS = Set.of("person", "organization", "place");
    private static final String PRONOUNS = "pronouns to named entities";
    private static final String NOUNS = "noun phrases to named entities";

    private final ArticlePipeline pipeline;
    private final ArticleResolver resolver = ArticleResolver.bundled();

    public ReferenceScore(ArticlePipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * What was found of one kind of phrase.
     *
     * @param phrases the kind
     * @param right how many came to the right entity
     * @param answered how many came to an entity with a name
     * @param asked how many there are
     */
    public record Result(String phrases, long right, long answered, long asked) {
        private Result plus(boolean isRight, boolean isAnswered) {
            return new Result(
                    phrases, right + (isRight ? 1 : 0), answered + (isAnswered ? 1 : 0), asked + 1);
        }
    }

    /** A phrase that is asked about. */
    private record Question(String phrases, String kind, String chain, Span span) {}

    /**
     * Pronouns and noun phrases, then each by what they mean: "he" and "she", "it", "they";
     * persons, bodies, places.
     *
     * @param file JSON lines, a document each, gzipped if its name ends in {@code .gz}: {@code id};
     *     {@code text}; {@code tokens} with [start, end] in UTF-16 units; {@code forms}; {@code
     *     chains} with {@code id} and {@code type}; {@code mentions} with {@code chain}, {@code
     *     start}, {@code end}, {@code head} (a token) and {@code head_upos}
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line is not JSON; the message names file and line
     */
    public List<Result> measure(Path file) throws IOException {
        Map<String, Result> results = new LinkedHashMap<>();
        List.of(PRONOUNS, "he, she", "it", "they", NOUNS, "person", "organization", "place")
                .forEach(name -> results.put(name, new Result(name, 0, 0, 0)));
        int number = 0;
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    count(JSON.readTree(line), results);
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(
                            file + ":" + number + ": not JSON: " + e.getOriginalMessage(), e);
                }
            }
        }
        return List.copyOf(results.values());
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        InputStream in =
                file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private void count(JsonNode document, Map<String, Result> results) {
        Reading reading = pipeline.read(article(document));
        Map<String, Set<Span>> names = names(document);
        List<Question> questions = questions(document);
        Resolution found =
                resolver.resolve(
                        reading.document(),
                        reading.claims(),
                        questions.stream().map(Question::span).toList());
        for (Question question : questions) {
            List<String> ids = found.referents().getOrDefault(question.span(), List.of());
            boolean isAnswered =
                    !ids.isEmpty()
                            && ids.stream().noneMatch(id -> found.entities().get(id).unnamed());
            Set<String> gold = new HashSet<>();
            for (Span name : names.get(question.chain())) {
                // The names' own spans; those of the questions would prove themselves.
                found.referents().entrySet().stream()
                        .filter(entry -> entry.getKey().overlaps(name))
                        .filter(entry -> !isAsked(entry.getKey(), questions))
                        .flatMap(entry -> entry.getValue().stream())
                        .forEach(id -> gold.add(place(id, found)));
            }
            boolean isRight =
                    isAnswered && ids.stream().anyMatch(id -> gold.contains(place(id, found)));
            for (String row : List.of(question.phrases(), question.kind())) {
                results.computeIfPresent(row, (name, old) -> old.plus(isRight, isAnswered));
            }
        }
    }

    /** A place and its government are one to the annotators of the gold chains. */
    private static String place(String id, Resolution found) {
        Entity entity = found.entities().get(id);
        return entity.type() == EntityType.GOVERNMENT
                ? id.replaceFirst("^org/government-of-", "place/")
                : id;
    }

    private static boolean isAsked(Span span, List<Question> questions) {
        return questions.stream().anyMatch(question -> question.span().equals(span));
    }

    private static Article article(JsonNode document) {
        String text = document.path("text").asText();
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        for (String paragraph : text.split("\n", -1)) {
            int end = start + paragraph.length();
            if (!paragraph.isBlank()) {
                blocks.add(new Block(Block.Kind.PARAGRAPH, new Span(start, end), blocks.size()));
            }
            start = end + 1;
        }
        String id = document.path("id").asText();
        return new Article(
                id,
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                id,
                blocks,
                Optional.empty());
    }

    /** The head words of the names of each chain. */
    private static Map<String, Set<Span>> names(JsonNode document) {
        Map<String, Set<Span>> names = new HashMap<>();
        for (JsonNode mention : document.path("mentions")) {
            if (isName(mention)) {
                JsonNode token = document.path("tokens").path(mention.path("head").asInt());
                names.computeIfAbsent(mention.path("chain").asText(), chain -> new HashSet<>())
                        .add(new Span(token.path(0).asInt(), token.path(1).asInt()));
            }
        }
        return names;
    }

    private static boolean isName(JsonNode mention) {
        return mention.path("head_upos").asText().equals("PROPN");
    }

    private static List<Question> questions(JsonNode document) {
        Map<String, String> types = new HashMap<>();
        document.path("chains")
                .forEach(c -> types.put(c.path("id").asText(), c.path("type").asText()));
        Map<String, Integer> named = new HashMap<>();
        for (JsonNode mention : document.path("mentions")) {
            if (isName(mention)) {
                named.merge(
                        mention.path("chain").asText(), mention.path("head").asInt(), Math::min);
            }
        }
        List<Question> questions = new ArrayList<>();
        Set<Integer> heads = new HashSet<>();
        for (JsonNode mention : document.path("mentions")) {
            int head = mention.path("head").asInt();
            String chain = mention.path("chain").asText();
            String upos = mention.path("head_upos").asText();
            String form = document.path("forms").path(head).asText().toLowerCase(Locale.ROOT);
            String kind = upos.equals("PRON") ? kind(form) : upos.equals("NOUN") ? "noun" : "";
            String type = types.getOrDefault(chain, "");
            boolean isAsked =
                    !kind.isEmpty()
                            && KINDS.contains(type)
                            && named.getOrDefault(chain, head) < head
                            && heads.add(head);
            if (isAsked) {
                Span span = new Span(mention.path("start").asInt(), mention.path("end").asInt());
                questions.add(
                        kind.equals("noun")
                                ? new Question(NOUNS, type, chain, span)
                                : new Question(PRONOUNS, kind, chain, span));
            }
        }
        return questions;
    }

    /** The row of a third-person pronoun; empty for all others. */
    private static String kind(String form) {
        return switch (form) {
            case "he", "him", "his", "himself", "she", "her", "hers", "herself" -> "he, she";
            case "it", "its", "itself" -> "it";
            case "they", "them", "their", "theirs", "themselves" -> "they";
            default -> "";
        };
    }
}
