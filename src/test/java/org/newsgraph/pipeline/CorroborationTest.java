package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.Article;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.store.GraphStore;

/** One story under five mastheads, lightly rewritten, and one independent report. */
class CorroborationTest {
    private static final List<ArticleGraph> GRAPHS = new ArrayList<>();

    @BeforeAll
    static void read() {
        List<Article> articles = new ArrayList<>();
        new ArticleReader()
                .read(
                        ArticleReader.sources(
                                        List.of(
                                                Path.of(
                                                                "src/test/resources/identity/one-story.jsonl")
                                                        .toString()),
                                        problem -> {
                                            throw new AssertionError(problem.toString());
                                        })
                                .get(0),
                        articles::add,
                        problem -> {
                            throw new AssertionError(problem.toString());
                        });
        ArticlePipeline pipeline = ArticlePipeline.bundled();
        ClaimMapper mapper = ClaimMapper.bundled("0.1.0");
        articles.forEach(article -> GRAPHS.add(mapper.map(pipeline.read(article))));
    }

    @Test
    void copiesAreOneReport() {
        assertEquals(6, GRAPHS.size());
        assertEquals(List.of("2"), reports(GRAPHS));
    }

    @Test
    void copiesAloneCorroborateNothing() {
        assertEquals(List.of(), reports(GRAPHS.subList(0, 5)));
    }

    private static List<String> reports(List<ArticleGraph> graphs) {
        NamedQuery query = QueryCatalog.bundled().find("corroborated-meetings").orElseThrow();
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(graphs);
            return store.read(
                    dataset ->
                            new QueryRunner(dataset, Duration.ofSeconds(30))
                                    .table(query, Map.of()).rows().stream()
                                            .map(
                                                    row ->
                                                            row.get(1)
                                                                    .orElseThrow()
                                                                    .getLiteralLexicalForm())
                                            .toList());
        }
    }
}
