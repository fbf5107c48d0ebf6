package org.newsgraph.cli;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.newsgraph.document.Article;
import org.newsgraph.nlp.LanguageIdentifier;
import org.newsgraph.pipeline.ReadingStream;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.reader.Problem;
import org.newsgraph.reader.Source;
import org.newsgraph.resolve.Reading;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The articles that a command reads, and how. */
final class ArticleInput {
    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description = {
                "Files, folders, patterns such as 'news/**/*.json', or - for standard input.",
                "Text (.txt), JSON (.json), JSON Lines (.jsonl), HTML (.html); each may be gzipped (.gz)."
            })
    private List<String> inputs;

    @Mixin private ModelOption model;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Articles to read at once; the result is the same for any number. Default: the processors here.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** How many articles there were, and how many were left out. */
    record Counts(long articles, long rejected) {
        int exitCode() {
            return rejected == 0 ? 0 : 1;
        }
    }

    /**
     * Reads all inputs; what cannot be read is told on standard error and the rest goes on.
     *
     * @param work what to make of each reading, on several threads
     * @param sink takes the results in the order of the inputs, on this thread
     * @throws UserError if none of the inputs exists
     */
    <T> Counts read(Function<Reading, T> work, Consumer<T> sink, String task) {
        if (threads < 1) {
            throw new UserError("--threads is " + threads + "; expected 1 or more");
        }
        long[] counts = new long[2];
        try (Progress progress = Progress.start(task);
                ReadingStream<T> stream =
                        new ReadingStream<>(
                                model.pipeline(),
                                LanguageIdentifier.bundled(),
                                threads,
                                work,
                                result -> {
                                    counts[0]++;
                                    progress.step();
                                    sink.accept(result);
                                },
                                problem -> reject(problem, counts, progress))) {
            Consumer<Problem> rejected = problem -> reject(problem, counts, progress);
            ArticleReader reader = new ArticleReader();
            for (Source source : sources(rejected)) {
                Consumer<Article> accept = stream::accept;
                reader.read(source, accept, rejected);
            }
            stream.finish();
        }
        return new Counts(counts[0], counts[1]);
    }

    /** What reads, as run records name it. */
    List<String> components() {
        return model.components();
    }

    /**
     * Looks whether the inputs are there, before anything is made of them.
     *
     * @throws UserError if none is
     */
    void check() {
        // What is wrong with a file that is there, is told when it is read.
        sources(problem -> {});
    }

    private List<Source> sources(Consumer<Problem> rejected) {
        try {
            return ArticleReader.sources(inputs, rejected);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private static void reject(Problem problem, long[] counts, Progress progress) {
        counts[1]++;
        progress.message("rejected " + problem);
    }
}
