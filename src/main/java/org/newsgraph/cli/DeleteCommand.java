package org.newsgraph.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes articles out of a store, as if they had never been read. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Take articles out of a store, as if they had never been read.",
        footer = {
            "",
            "Example:",
            "  newsgraph delete --store news.tdb https://example.org/story-1"
        })
final class DeleteCommand implements Callable<Integer> {
    @Mixin private StoreOption store;

    @Parameters(
            arity = "1..*",
            paramLabel = "ARTICLE",
            description = "The article's id (its own, or its URL) or the IRI of its graph.")
    private List<String> articles;

    @Override
    public Integer call() {
        int missing = 0;
        try (GraphStore graphs = store.open()) {
            for (String article : articles) {
                if (graphs.delete(article)) {
                    System.err.println("deleted " + article);
                } else {
                    missing++;
                    System.err.println("not in the store: " + article);
                }
            }
        }
        return missing == 0 ? 0 : 1;
    }
}
