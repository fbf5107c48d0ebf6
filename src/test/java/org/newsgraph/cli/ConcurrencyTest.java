package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.Article;
import org.newsgraph.export.ClaimsJson;
import org.newsgraph.pipeline.ArticlePipeline;

/** One pipeline serves all threads: what it reads does not depend on what the others read. */
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = Integer.getInteger("newsgraph.concurrency.rounds", 1);

    @Test
    void eightThreadsReadWhatOneDoes() throws Exception {
        List<Article> articles = Samples.articles();
        ArticlePipeline pipeline = ArticlePipeline.bundled();
        ClaimsJson json = new ClaimsJson();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            // The threads go first, so that whatever is made at first use is made by all at once.
            CountDownLatch start = new CountDownLatch(THREADS);
            List<Future<Map<String, String>>> found = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                Callable<Map<String, String>> work =
                        () -> {
                            start.countDown();
                            start.await();
                            Map<String, String> lines = new HashMap<>();
                            for (int round = 0; round < ROUNDS; round++) {
                                List<Article> mixed = new ArrayList<>(articles);
                                Collections.shuffle(mixed, random);
                                for (Article article : mixed) {
                                    String line = json.line(pipeline.read(article));
                                    String before = lines.put(article.id(), line);
                                    if (before != null) {
                                        assertEquals(before, line);
                                    }
                                }
                            }
                            return lines;
                        };
                found.add(pool.submit(work));
            }
            Map<String, String> expected = new HashMap<>();
            for (Future<Map<String, String>> future : found) {
                Map<String, String> lines = future.get();
                if (expected.isEmpty()) {
                    for (Article article : articles) {
                        expected.put(article.id(), json.line(pipeline.read(article)));
                    }
                }
                assertEquals(expected, lines);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
