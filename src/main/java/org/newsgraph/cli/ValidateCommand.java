package org.newsgraph.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.store.GraphStore;
import org.newsgraph.store.ValidationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks that every piece of evidence is where it says, and that every shape holds. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description =
                "Check a store: every piece of evidence equals the stored text at its offsets, and every shape holds; the search index is what the store says.",
        footer = {"", "Example:", "  newsgraph validate --store news.tdb"})
final class ValidateCommand implements Callable<Integer> {
    @Mixin private StoreOption store;

    @Override
    public Integer call() {
        try (GraphStore graphs = store.open()) {
            ValidationReport report = graphs.validate();
            List<String> ofSearch = SearchIndex.check(graphs);
            report.problems().forEach(System.out::println);
            ofSearch.forEach(System.out::println);
            System.err.printf(
                    "%d articles, %d pieces of evidence checked, %d problems%n",
                    report.articles(), report.anchors(), report.problemCount() + ofSearch.size());
            return report.isValid() && ofSearch.isEmpty() ? 0 : 1;
        }
    }
}
