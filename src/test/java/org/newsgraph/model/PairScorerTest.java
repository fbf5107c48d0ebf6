package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairScorerTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scoresByItsFormula(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int labels = 1 + random.nextInt(7);
        int width = 1 + random.nextInt(9);
        float[] pair = numbers(random, labels * width);
        float[] left = numbers(random, labels * width);
        float[] right = numbers(random, labels * width);
        float[] bias = numbers(random, labels);
        float[] a = numbers(random, width + 2);
        float[] b = numbers(random, width + 3);
        float[] expected = bias.clone();
        double sum = 0;
        for (int l = 0; l < labels; l++) {
            for (int d = 0; d < width; d++) {
                int i = l * width + d;
                expected[l] +=
                        pair[i] * a[2 + d] * b[3 + d] + left[i] * a[2 + d] + right[i] * b[3 + d];
            }
            sum += Math.exp(expected[l]);
        }
        for (int l = 0; l < labels; l++) {
            expected[l] -= (float) Math.log(sum);
        }
        PairScorer scorer = new PairScorer(width, pair, left, right, bias);
        float[] scores = new float[labels];

        scorer.of(a, 2).score(b, 3, scores);
        assertArrayEquals(expected, scores, 1e-4f);

        scorer.score(a, 2, b, 3, scores);
        assertArrayEquals(expected, scores, 1e-4f);
    }

    private static float[] numbers(SplittableRandom random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return numbers;
    }

    @Test
    void refusesWeightsOfAnotherShape() {
        float[] six = new float[6];
        float[] two = new float[2];

        assertThrows(IllegalArgumentException.class, () -> new PairScorer(4, six, six, six, two));
    }
}
