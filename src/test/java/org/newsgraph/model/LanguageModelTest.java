package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.document.Arc;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.TokenRange;

class LanguageModelTest {
    private static final List<String> WORDS =
            List.of(
                    "The",
                    "minister",
                    "said",
                    "\u201C",
                    "it",
                    "\u05E9\u05DC\u05D5\u05DD",
                    "😀",
                    ".");

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static List<List<String>> document(SplittableRandom random) {
        List<List<String>> sentences = new ArrayList<>();
        for (int s = random.nextInt(40); s >= 0; s--) {
            List<String> sentence = new ArrayList<>();
            for (int w = random.nextInt(40); w >= 0; w--) {
                sentence.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            sentences.add(sentence);
        }
        return sentences;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesOneConsistentReading(long seed) {
        List<List<String>> document = document(new SplittableRandom(seed));

        assertWhole(document, FakeModel.random(seed).read(document), true);
    }

    static Stream<Map.Entry<String, List<List<String>>>> unusual() {
        return Stream.of(
                Map.entry("nothing", List.of()),
                Map.entry("one word", List.of(List.of("Oslo"))),
                Map.entry("a sentence without words", List.of(List.of(), List.of("Oslo"))),
                Map.entry("2,000 words", List.of(Collections.nCopies(2000, "minister"))),
                Map.entry("10,000 marks", List.of(Collections.nCopies(10_000, "\""))),
                Map.entry("long words", List.of(Collections.nCopies(300, "-".repeat(100)))),
                Map.entry(
                        "short sentences", Collections.nCopies(3000, List.of("It", "rained", "."))),
                Map.entry("a word for each", Collections.nCopies(3000, List.of("Oslo"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusual")
    void readsUnusualTextsInTime(Map.Entry<String, List<List<String>>> unusual) {
        LanguageModel model = FakeModel.random(5);
        List<List<String>> document = unusual.getValue();

        Analysis analysis =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> model.read(document));

        assertWhole(document, analysis, false);
    }

    /** The laws of an analysis. */
    private static void assertWhole(
            List<List<String>> document, Analysis analysis, boolean oneRoot) {
        int words = document.stream().mapToInt(List::size).sum();
        assertEquals(words, analysis.tags().size());
        assertTrue(FakeModel.TAGS.containsAll(analysis.tags()));
        assertEquals(words, analysis.vectors().size());
        int first = 0;
        for (List<String> sentence : document) {
            int end = first + sentence.size();
            int roots = 0;
            for (int w = first; w < end; w++) {
                Arc arc = analysis.arcs().get(w);
                assertEquals(Arc.Layer.UD, arc.layer());
                assertEquals(w, arc.dependent());
                roots += arc.head() < 0 ? 1 : 0;
                assertEquals(arc.head() < 0, arc.label().equals("root"));
                assertTrue(arc.head() < 0 || first <= arc.head() && arc.head() < end);
            }
            assertTrue(!oneRoot || roots == 1, () -> "roots in " + sentence);
            first = end;
        }
        for (Arc arc : analysis.arcs().subList(words, analysis.arcs().size())) {
            if (arc.layer() == Arc.Layer.COREF) {
                assertTrue(arc.head() < arc.dependent(), arc::toString);
            } else {
                assertEquals(Arc.Layer.SRL, arc.layer());
                assertTrue(FakeModel.ROLES.indexOf(arc.label()) > 0);
            }
        }
        int end = 0;
        for (Analysis.Name name : analysis.names()) {
            assertTrue(name.words().first() >= end && name.words().end() <= words);
            end = name.words().end();
        }
        int cueEnd = 0;
        Set<Integer> taken = new HashSet<>();
        for (AttributionRelation said : analysis.attributions()) {
            assertTrue(said.cue().first() >= cueEnd && said.cue().end() <= words);
            cueEnd = said.cue().end();
            assertTrue(said.source().size() <= 1);
            assertTrue(said.confidence() >= 0.25, "the fake model's threshold");
            Stream.concat(Stream.of(said.cue()), said.content().stream())
                    .flatMap(LanguageModelTest::words)
                    .forEach(w -> assertTrue(w < words && taken.add(w), said::toString));
        }
        for (AttributionRelation said : analysis.attributions()) {
            assertTrue(
                    said.source().stream()
                            .flatMap(LanguageModelTest::words)
                            .noneMatch(taken::contains),
                    said::toString);
        }
    }

    private static Stream<Integer> words(TokenRange range) {
        return IntStream.range(range.first(), range.end()).boxed();
    }

    @Test
    void aSentenceReadsTheSameWhateverStandsFarAway() {
        LanguageModel model = FakeModel.random(3);
        List<String> sentence = Collections.nCopies(60, "minister");
        List<List<String>> one = Collections.nCopies(30, sentence);
        List<List<String>> other = new ArrayList<>(one);
        other.set(29, List.of("Oslo", "."));

        assertEquals(
                model.read(one).tags().subList(0, 600), model.read(other).tags().subList(0, 600));
    }

    @Test
    void isTheSameForAllThreads() throws Exception {
        LanguageModel model = FakeModel.random(9);
        List<List<List<String>>> documents = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            documents.add(document(new SplittableRandom(seed)));
        }
        List<Analysis> alone = documents.stream().map(model::read).toList();

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Analysis>> running = new ArrayList<>();
            for (List<List<String>> document : documents) {
                running.add(threads.submit(() -> model.read(document)));
            }
            for (int i = 0; i < alone.size(); i++) {
                assertEquals(alone.get(i), running.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesARowOfNumbersForEachWord() {
        Analysis analysis = FakeModel.random(1).read(List.of(List.of("a", "it", "it", "it", "b")));
        float[] row = new float[2 * FakeModel.HIDDEN];

        analysis.vectors().copy(2, row, FakeModel.HIDDEN);

        float[] half = Arrays.copyOfRange(row, FakeModel.HIDDEN, row.length);
        double square = 0;
        for (int i = 0; i < half.length; i++) {
            assertEquals(half[i], analysis.vectors().get(2, i));
            square += half[i] * half[i];
        }
        assertEquals(square, analysis.vectors().dot(2, 2), 1e-5);
    }
}
