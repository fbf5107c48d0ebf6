package org.newsgraph.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.newsgraph.pipeline.BatchWriter;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.store.GraphStore;
import org.newsgraph.store.WriteReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads articles into a store, which it makes where none is. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Read articles into a store, which is made if it is not there.",
            "An article that is in the store already is replaced as a whole; reading the same twice changes nothing.",
            "Of articles without an id and with one URL the latest stays, whichever is read last."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph ingest --store news.tdb articles/",
            "  zcat feed.jsonl.gz | newsgraph ingest --store news.tdb -"
        })
final class IngestCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin private StoreOption store;
    @Mixin private ArticleInput input;
    @Mixin private ThresholdOption threshold;
    @Mixin private CuratedOption curated;

    @Option(
            names = "--base",
            paramLabel = "IRI",
            defaultValue = IriMinter.DEFAULT_BASE,
            description = "What the IRIs of the data start with. Default: ${DEFAULT-VALUE}")
    private String base;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "200",
            description = "Articles in one commit. Default: ${DEFAULT-VALUE}")
    private int batch;

    @Override
    public Integer call() {
        if (batch < 1) {
            throw new UserError("--batch is " + batch + "; expected 1 or more");
        }
        input.check();
        ClaimMapper mapper = threshold.mapper(new IriMinter(base), input.components());
        Totals totals = new Totals();
        ArticleInput.Counts counts;
        try (GraphStore graphs = store.create()) {
            curated.apply(graphs);
            BatchWriter writer = new BatchWriter(graphs, batch, PATIENCE, totals::add);
            counts = input.read(mapper::map, writer::accept, "ingest");
            writer.flush();
        }
        System.err.printf(
                "%d articles: %d new, %d replaced, %d unchanged, %s%d rejected%n",
                counts.articles() + counts.rejected(),
                totals.added,
                totals.replaced,
                totals.unchanged,
                totals.older == 0 ? "" : totals.older + " older, ",
                counts.rejected() + totals.quarantined);
        return counts.rejected() + totals.quarantined == 0 ? 0 : 1;
    }

    /** What all commits did together. */
    private static final class Totals {
        private long added;
        private long replaced;
        private long unchanged;
        private long older;
        private long quarantined;

        void add(WriteReport report) {
            added += report.added();
            replaced += report.replaced();
            unchanged += report.unchanged();
            older += report.older().size();
            for (String id : report.older()) {
                System.err.println(id + ": not taken, since a later text of this URL is there");
            }
            for (WriteReport.Quarantined article : report.quarantined()) {
                quarantined++;
                System.err.println(
                        "quarantined " + article.articleId() + " (" + article.iri() + ")");
                article.problems().forEach(problem -> System.err.println("  " + problem));
            }
        }
    }
}
