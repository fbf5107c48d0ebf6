package org.newsgraph.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.store.GraphStore;
import org.newsgraph.store.WriteReport;

/**
 * Collects the graphs of articles and commits them in batches: a commit costs the same for one
 * article as for hundreds. A batch is in the store whole or not at all, whatever happens.
 */
public final class BatchWriter {
    private final GraphStore store;
    private final int size;
    private final long patience;
    private final Consumer<WriteReport> reports;
    private final List<ArticleGraph> batch = new ArrayList<>();
    private long since;

    /**
     * @param size articles in a batch, at least 1
     * @param patience a batch is committed when its first article has waited that long
     * @param reports takes what each commit did
     */
    public BatchWriter(
            GraphStore store, int size, Duration patience, Consumer<WriteReport> reports) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "a batch of " + size + " articles; expected 1 or more");
        }
        this.store = store;
        this.size = size;
        this.patience = patience.toNanos();
        this.reports = reports;
    }

    /** Takes a graph; commits when the batch is full or has waited long enough. */
    public void accept(ArticleGraph graph) {
        if (batch.isEmpty()) {
            since = System.nanoTime();
        }
        batch.add(graph);
        if (batch.size() >= size || System.nanoTime() - since >= patience) {
            flush();
        }
    }

    /** Commits what waits. */
    public void flush() {
        if (!batch.isEmpty()) {
            reports.accept(store.write(List.copyOf(batch)));
            batch.clear();
        }
    }
}
