package org.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.newsgraph.extract.AttributionExtractor;
import org.newsgraph.model.CoreferenceScore;
import org.newsgraph.model.LanguageModel;
import org.newsgraph.model.ModelFile;
import org.newsgraph.model.ModelScore;
import org.newsgraph.nlp.NeuralAnnotator;
import org.newsgraph.pipeline.ArticlePipeline;
import org.newsgraph.pipeline.ReferenceScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores the language model on gold words. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Score the language model on gold words, as TSV.",
            "",
            "FILE.conllu: Penn tags; heads of dependencies without and with labels, punctuation counted.",
            "FILE.conll: semantic roles by their head words: all, and those of verbs of saying and meeting.",
            "FILE.jsonl: coreference: pronouns and noun phrases that lead to a name of what they mean, by",
            "the model's links alone; and those that come to the right named entity as an article is read.",
            "All may be gzipped."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph score ewt.dev.conllu.gz",
            "  newsgraph score --weights other.model --trees ewt.dev.conllu.gz ewt.dev.conll.gz"
        })
final class ScoreCommand implements Callable<Integer> {
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "The model. Default: the one that is bundled.")
    private Path weights;

    @Option(
            names = "--trees",
            paramLabel = "FILE",
            description = "Dependency trees of the sentences whose roles are scored.")
    private Path trees;

    @Option(
            names = "--context",
            description =
                    "Read the sentences of a document together, as in an article; else each alone.")
    private boolean context;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Gold files.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            check(file);
        }
        if (weights == null) {
            score(LanguageModel.bundled());
        } else {
            check(weights);
            try (LanguageModel started = LanguageModel.of(ModelFile.read(weights))) {
                score(started);
            }
        }
        return 0;
    }

    private static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + ": no such file");
        }
    }

    private void score(LanguageModel model) throws IOException {
        ModelScore score = new ModelScore(model, context);
        CoreferenceScore coreference = new CoreferenceScore(model);
        ReferenceScore references =
                new ReferenceScore(
                        ArticlePipeline.with(
                                NeuralAnnotator.of(model), AttributionExtractor.By.BOTH));
        System.out.println("file\tmeasure\tP\tR\tF1\tgold");
        for (Path file : files) {
            String name = file.getFileName().toString();
            for (ModelScore.Measure measure :
                    measures(score, coreference, references, file, name)) {
                System.out.printf(
                        Locale.ROOT,
                        "%s\t%s\t%.4f\t%.4f\t%.4f\t%d%n",
                        name,
                        measure.name(),
                        measure.precision(),
                        measure.recall(),
                        measure.f1(),
                        measure.gold());
            }
        }
    }

    private List<ModelScore.Measure> measures(
            ModelScore score,
            CoreferenceScore coreference,
            ReferenceScore references,
            Path file,
            String name)
            throws IOException {
        try {
            if (name.matches(".*\\.conllu(\\.gz)?")) {
                return score.trees(file);
            }
            if (name.matches(".*\\.jsonl(\\.gz)?")) {
                List<ModelScore.Measure> measures = new ArrayList<>(coreference.measure(file));
                for (ReferenceScore.Result result : references.measure(file)) {
                    measures.add(
                            new ModelScore.Measure(
                                    result.phrases(),
                                    result.right(),
                                    result.answered(),
                                    result.asked()));
                }
                return measures;
            }
            if (name.matches(".*\\.conll(\\.gz)?")) {
                if (trees == null) {
                    throw new UserError(
                            file + " has roles; give the trees of its sentences with --trees");
                }
                return score.roles(file, trees);
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
        throw new UserError(
                file + ": expected the ending .conllu, .conll or .jsonl, or .gz after it");
    }
}
