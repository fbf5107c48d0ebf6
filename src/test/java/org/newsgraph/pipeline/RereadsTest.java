package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.store.GraphStore;

/** Two texts of one URL that two writers bring at the same time. */
class RereadsTest {
    private static final int ROUNDS = 60;

    @Test
    void theLaterTextStaysWhoeverWritesLast() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            ArticleGraph older = graph("Rosa Dahl met Emil Hart in Leeds on Monday.", 14);
            ArticleGraph later = graph("Rosa Dahl met Emil Hart in York on Monday.", 15);
            String expected;
            try (GraphStore store = GraphStore.inMemory()) {
                store.write(List.of(later));
                expected = dump(store);
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (GraphStore store = GraphStore.inMemory()) {
                    CyclicBarrier start = new CyclicBarrier(2);
                    Future<Void> one = writers.submit(write(store, later, start));
                    Future<Void> other = writers.submit(write(store, older, start));
                    one.get();
                    other.get();

                    assertEquals(expected, dump(store), "round " + round);
                }
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static Callable<Void> write(
            GraphStore store, ArticleGraph article, CyclicBarrier start) {
        return () -> {
            start.await();
            store.write(List.of(article));
            return null;
        };
    }

    private static ArticleGraph graph(String text, int day) {
        String url = "https://coastal-post.example/talks";
        return ClaimMapper.bundled("test")
                .map(
                        ArticlePipeline.bundled()
                                .read(
                                        new Article(
                                                url,
                                                Optional.of(url),
                                                Optional.of("Talks"),
                                                text,
                                                Optional.of(LocalDate.of(2024, 5, day)),
                                                Optional.of("Coastal Post"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of("en"),
                                                "test",
                                                List.of(
                                                        new Block(
                                                                Block.Kind.PARAGRAPH,
                                                                new Span(0, text.length()),
                                                                0)),
                                                Optional.empty())));
    }

    private static String dump(GraphStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
