package org.newsgraph.store;

import java.nio.file.Path;
import java.util.List;
import org.newsgraph.rdf.ArticleGraph;

/** What a test runs in a process of its own: holds a store, or writes to it until it is killed. */
final class StoreProcess {
    static final int ARTICLES = 60;
    static final int BATCH = 10;

    private StoreProcess() {}

    public static void main(String[] args) throws InterruptedException {
        Path directory = Path.of(args[1]);
        List<ArticleGraph> articles =
                RandomReadings.articles(Long.parseLong(args[2]), ARTICLES, GraphStoreTest.MAPPER);
        try (GraphStore store = GraphStore.create(directory)) {
            System.out.println("ready");
            if (args[0].equals("hold")) {
                Thread.sleep(60_000);
            }
            for (int i = 0; i < ARTICLES; i += BATCH) {
                store.write(articles.subList(i, i + BATCH));
            }
        }
    }
}
