package org.newsgraph.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.nlp.LanguageIdentifier;
import org.newsgraph.pipeline.ArticlePipeline;
import org.newsgraph.pipeline.BatchWriter;
import org.newsgraph.pipeline.ReadingModel;
import org.newsgraph.pipeline.ReadingStream;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.query.ResultTable;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a store of the bundled articles and answers two questions from it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Make a store of the bundled sample articles, and answer from it who met whom and who said what,",
            "each answer with the sentence behind it. The articles are invented."
        },
        footer = {"", "Example:", "  newsgraph demo --store demo.tdb"})
final class DemoCommand implements Callable<Integer> {
    private static final int ROWS = 12;

    @Option(
            names = {"-s", "--store"},
            paramLabel = "DIR",
            defaultValue = "newsgraph-demo.tdb",
            description = "Where to make the store. Default: ${DEFAULT-VALUE}")
    private Path store;

    @Option(names = "--all", description = "Show all answers, not only the first " + ROWS + ".")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        if (store.toAbsolutePath().getParent() != null) {
            Files.createDirectories(store.toAbsolutePath().getParent());
        }
        PrintStream out = Output.bytes();
        try (GraphStore graphs = StoreOption.at(store).create()) {
            long articles = ingest(graphs);
            System.err.println(articles + " sample articles are in " + store);
            answer(graphs, "who-met-whom", "Who met whom, when and where", out);
            answer(graphs, "who-said-what", "Who said what to whom", out);
        }
        out.println(
                "Ask more: newsgraph query lists the questions; newsgraph query --store "
                        + store
                        + " meetings-of party=\"Miriam Achola\"");
        out.flush();
        return 0;
    }

    private static long ingest(GraphStore graphs) {
        ClaimMapper mapper =
                new ClaimMapper(
                        new IriMinter(),
                        Gazetteer.bundled(),
                        Version.components(ReadingModel.NEURAL));
        long[] count = new long[1];
        BatchWriter writer =
                new BatchWriter(
                        graphs, 100, Duration.ofMinutes(1), report -> count[0] += report.written());
        try (ReadingStream<ArticleGraph> stream =
                new ReadingStream<>(
                        ArticlePipeline.bundled(),
                        LanguageIdentifier.bundled(),
                        Runtime.getRuntime().availableProcessors(),
                        mapper::map,
                        writer::accept,
                        problem -> System.err.println("rejected " + problem))) {
            Samples.articles().forEach(stream::accept);
            stream.finish();
        }
        writer.flush();
        return count[0];
    }

    private void answer(GraphStore graphs, String name, String question, PrintStream out) {
        NamedQuery query = QueryCatalog.bundled().find(name).orElseThrow();
        ResultTable table =
                graphs.read(
                        dataset ->
                                new QueryRunner(dataset, QueryCommand.DEFAULT_TIMEOUT)
                                        .table(query, Map.of()));
        out.println();
        out.println(question + " (query " + name + ", " + table.rows().size() + " answers)");
        int shown = all ? table.rows().size() : Math.min(ROWS, table.rows().size());
        for (int i = 0; i < shown; i++) {
            out.println();
            for (int column = 0; column < table.columns().size(); column++) {
                String value = table.value(i, table.columns().get(column));
                if (!value.isEmpty()) {
                    out.printf(
                            "  %-9s %s%n",
                            table.columns().get(column), value.strip().replaceAll("\\s+", " "));
                }
            }
        }
        if (shown < table.rows().size()) {
            out.println();
            out.println("  ... and " + (table.rows().size() - shown) + " more: --all shows them");
        }
    }
}
