package org.newsgraph.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.newsgraph.model.SafeTensors;
import org.newsgraph.model.WordPieces;

/**
 * Trains the model: one encoder, all tasks at once, every batch from all corpora.
 *
 * <p>Writes {@code model.safetensors} and {@code labels.json} into the work folder, and a
 * checkpoint with which the same command goes on.
 */
final class Trainer {
    /** How much a task's loss counts. */
    private static final Map<String, Double> WEIGHTS =
            Map.ofEntries(
                    Map.entry("tag", 0.5),
                    Map.entry("ner", 2.0),
                    Map.entry("cue", 1.5),
                    Map.entry("source", 0.7),
                    Map.entry("content", 1.0),
                    Map.entry("predicate", 1.0),
                    Map.entry("arc", 1.0),
                    Map.entry("deprel", 0.7),
                    Map.entry("role", 4.0),
                    Map.entry("said", 3.0),
                    Map.entry("coref", 0.5));

    private static final double MASKED = 0.04;
    private static final int WARM_UP = 100;
    private static final int SEED = 17;
    private static final int SAY_EVERY = 20;

    private final Path work;
    private final Network network;
    private final Adam adam;
    private final WordPieces pieces;
    private final Batch.Numbers numbers;
    private final Labels labels;
    private final Corpora corpora;
    private final PrintStream log;

    /**
     * @param work folder for checkpoints
     * @param start weights to start from
     * @param rates learning rates of the encoder's last layer and of the heads
     */
    Trainer(
            Path work,
            Corpora corpora,
            Labels labels,
            WordPieces pieces,
            SortedMap<String, SafeTensors.Tensor> start,
            Adam.Rates rates,
            PrintStream log) {
        this.work = work;
        this.corpora = corpora;
        this.labels = labels;
        this.pieces = pieces;
        this.log = log;
        numbers = new Batch.Numbers(labels);
        network = new Network(start, labels, new Random(SEED));
        adam = new Adam(network.weights(), rates);
    }

    /**
     * How long to train, and in what portions; all counted in batches but the last.
     *
     * @param steps all of them
     * @param decayFrom the one from which the learning rate falls to nothing
     * @param done those that a checkpoint has behind it
     * @param checkpointEvery from one checkpoint to the next
     * @param evaluateEvery from one look at the development sets to the next
     * @param batchSize wordpieces of a batch
     */
    record Plan(
            int steps,
            int decayFrom,
            int done,
            int checkpointEvery,
            int evaluateEvery,
            int batchSize) {}

    /** Trains to the end of the plan. */
    void train(Plan plan) throws IOException {
        int steps = plan.steps();
        int done = plan.done();
        torch.manual_seed(SEED + done);
        Evaluation evaluation = new Evaluation(network, labels, pieces, numbers);
        int step = 0;
        long words = 0;
        long started = System.nanoTime();
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int pass = 0; step < steps; pass++) {
            Random random = new Random(SEED * 1000L + pass);
            List<List<Window>> batches =
                    Windows.batches(
                            corpora.pass(new Windows(pieces), random), plan.batchSize(), random);
            log.printf(Locale.ROOT, "pass %d: %,d batches%n", pass, batches.size());
            for (List<Window> windows : batches) {
                if (step >= steps) {
                    break;
                }
                if (step++ < done) {
                    continue;
                }
                Batch batch =
                        new Batch(windows, pieces, numbers, MASKED, new Random(SEED * 7L + step));
                // Frees the tensors of the step; the collector would come too late.
                PointerScope scope = new PointerScope();
                try {
                    step(batch, schedule(step, steps, plan.decayFrom()), sums);
                } finally {
                    scope.close();
                }
                words += batch.words.length;
                if (step % SAY_EVERY == 0) {
                    say(step, steps, words, started, sums);
                    sums.clear();
                }
                if (step % plan.checkpointEvery() == 0 || step == steps) {
                    save(step);
                }
                if (step % plan.evaluateEvery() == 0 || step == steps) {
                    log.println("step " + step + " dev " + evaluation.of(corpora.dev()));
                }
            }
        }
    }

    private static double schedule(int step, int steps, int decayFrom) {
        double warm = Math.min(1, (double) step / WARM_UP);
        return step <= decayFrom ? warm : warm * (steps - step + 1) / (steps - decayFrom + 1.0);
    }

    private void step(Batch batch, double schedule, Map<String, Double> sums) {
        Tensor projection = network.project(batch, true);
        Map<String, Tensor> losses = network.losses(projection, batch);
        Tensor total = null;
        for (Map.Entry<String, Tensor> loss : losses.entrySet()) {
            Tensor weighted = loss.getValue().mul(new Scalar(WEIGHTS.get(loss.getKey())));
            total = total == null ? weighted : total.add(weighted);
            sums.merge(loss.getKey(), (double) loss.getValue().item_float(), Double::sum);
            sums.merge(loss.getKey() + "#", 1.0, Double::sum);
        }
        total.backward();
        double norm = adam.step(schedule);
        sums.merge("norm", norm, Double::sum);
        sums.merge("norm#", 1.0, Double::sum);
    }

    private void say(int step, int steps, long words, long started, Map<String, Double> sums) {
        double seconds = (System.nanoTime() - started) / 1e9;
        StringBuilder text = new StringBuilder();
        new TreeMap<>(sums)
                .forEach(
                        (task, sum) -> {
                            if (!task.endsWith("#")) {
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                " %s %.3f",
                                                task,
                                                sum / sums.get(task + "#")));
                            }
                        });
        log.printf(
                Locale.ROOT,
                "step %d/%d %,d words %.0f words/s%s%n",
                step,
                steps,
                words,
                words / seconds,
                text);
        log.flush();
    }

    private void save(int step) throws IOException {
        write(work.resolve("model.safetensors"), network.stored());
        Map<String, Tensor> state = new HashMap<>();
        adam.store(state);
        SortedMap<String, SafeTensors.Tensor> stored = new TreeMap<>();
        state.forEach((name, tensor) -> stored.put(name, Network.array(tensor)));
        write(work.resolve("adam.safetensors"), stored);
        Files.writeString(work.resolve("step.txt"), Integer.toString(step));
    }

    /** Goes on from the checkpoint in the work folder; the step it was made at. */
    int resume() throws IOException {
        SortedMap<String, SafeTensors.Tensor> stored =
                SafeTensors.read(work.resolve("adam.safetensors"));
        int step = Integer.parseInt(Files.readString(work.resolve("step.txt")).strip());
        Map<String, Tensor> state = new HashMap<>();
        stored.forEach(
                (name, t) ->
                        state.put(
                                name,
                                Tensor.create(
                                        t.data(),
                                        Arrays.stream(t.shape()).asLongStream().toArray())));
        adam.restore(state, step);
        return step;
    }

    /** Writes the whole file or leaves the old one. */
    private static void write(Path file, SortedMap<String, SafeTensors.Tensor> tensors)
            throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        SafeTensors.write(part, tensors);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
