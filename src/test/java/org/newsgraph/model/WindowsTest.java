package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsTest {
    /** Words of one piece; a window has 22, 20 without its ends, and context of about 4. */
    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5 5         | [0 10)                     | all in one
                    3 4 8 4 4 3 | [0 15)19 7[15 26)          | context on both sides
                    10 10 4     | [0 10) [10 24)             | no context that is too long
                    8 8 8       | [0 8)16 0[8 16) 8[16 24)   | where both do not fit, what stands before
                    9 9 9       | [0 18) [18 27)             | as many sentences as fit
                    20          | [0 20)                     | a sentence as long as a window
                    21          | [0 20) [20 21)             | a longer one in parts
                    45 3        | [0 20) [20 40) [40 48)     | whose last goes with what follows
                    """)
    void cutsDocuments(String sentences, String windows, String note) {
        int[] sizes = Arrays.stream(sentences.split(" ")).mapToInt(Integer::parseInt).toArray();
        int[] ends = sizes.clone();
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] pieces = new int[ends[ends.length - 1]];
        Arrays.fill(pieces, 1);

        assertEquals(
                windows,
                Windows.plan(pieces, ends, 22, 4).stream()
                        .map(WindowsTest::text)
                        .collect(Collectors.joining(" ")));
    }

    /** What a window owns in brackets, and where its context begins and ends. */
    private static String text(Windows.Window window) {
        int first = window.owned().get(0).first();
        int end = window.owned().get(window.owned().size() - 1).end();
        return (window.first() < first ? window.first() : "")
                + "["
                + first
                + " "
                + end
                + ")"
                + (window.end() > end ? window.end() : "");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ownEverySentenceOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int reach = 30 + random.nextInt(300);
        int context = random.nextInt(reach / 3);
        List<Integer> ends = new ArrayList<>();
        int words = 0;
        for (int s = random.nextInt(60); s > 0; s--) {
            words += random.nextInt(seed % 2 == 0 ? 40 : 400);
            ends.add(words);
        }
        int[] pieces = random.ints(words, 1, seed % 3 == 0 ? 101 : 4).toArray();
        int[] sentences = ends.stream().mapToInt(Integer::intValue).toArray();

        int next = 0;
        int read = 0;
        for (Windows.Window window : Windows.plan(pieces, sentences, reach, context)) {
            int sum = 0;
            for (int w = window.first(); w < window.end(); w++) {
                sum += pieces[w];
            }
            assertTrue(sum + 2 <= reach || window.size() == 1, window::toString);
            read += sum;
            for (Windows.Range owned : window.owned()) {
                assertEquals(next, owned.first());
                assertTrue(window.first() <= owned.first() && owned.end() <= window.end());
                int end = owned.end();
                boolean whole =
                        ends.contains(end) && (owned.first() == 0 || ends.contains(owned.first()));
                int size = Arrays.stream(pieces, owned.first(), end).sum();
                int sentence = ends.stream().filter(e -> e >= end).findFirst().orElseThrow();
                int start = ends.stream().filter(e -> e < end).reduce(0, Math::max);
                assertTrue(
                        whole || Arrays.stream(pieces, start, sentence).sum() + 2 > reach,
                        () -> owned + " of " + size + " pieces is no sentence");
                next = end;
            }
        }
        assertEquals(words, next);
        assertTrue(read <= 8L * Arrays.stream(pieces).sum(), "read " + read);
    }

    @Test
    void nothingHasNoWindow() {
        assertEquals(List.of(), Windows.plan(new int[0], new int[0]));
        assertEquals(List.of(), Windows.plan(new int[0], new int[] {0, 0}));
    }
}
