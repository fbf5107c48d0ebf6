package org.newsgraph.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows for each sentence what was read and why, down to the triples. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Show for each sentence what was read, by which rule, and the triples;",
            "and where a word could have reported something but did not, why nothing was read."
        },
        footer = {"", "Example:", "  newsgraph explain story.txt"})
final class ExplainCommand implements Callable<Integer> {
    @Mixin private ArticleInput input;
    @Mixin private ThresholdOption threshold;

    @Option(names = "--no-triples", description = "Leave the triples out.")
    private boolean noTriples;

    @Option(names = "--tags", description = "Show the tags and phrases of each sentence.")
    private boolean tags;

    @Override
    public Integer call() {
        ClaimMapper mapper = threshold.mapper(new IriMinter(), input.components());
        PrintStream out = Output.bytes();
        ArticleInput.Counts counts =
                input.read(
                        reading -> {
                            ArticleGraph graph = mapper.map(reading);
                            return new Explanation(reading, graph, !noTriples, tags).text();
                        },
                        out::print,
                        "explain");
        out.flush();
        return counts.exitCode();
    }
}
