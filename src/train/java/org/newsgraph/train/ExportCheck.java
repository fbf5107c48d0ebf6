package org.newsgraph.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.newsgraph.model.SafeTensors;
import org.newsgraph.model.SafeTensors.Tensor;
import org.newsgraph.model.WordPieces;

/** Holds the exported networks against {@link PlainEncoder}, and times them on one thread. */
public final class ExportCheck {
    private static final int HEADS = 12;
    private static final int COLUMNS = 1864;
    private static final long SHORTEST_RUN = 1_000_000_000L;

    private ExportCheck() {}

    /** What a network gave for a batch, row after row, without the pieces that only fill up. */
    private record Output(float[] hidden, float[] scores) {}

    /**
     * {@code ExportCheck WEIGHTS.safetensors VOCAB.txt TEXT [LENGTH...]}
     *
     * <p>TEXT should be none of the calibration text. Weights without a projection get one of
     * random numbers. Exits with 1 if the network in floats is not the plain one to 1e-4.
     */
    public static void main(String[] args) throws IOException, OrtException {
        if (args.length < 3) {
            System.err.println("usage: ExportCheck WEIGHTS.safetensors VOCAB.txt TEXT [LENGTH...]");
            System.exit(2);
        }
        Map<String, Tensor> tensors = new TreeMap<>(SafeTensors.read(Path.of(args[0])));
        if (!tensors.containsKey("projection.weight")) {
            addProjection(tensors);
        }
        WordPieces pieces = new WordPieces(Files.readAllLines(Path.of(args[1])));
        int[] text =
                Arrays.stream(Files.readString(Path.of(args[2])).split("\\s+"))
                        .flatMapToInt(word -> Arrays.stream(pieces.pieces(word)))
                        .toArray();
        int[] lengths =
                args.length == 3
                        ? new int[] {32, 128, 320}
                        : Arrays.stream(args).skip(3).mapToInt(Integer::parseInt).toArray();

        long start = System.nanoTime();
        Ranges ranges = Ranges.measure(tensors, HEADS, pieces);
        print("ranges measured in %.1f s", (System.nanoTime() - start) / 1e9);
        int[][] samples = {cut(pieces, text, 0, 96), cut(pieces, text, 200, 41)};
        PlainEncoder plain = new PlainEncoder(tensors, HEADS);
        List<Output> expected = new ArrayList<>();
        for (int[] sample : samples) {
            float[] hidden = plain.hidden(sample, (name, values) -> {});
            expected.add(new Output(hidden, plain.scores(hidden)));
        }
        boolean exact = true;
        for (boolean projectionFp32 : new boolean[] {true, false}) {
            OnnxWriter.Settings settings = OnnxWriter.Settings.int8(HEADS, ranges, projectionFp32);
            String name = "int8, projection in " + (projectionFp32 ? "fp32" : "int8");
            check(name, tensors, settings, samples, expected);
            if (!projectionFp32) {
                time(tensors, settings, pieces, text, lengths);
            }
        }
        OnnxWriter.Settings fp32 = OnnxWriter.Settings.fp32(HEADS);
        exact = check("fp32", tensors, fp32, samples, expected) < 1e-4;
        time(tensors, fp32, pieces, text, lengths);
        System.exit(exact ? 0 : 1);
    }

    /** Returns the largest difference of a hidden value. */
    private static double check(
            String name,
            Map<String, Tensor> tensors,
            OnnxWriter.Settings settings,
            int[][] samples,
            List<Output> expected)
            throws IOException, OrtException {
        byte[] model = model(tensors, settings);
        long start = System.nanoTime();
        double worst = 0;
        try (OrtSession session = open(model)) {
            print(
                    "%s: %,d bytes, opened in %d ms",
                    name, model.length, (System.nanoTime() - start) / 1_000_000);
            int columns = tensors.get("projection.bias").data().length;
            for (int i = 0; i < samples.length; i++) {
                Output alone = run(session, samples[i]).get(0);
                worst = Math.max(worst, difference(expected.get(i).hidden(), alone.hidden()));
                print(
                        "  %d pieces: hidden %s, scores %s",
                        samples[i].length,
                        compare(expected.get(i).hidden(), alone.hidden(), HEADS * 64),
                        compare(expected.get(i).scores(), alone.scores(), columns));
            }
            List<Output> batch = run(session, samples);
            for (int i = 0; i < samples.length; i++) {
                worst =
                        Math.max(
                                worst, difference(expected.get(i).hidden(), batch.get(i).hidden()));
                print(
                        "  %d pieces in a batch: hidden %s",
                        samples[i].length,
                        compare(expected.get(i).hidden(), batch.get(i).hidden(), HEADS * 64));
            }
        }
        return worst;
    }

    private static void time(
            Map<String, Tensor> tensors,
            OnnxWriter.Settings settings,
            WordPieces pieces,
            int[] text,
            int[] lengths)
            throws IOException, OrtException {
        try (OrtSession session = open(model(tensors, settings))) {
            for (int size : new int[] {1, 8}) {
                for (int length : lengths) {
                    int[][] batch = new int[size][];
                    for (int i = 0; i < size; i++) {
                        batch[i] = cut(pieces, text, i * 31, length);
                    }
                    run(session, batch);
                    long best = Long.MAX_VALUE;
                    long start = System.nanoTime();
                    do {
                        long begun = System.nanoTime();
                        run(session, batch);
                        best = Math.min(best, System.nanoTime() - begun);
                    } while (System.nanoTime() - start < SHORTEST_RUN);
                    print(
                            "  batch of %d, %d pieces: %.1f ms, %.0f pieces a second",
                            size, length, best / 1e6, size * length / (best / 1e9));
                }
            }
        }
    }

    private static byte[] model(Map<String, Tensor> tensors, OnnxWriter.Settings settings)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OnnxWriter.write(out, tensors, settings);
        return out.toByteArray();
    }

    private static OrtSession open(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model, options);
        }
    }

    private static List<Output> run(OrtSession session, int[]... rows) throws OrtException {
        int length = Arrays.stream(rows).mapToInt(row -> row.length).max().orElseThrow();
        long[][] ids = new long[rows.length][length];
        long[][] mask = new long[rows.length][length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                ids[i][j] = rows[i][j];
                mask[i][j] = 1;
            }
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor input = OnnxTensor.createTensor(environment, ids);
                OnnxTensor attention = OnnxTensor.createTensor(environment, mask);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", attention))) {
            FloatBuffer hidden = values(result, "hidden");
            FloatBuffer scores = values(result, "scores");
            List<Output> outputs = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                int count = rows.length * length;
                outputs.add(
                        new Output(
                                slice(hidden, i * length, rows[i].length, count),
                                slice(scores, i * length, rows[i].length, count)));
            }
            return outputs;
        }
    }

    private static FloatBuffer values(OrtSession.Result result, String name) {
        return ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
    }

    private static float[] slice(FloatBuffer all, int from, int rows, int count) {
        int columns = all.capacity() / count;
        float[] slice = new float[rows * columns];
        all.get(from * columns, slice);
        return slice;
    }

    private static int[] cut(WordPieces pieces, int[] text, int from, int length) {
        int[] cut = new int[length];
        for (int i = 0; i < length; i++) {
            cut[i] = text[(from + i) % text.length];
        }
        cut[0] = pieces.cls();
        cut[length - 1] = pieces.sep();
        return cut;
    }

    private static void addProjection(Map<String, Tensor> tensors) {
        Random random = new Random(1);
        int hidden = tensors.get("embeddings.word").shape()[1];
        float[] weight = new float[hidden * COLUMNS];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) (0.03 * random.nextGaussian());
        }
        float[] bias = new float[COLUMNS];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (float) (0.1 * random.nextGaussian());
        }
        tensors.put("projection.weight", Tensor.matrix(hidden, COLUMNS, weight));
        tensors.put("projection.bias", Tensor.vector(bias));
    }

    private static String compare(float[] expected, float[] found, int columns) {
        double sum = 0;
        double least = 1;
        for (int row = 0; row < expected.length; row += columns) {
            double dot = 0;
            double a = 0;
            double b = 0;
            for (int j = row; j < row + columns; j++) {
                dot += (double) expected[j] * found[j];
                a += (double) expected[j] * expected[j];
                b += (double) found[j] * found[j];
            }
            double cosine = dot / Math.sqrt(a * b);
            sum += cosine;
            least = Math.min(least, cosine);
        }
        return String.format(
                Locale.ROOT,
                "off by %.2e at most, cosine %.5f, %.5f at least",
                difference(expected, found),
                sum / (expected.length / columns),
                least);
    }

    private static double difference(float[] expected, float[] found) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs(expected[i] - found[i]));
        }
        return most;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
