package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.newsgraph.identity.Curation;
import org.newsgraph.pipeline.ArticlePipeline;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.store.EntityMention;
import org.newsgraph.store.GraphStore;

/** Rows about any mentions of the bundled articles: laws that hold whatever they are. */
class SplitMentionLawsTest {
    private static final int SEEDS = 12;
    private static final int ROWS = 5;

    @Test
    void rowsAreAppliedAtOnceInAnyOrderAndTakenBack() {
        ArticlePipeline pipeline = ArticlePipeline.bundled();
        ClaimMapper mapper = ClaimMapper.bundled("0.1.0");
        List<ArticleGraph> graphs =
                Samples.articles().stream().map(a -> mapper.map(pipeline.read(a))).toList();
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(graphs);
            String before = dump(store);
            List<String[]> mentions = mentions(store);
            assertTrue(mentions.size() > 100, mentions.size() + " mentions");
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                List<String> rows = new ArrayList<>();
                for (int i = 0; i < ROWS; i++) {
                    String[] one = mentions.get(random.nextInt(mentions.size()));
                    String to = random.nextBoolean() ? one[0] + "_9" : "person/someone-else";
                    rows.add(Curation.splitRow(one[0], to, one[1], Integer.parseInt(one[2])));
                }
                String other = mentions.get(random.nextInt(mentions.size()))[0];
                if (seed % 3 == 0 && !other.equals("person/someone-else")) {
                    rows.add(Curation.mergeRow("person/someone-else", other));
                }
                Curation table;
                try {
                    table = Curation.of("seed " + seed, rows);
                } catch (IllegalArgumentException e) {
                    // Twice the same mention.
                    continue;
                }

                store.curate(table);

                assertTrue(
                        store.validate().isValid(), () -> rows + " " + store.validate().problems());
                String after = dump(store);
                try (GraphStore fresh = GraphStore.inMemory()) {
                    fresh.curate(table);
                    for (int i = graphs.size() - 1; i >= 0; i--) {
                        fresh.write(List.of(graphs.get(i)));
                    }
                    assertEquals(after, dump(fresh), rows.toString());
                }
                store.curate(Curation.none());
                assertEquals(before, dump(store), rows.toString());
            }
        }
    }

    /** Id, article and offset of all mentions. */
    private static List<String[]> mentions(GraphStore store) {
        List<String> ids = new ArrayList<>();
        store.entities(Optional.empty(), entity -> ids.add(entity.id()));
        List<String[]> mentions = new ArrayList<>();
        for (String id : ids) {
            for (EntityMention one : store.mentionsOf(id)) {
                mentions.add(new String[] {id, one.article(), Integer.toString(one.start())});
            }
        }
        return mentions;
    }

    private static String dump(GraphStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
