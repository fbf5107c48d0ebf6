package org.newsgraph.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.newsgraph.export.ClaimsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what articles say as JSON, an article a line, without a store. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Write what articles say as JSON lines on standard output, without a store.",
        footer = {"", "Example:", "  newsgraph extract articles/ | jq '.attributions[].speakers'"})
final class ExtractCommand implements Callable<Integer> {
    @Mixin private ArticleInput input;

    @Option(
            names = "--outermost",
            description =
                    "Leave out statements inside the content of another, as corpora that annotate only the outer ones do.")
    private boolean outermost;

    @Override
    public Integer call() {
        ClaimsJson json = outermost ? ClaimsJson.outermost() : new ClaimsJson();
        PrintStream out = Output.bytes();
        ArticleInput.Counts counts =
                input.read(json::line, line -> out.append(line).append('\n'), "extract");
        out.flush();
        return counts.exitCode();
    }
}
