package org.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.newsgraph.nlp.NameFinderTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the name finder and scores it. */
@Command(
        name = "train-names",
        mixinStandardHelpOptions = true,
        description = {
            "Train the name finder on files of tokens and BIO2 labels (plain or gzipped), and score it.",
            "data/models/README.md tells what the bundled model was trained on."
        },
        footer = {
            "",
            "Example:",
            "  newsgraph train-names --train news.bio --dev dev.bio --out names.bin"
        })
final class TrainNamesCommand implements Callable<Integer> {
    @Option(
            names = "--train",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files to train on.")
    private List<Path> train;

    @Option(
            names = "--dev",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files to score on.")
    private List<Path> dev = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write the model.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        new NameFinderTraining().train(train, out);
        for (Path file : dev) {
            for (NameFinderTraining.Score score : NameFinderTraining.score(out, file)) {
                System.out.printf(
                        Locale.ROOT,
                        "%s\t%s\tP %.4f\tR %.4f\tF1 %.4f\t%d names%n",
                        file.getFileName(),
                        score.type().isEmpty() ? "all" : score.type(),
                        score.precision(),
                        score.recall(),
                        score.f1(),
                        score.names());
            }
        }
        return 0;
    }
}
