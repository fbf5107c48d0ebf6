package org.newsgraph.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.namefind.BilouCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.newsgraph.document.MentionType;
import org.newsgraph.model.Treebank;

/**
 * Trains and scores the name finder. The same files in the same order give the same model.
 *
 * <p>A file holds a token and its label on each line, apart by a tab or a space, labels in BIO2,
 * and an empty line after each sentence; a name that ends in {@code .gz} is unpacked. Labels of
 * finer types are folded to PER, ORG, LOC and MISC: a politician is a person, a country a place.
 */
public final class NameFinderTraining {
    private static final Map<String, MentionType> TYPES =
            Map.ofEntries(
                    Map.entry("per", MentionType.PER),
                    Map.entry("person", MentionType.PER),
                    Map.entry("politician", MentionType.PER),
                    Map.entry("org", MentionType.ORG),
                    Map.entry("organisation", MentionType.ORG),
                    Map.entry("organization", MentionType.ORG),
                    Map.entry("politicalparty", MentionType.ORG),
                    Map.entry("loc", MentionType.LOC),
                    Map.entry("location", MentionType.LOC),
                    Map.entry("place", MentionType.LOC),
                    Map.entry("country", MentionType.LOC),
                    Map.entry("gpe", MentionType.LOC),
                    Map.entry("misc", MentionType.MISC),
                    Map.entry("event", MentionType.MISC),
                    Map.entry("election", MentionType.MISC));

    private static final long SEED = 1;

    private final int iterations;
    private final int cutoff;

    /** With the settings that did best on the development sets. */
    public NameFinderTraining() {
        this(25, 1);
    }

    /**
     * @param iterations passes over the training data, at least 1
     * @param cutoff features seen less often are left out, at least 0
     */
    public NameFinderTraining(int iterations, int cutoff) {
        if (iterations < 1 || cutoff < 0) {
            throw new IllegalArgumentException(
                    "iterations " + iterations + ", cutoff " + cutoff + ": too small");
        }
        this.iterations = iterations;
        this.cutoff = cutoff;
    }

    /**
     * Precision, recall and their harmonic mean over whole names with their type, each 0 to 1.
     *
     * @param type the type that is counted, or empty for all
     */
    public record Score(String type, double precision, double recall, double f1, int names) {}

    /**
     * Trains a model and writes it.
     *
     * @throws IOException if a file cannot be read or the model not written
     * @throws IllegalArgumentException if a line is no token and label; the message says which
     */
    public void train(List<Path> files, Path model) throws IOException {
        List<NameSample> samples = new ArrayList<>();
        for (Path file : files) {
            samples.addAll(read(file));
        }
        // the trainer learns most from what it sees last, so the corpora are mixed
        Collections.shuffle(samples, new Random(SEED));
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(files + ": no sentence to train on");
        }
        Models.allowFeatures();
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, PerceptronTrainer.PERCEPTRON_VALUE);
        parameters.put("UseAverage", true);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, iterations);
        parameters.put(TrainingParameters.CUTOFF_PARAM, cutoff);
        parameters.put(TrainingParameters.THREADS_PARAM, 1);
        TokenNameFinderModel trained =
                NameFinderME.train(
                        "en",
                        null,
                        ObjectStreamUtils.createObjectStream(samples),
                        parameters,
                        new TokenNameFinderFactory(features(), Map.of(), new BilouCodec()));
        if (model.toAbsolutePath().getParent() != null) {
            Files.createDirectories(model.toAbsolutePath().getParent());
        }
        try (OutputStream out = Files.newOutputStream(model)) {
            trained.serialize(out);
        }
    }

    private static byte[] features() throws IOException {
        try (InputStream in = NameFinderTraining.class.getResourceAsStream("name-features.xml")) {
            return in.readAllBytes();
        }
    }

    /**
     * Scores a model on the gold tokens of a file: one row for each type and one for all.
     *
     * @throws IOException if a file cannot be read
     */
    public static List<Score> score(Path model, Path gold) throws IOException {
        NameFinderME finder;
        try (InputStream in = Files.newInputStream(model)) {
            finder = new NameFinderME(Models.names(in));
        }
        Map<MentionType, int[]> counts = new EnumMap<>(MentionType.class);
        for (MentionType type : MentionType.values()) {
            counts.put(type, new int[3]);
        }
        for (NameSample sample : read(gold)) {
            if (sample.isClearAdaptiveDataSet()) {
                finder.clearAdaptiveData();
            }
            Set<Span> expected = new HashSet<>(List.of(sample.getNames()));
            for (Span name : sample.getNames()) {
                counts.get(MentionType.valueOf(name.getType()))[0]++;
            }
            for (Span name : finder.find(sample.getSentence())) {
                int[] count = counts.get(MentionType.valueOf(name.getType()));
                count[1]++;
                if (expected.contains(new Span(name.getStart(), name.getEnd(), name.getType()))) {
                    count[2]++;
                }
            }
        }
        List<Score> scores = new ArrayList<>();
        int[] all = new int[3];
        counts.forEach(
                (type, count) -> {
                    scores.add(score(type.name(), count));
                    for (int i = 0; i < all.length; i++) {
                        all[i] += count[i];
                    }
                });
        scores.add(score("", all));
        return scores;
    }

    private static Score score(String type, int[] count) {
        double precision = count[1] == 0 ? 0 : (double) count[2] / count[1];
        double recall = count[0] == 0 ? 0 : (double) count[2] / count[0];
        double sum = precision + recall;
        return new Score(
                type, precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum, count[0]);
    }

    /**
     * Sentences of a file with their names, of the types PER, ORG, LOC and MISC.
     *
     * @param file BIO2, or CoNLL-U with entities in brackets as GUM has them; may be gzipped
     * @throws IllegalArgumentException if a line is of another form; the message says where
     */
    public static List<NameSample> read(Path file) throws IOException {
        List<NameSample> samples = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (BufferedReader in = Treebank.open(file)) {
            if (file.toString().matches(".*\\.conllu(\\.gz)?")) {
                return ConlluNames.read(in, file.toString());
            }
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    addTo(samples, tokens, labels);
                    continue;
                }
                String[] cells = line.split(line.indexOf('\t') >= 0 ? "\t" : " ");
                String label = cells[cells.length - 1];
                if (cells.length < 2 || !isLabel(label)) {
                    throw new IllegalArgumentException(
                            file
                                    + ":"
                                    + number
                                    + ": \""
                                    + line
                                    + "\"; expected a token and a label such as B-person");
                }
                tokens.add(cells[0]);
                labels.add(label);
            }
        }
        addTo(samples, tokens, labels);
        return samples;
    }

    private static boolean isLabel(String label) {
        return label.equals("O")
                || (label.startsWith("B-") || label.startsWith("I-"))
                        && TYPES.containsKey(label.substring(2).toLowerCase(Locale.ROOT));
    }

    private static void addTo(List<NameSample> samples, List<String> tokens, List<String> labels) {
        if (!tokens.isEmpty()) {
            samples.add(
                    new NameSample(
                            tokens.toArray(String[]::new),
                            spans(labels).toArray(Span[]::new),
                            true));
            tokens.clear();
            labels.clear();
        }
    }

    private static List<Span> spans(List<String> labels) {
        List<Span> spans = new ArrayList<>();
        int start = -1;
        MentionType type = null;
        for (int i = 0; i <= labels.size(); i++) {
            String label = i < labels.size() ? labels.get(i) : "O";
            MentionType here =
                    label.equals("O")
                            ? null
                            : TYPES.get(label.substring(2).toLowerCase(Locale.ROOT));
            if (type != null && (here != type || label.startsWith("B-"))) {
                spans.add(new Span(start, i, type.name()));
                type = null;
            }
            if (here != null && type == null) {
                start = i;
                type = here;
            }
        }
        return spans;
    }
}
