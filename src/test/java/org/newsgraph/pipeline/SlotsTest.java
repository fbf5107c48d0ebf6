package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.Span;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.reader.Problem;
import org.newsgraph.reader.Source;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;

/**
 * Who is told, where, when and how, on invented wire text with what could be mistaken for it beside
 * it: {@code slots/gold.jsonl}. A guard against loss; on other text less is right.
 */
class SlotsTest {
    private static final double SAME_CONTENT = 0.5;
    private static final Map<String, Count> COUNTS = new TreeMap<>();
    private static int statements;
    private static int distractors;
    private static int distracted;

    private static final class Count {
        private int right;
        private int found;
        private int gold;

        double f1() {
            return 2.0 * right / (found + gold);
        }

        void add(boolean isRight, boolean isFound, boolean isGold) {
            right += isRight ? 1 : 0;
            found += isFound ? 1 : 0;
            gold += isGold ? 1 : 0;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        byte[] gold;
        try (InputStream in = SlotsTest.class.getResourceAsStream("/slots/gold.jsonl")) {
            gold = in.readAllBytes();
        }
        Map<String, JsonNode> passages = new HashMap<>();
        for (String line : new String(gold, StandardCharsets.UTF_8).split("\n")) {
            JsonNode passage = new ObjectMapper().readTree(line);
            passages.put(passage.path("id").asText(), passage);
        }
        ArticlePipeline pipeline = ArticlePipeline.bundled();
        List<Problem> problems = new ArrayList<>();
        new ArticleReader()
                .read(
                        Source.of("gold.jsonl", gold),
                        article -> compare(passages.get(article.id()), pipeline.read(article)),
                        problems::add);
        assertEquals(List.of(), problems);
    }

    private static void compare(JsonNode passage, Reading reading) {
        Set<Integer> used = new HashSet<>();
        for (JsonNode gold : passage.path("attributions")) {
            if (gold.path("optional").asBoolean()) {
                continue;
            }
            statements++;
            int match = -1;
            double best = SAME_CONTENT;
            for (int a = 0; a < reading.claims().attributions().size(); a++) {
                double same = overlap(gold.path("content"), reading.claims().attributions().get(a));
                if (same >= best && !used.contains(a)) {
                    best = same;
                    match = a;
                }
            }
            used.add(match);
            if (match < 0) {
                compare(gold, Optional.empty(), reading, -1);
            } else {
                Attribution found = reading.claims().attributions().get(match);
                compare(gold, Optional.of(found), reading, match);
            }
        }
    }

    private static double overlap(JsonNode gold, Attribution found) {
        BitSet right = new BitSet();
        gold.forEach(span -> right.set(span.get(0).asInt(), span.get(1).asInt()));
        BitSet given = new BitSet();
        found.content().forEach(span -> given.set(span.start(), span.end()));
        BitSet both = (BitSet) right.clone();
        both.and(given);
        given.or(right);
        return (double) both.cardinality() / given.cardinality();
    }

    private static void compare(
            JsonNode gold, Optional<Attribution> found, Reading reading, int index) {
        Optional<Resolution.StatementSlots> slots =
                found.map(said -> reading.resolution().statements().get(index));
        List<Span> audience = found.flatMap(Attribution::audience).stream().toList();
        List<Span> venues =
                found.stream().flatMap(s -> s.venues().stream()).map(Venue::span).toList();
        slot("audience", gold.path("audience"), audience);
        slot("venue", gold.path("venue"), venues);

        JsonNode date = gold.path("date");
        Optional<String> norm = slots.flatMap(s -> s.date()).map(d -> d.norm());
        if (!date.path("optional").asBoolean()) {
            boolean asked = date.isObject();
            boolean right = asked && norm.filter(date.path("norm").asText()::equals).isPresent();
            count("date").add(right, norm.isPresent() && (asked || right), asked);
        }

        Set<String> kinds = new HashSet<>(Set.of(gold.path("kind").asText()));
        gold.path("altKinds").forEach(kind -> kinds.add(kind.asText()));
        answer("kind", found, said -> kinds.contains(said.kind().key()));
        answer(
                "polarity",
                found,
                said -> said.polarity().key().equals(gold.path("polarity").asText()));
        answer(
                "nesting",
                found,
                said -> said.nestedIn().isPresent() == !gold.path("nestedIn").isNull());
        for (JsonNode speaker : gold.path("speakers")) {
            boolean right =
                    slots.stream()
                            .flatMap(s -> s.speakers().stream())
                            .map(reading.resolution().entities()::get)
                            .anyMatch(entity -> isCalled(entity, speaker));
            count("speaker").add(right, found.isPresent(), true);
        }
        List<Span> taken = new ArrayList<>(audience);
        taken.addAll(venues);
        found.flatMap(Attribution::time).ifPresent(taken::add);
        for (JsonNode distractor : gold.path("distractors")) {
            distractors++;
            distracted += taken.stream().anyMatch(span -> meets(span, distractor)) ? 1 : 0;
        }
    }

    /** What is optional is neither right nor wrong; of several that are right one is enough. */
    private static void slot(String name, JsonNode gold, List<Span> found) {
        List<JsonNode> all = StreamSupport.stream(gold.spliterator(), false).toList();
        boolean asked = all.stream().anyMatch(each -> !each.path("optional").asBoolean());
        boolean right = found.stream().anyMatch(span -> all.stream().anyMatch(g -> meets(span, g)));
        boolean counts = !found.isEmpty() && (asked || !right);
        count(name).add(right && asked, counts, asked);
    }

    private static void answer(
            String name, Optional<Attribution> found, Function<Attribution, Boolean> isRight) {
        count(name).add(found.filter(isRight::apply).isPresent(), found.isPresent(), true);
    }

    private static boolean isCalled(Entity entity, JsonNode speaker) {
        String found = entity.name().toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>(List.of(speaker.path("name").asText()));
        speaker.path("alt").forEach(name -> names.add(name.asText()));
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> found.contains(name) || name.contains(found));
    }

    private static boolean meets(Span span, JsonNode gold) {
        return span.start() < gold.path("end").asInt() && gold.path("start").asInt() < span.end();
    }

    private static Count count(String slot) {
        return COUNTS.computeIfAbsent(slot, key -> new Count());
    }

    @Test
    void thereAreManyStatementsAndManyDistractors() {
        assertTrue(statements >= 150, statements + " statements");
        assertTrue(distractors >= 150, distractors + " distractors");
        assertEquals(7, COUNTS.size());
    }

    @ParameterizedTest
    @CsvSource({
        "speaker, 0.83",
        "audience, 0.85",
        "venue, 0.85",
        "date, 0.88",
        "kind, 0.88",
        "polarity, 0.90",
        "nesting, 0.90"
    })
    void findsMost(String slot, double least) {
        Count count = COUNTS.get(slot);
        assertTrue(
                count.f1() >= least,
                () ->
                        slot
                                + ": "
                                + count.right
                                + " of "
                                + count.gold
                                + " right, "
                                + count.found
                                + " found, F1 "
                                + count.f1());
    }

    @Test
    void takesHardlyAnyDistractor() {
        assertTrue(distracted <= distractors / 40, distracted + " of " + distractors);
    }
}
