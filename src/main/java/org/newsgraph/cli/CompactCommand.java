package org.newsgraph.cli;

import java.util.concurrent.Callable;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives back the disk space of what was replaced or deleted. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = "Give back the disk space of what was replaced or deleted.",
        footer = {"", "Example:", "  newsgraph compact --store news.tdb"})
final class CompactCommand implements Callable<Integer> {
    @Mixin private StoreOption store;

    @Override
    public Integer call() {
        try (GraphStore graphs = store.open()) {
            long before = graphs.stats().bytes();
            graphs.compact();
            System.err.printf("%,d bytes before, %,d after%n", before, graphs.stats().bytes());
            return 0;
        }
    }
}
