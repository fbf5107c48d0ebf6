package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpanningTreeTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsTheBestOfAllTrees(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(6);
        float[][] arcs = scores(random, n, seed % 3 == 0 ? 3 : 1000);
        float[] root = scores(random, 1 + n, 1000)[0];
        root = Arrays.copyOf(root, n);

        int[] heads = SpanningTree.heads(arcs, root);

        assertTree(heads);
        assertEquals(best(new int[n], 0, arcs, root), sum(heads, arcs, root), 1e-3);
    }

    /** Whole numbers, so that small ones give many ties. */
    private static float[][] scores(SplittableRandom random, int n, int bound) {
        float[][] scores = new float[n][n];
        for (float[] row : scores) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextInt(-bound, bound);
            }
        }
        return scores;
    }

    private static double best(int[] heads, int word, float[][] arcs, float[] root) {
        if (word == heads.length) {
            return isTree(heads) ? sum(heads, arcs, root) : Double.NEGATIVE_INFINITY;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int head = -1; head < heads.length; head++) {
            heads[word] = head;
            best = Math.max(best, best(heads, word + 1, arcs, root));
        }
        return best;
    }

    private static double sum(int[] heads, float[][] arcs, float[] root) {
        double sum = 0;
        for (int i = 0; i < heads.length; i++) {
            sum += heads[i] < 0 ? root[i] : arcs[i][heads[i]];
        }
        return sum;
    }

    private static boolean isTree(int[] heads) {
        int roots = 0;
        for (int i = 0; i < heads.length; i++) {
            roots += heads[i] < 0 ? 1 : 0;
            int steps = 0;
            for (int node = i; node >= 0; node = heads[node]) {
                if (steps++ > heads.length) {
                    return false;
                }
            }
        }
        return roots == 1;
    }

    private static void assertTree(int[] heads) {
        assertTrue(isTree(heads), () -> Arrays.toString(heads));
    }

    @Test
    void takesTheSecondBestHeadsOutOfACircle() {
        // Each of the first two would rather have the other as its head.
        float[][] arcs = {{0, 9, 2}, {9, 0, 5}, {0, 0, 0}};

        assertArrayEquals(new int[] {1, 2, -1}, SpanningTree.heads(arcs, new float[] {-5, -5, 1}));
    }

    @Test
    void hasOneRootThoughTwoWouldScoreMore() {
        float[][] arcs = {{0, -8}, {-9, 0}};

        assertArrayEquals(new int[] {1, -1}, SpanningTree.heads(arcs, new float[] {50, 50}));
    }

    @Test
    void isFastForLongSentences() {
        int n = 1500;
        SplittableRandom random = new SplittableRandom(7);
        float[][] arcs = scores(random, n, 1000);
        // Pairs of words that choose each other, and pairs of pairs: circles within circles.
        for (int i = 0; i < n; i++) {
            for (int step = 1, prize = 100_000; step < n; step *= 2, prize /= 3) {
                arcs[i][Math.min(n - 1, i ^ step)] += prize;
            }
        }

        int[] heads =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> SpanningTree.heads(arcs, new float[n]));

        assertTree(heads);
    }

    @Test
    void numbersThatAreNoneDoNotStopIt() {
        float[][] arcs = new float[4][4];
        Arrays.stream(arcs).forEach(row -> Arrays.fill(row, Float.NaN));

        assertEquals(4, SpanningTree.heads(arcs, new float[4]).length);
        assertEquals(0, SpanningTree.heads(new float[0][0], new float[0]).length);
    }
}
