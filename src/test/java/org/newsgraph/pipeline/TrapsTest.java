package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.extract.AttributionExtractor;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.store.GraphStore;
import org.newsgraph.table.TsvTable;

/**
 * What is claimed, denied, planned or supposed never becomes a fact: each trap sentence goes
 * through the whole pipeline into a store of its own, and no query for facts may find its encounter
 * there.
 */
class TrapsTest {
    private static final String FACTS =
            "PREFIX news: <https://w3id.org/newsgraph/ontology#> "
                    + "ASK { { ?e a news:Encounter } UNION { ?e a news:Meeting } UNION { ?a news:met ?b } }";
    private static final String PROPOSITIONS =
            "PREFIX news: <https://w3id.org/newsgraph/ontology#> "
                    + "ASK { ?p a news:Proposition ; news:eventType ?type }";

    private static final ArticlePipeline PIPELINE = ArticlePipeline.bundled();
    private static final ClaimMapper MAPPER =
            new ClaimMapper(new IriMinter(), Gazetteer.bundled(), List.of("test"));

    /**
     * A row of traps.tsv.
     *
     * @param sentence an invented sentence
     * @param why what keeps its encounter from being a fact; {@code asserted} if it is one
     * @param proposition whether the encounter must still be reachable as a proposition
     */
    record Trap(String sentence, String why, boolean proposition) {
        @Override
        public String toString() {
            return why + ": " + sentence;
        }
    }

    private static Stream<Trap> rows() {
        return TsvTable.load("/traps.tsv").rows().stream()
                .filter(row -> !row.get(0).equals("sentence"))
                .map(row -> new Trap(row.get(0), row.get(1), row.get(2).equals("yes")));
    }

    static Stream<Trap> traps() {
        return rows().filter(trap -> !trap.why().equals("asserted"));
    }

    static Stream<Trap> controls() {
        return rows().filter(trap -> trap.why().equals("asserted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void isNeverAFact(Trap trap) throws ArticleFormatException {
        assertFalse(ask(trap.sentence(), FACTS));
    }

    @Test
    void whatIsNoFactIsStillThere() throws ArticleFormatException {
        List<Trap> expected = traps().filter(Trap::proposition).toList();
        int found = 0;
        for (Trap trap : expected) {
            found += ask(trap.sentence(), PROPOSITIONS) ? 1 : 0;
        }
        assertTrue(
                found >= 0.8 * expected.size(), found + " of " + expected.size() + " propositions");
    }

    /** Without these an extractor that reads nothing would pass. */
    @Test
    void plainMeetingsAreFacts() throws ArticleFormatException {
        List<Trap> controls = controls().toList();
        int found = 0;
        for (Trap control : controls) {
            found += ask(control.sentence(), FACTS) ? 1 : 0;
        }
        assertTrue(
                found >= 0.8 * controls.size(),
                found + " of " + controls.size() + " plain meetings");
    }

    /** Without a tree the words alone tell: few get through, and most plain meetings are found. */
    @Test
    void withoutATreeFewLeak() throws ArticleFormatException {
        ArticlePipeline light =
                ArticlePipeline.bundled(ReadingModel.LIGHT, AttributionExtractor.By.BOTH);
        List<String> leaks = new ArrayList<>();
        for (Trap trap : traps().toList()) {
            if (ask(light, trap.sentence(), FACTS)) {
                leaks.add(trap.sentence());
            }
        }
        long found = 0;
        for (Trap control : controls().toList()) {
            found += ask(light, control.sentence(), FACTS) ? 1 : 0;
        }

        assertTrue(leaks.size() <= 10, leaks.size() + " leak: " + leaks);
        assertTrue(found >= 0.75 * controls().count(), found + " plain meetings");
    }

    @Test
    void thereAreEnough() {
        assertTrue(traps().count() >= 60, "at least 60 traps");
        assertEquals(traps().count(), traps().distinct().count());
    }

    private static boolean ask(String sentence, String question) throws ArticleFormatException {
        return ask(PIPELINE, sentence, question);
    }

    private static boolean ask(ArticlePipeline pipeline, String sentence, String question)
            throws ArticleFormatException {
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(
                    List.of(
                            MAPPER.map(
                                    pipeline.read(
                                            new ArticleReader()
                                                    .read("trap", Optional.empty(), sentence)))));
            return store.read(
                    graphs ->
                            new QueryRunner(graphs, Duration.ofSeconds(30))
                                    .table(question)
                                    .value(0, "answer")
                                    .equals("true"));
        }
    }
}
