package org.newsgraph.cli;

import java.util.concurrent.Callable;
import org.newsgraph.store.GraphStore;
import org.newsgraph.store.StoreStats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints how much a store holds. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Print how much a store holds, as tab-separated names and counts.",
        footer = {"", "Example:", "  newsgraph stats --store news.tdb"})
final class StatsCommand implements Callable<Integer> {
    @Mixin private StoreOption store;

    @Override
    public Integer call() {
        try (GraphStore graphs = store.open()) {
            StoreStats stats = graphs.stats();
            System.out.println("articles\t" + stats.articles());
            System.out.println("triples\t" + stats.triples());
            System.out.println("entities\t" + stats.entities());
            stats.byType().forEach((type, count) -> System.out.println(type + "\t" + count));
            System.out.println("bytes\t" + stats.bytes());
            return 0;
        }
    }
}
