package org.newsgraph.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.newsgraph.model.SafeTensors.Tensor;
import org.newsgraph.model.WordPieces;

/**
 * How large the numbers inside an encoder become on news.
 *
 * @param largest by the name of a normalization, such as {@code layer.0.output.norm}, or of an
 *     activation, such as {@code layer.0.gelu}, the largest absolute value of each of its columns
 */
record Ranges(Map<String, float[]> largest) {
    private static final String TEXT = "calibration.txt";

    /** Copies the map; not the arrays. */
    Ranges {
        largest = Map.copyOf(largest);
    }

    /** Measures them on the texts of {@link #texts}. */
    static Ranges measure(Map<String, Tensor> tensors, int heads, WordPieces pieces)
            throws IOException {
        PlainEncoder encoder = new PlainEncoder(tensors, heads);
        Map<String, float[]> largest = new TreeMap<>();
        for (int[] text : texts(pieces, 160)) {
            encoder.hidden(
                    text,
                    (name, values) -> {
                        int columns = values.length / text.length;
                        float[] max = largest.computeIfAbsent(name, n -> new float[columns]);
                        for (int i = 0; i < values.length; i++) {
                            max[i % columns] = Math.max(max[i % columns], Math.abs(values[i]));
                        }
                    });
        }
        return new Ranges(largest);
    }

    /**
     * The calibration text, two invented articles, in passages of whole lines.
     *
     * @param longest the most wordpieces of a passage; a longer line is cut
     */
    static List<int[]> texts(WordPieces pieces, int longest) throws IOException {
        List<int[]> texts = new ArrayList<>();
        int[] passage = {};
        try (InputStream in = Ranges.class.getResourceAsStream(TEXT);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int[] more =
                        Arrays.stream(line.split(" "))
                                .flatMapToInt(word -> Arrays.stream(pieces.pieces(word)))
                                .limit(longest - 2)
                                .toArray();
                if (passage.length + more.length > longest - 2) {
                    texts.add(framed(pieces, passage));
                    passage = more;
                } else {
                    passage =
                            IntStream.concat(Arrays.stream(passage), Arrays.stream(more)).toArray();
                }
            }
        }
        texts.add(framed(pieces, passage));
        return texts;
    }

    private static int[] framed(WordPieces pieces, int[] passage) {
        int[] framed = new int[passage.length + 2];
        framed[0] = pieces.cls();
        System.arraycopy(passage, 0, framed, 1, passage.length);
        framed[framed.length - 1] = pieces.sep();
        return framed;
    }
}
