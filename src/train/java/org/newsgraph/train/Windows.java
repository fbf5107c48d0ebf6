package org.newsgraph.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.newsgraph.document.TokenRange;
import org.newsgraph.model.WordPieces;
import org.newsgraph.train.GoldDocument.GoldAttribution;

/**
 * Cuts documents into windows of varying length, single sentences among them, so that the model is
 * at home in headlines and in long articles; and windows into batches of like length.
 */
final class Windows {
    /** The longest window, in wordpieces with both ends. */
    static final int LONGEST = 480;

    private static final int[] LENGTHS = {96, 192, 320, LONGEST};
    private static final int BATCHES_SORTED_TOGETHER = 40;

    private final WordPieces pieces;

    Windows(WordPieces pieces) {
        this.pieces = pieces;
    }

    /**
     * The windows of one pass over a document.
     *
     * @param single share of windows that hold one sentence, 0 to 1
     */
    List<Window> cut(GoldDocument document, double single, Random random) {
        List<Window> windows = new ArrayList<>();
        int firstWord = 0;
        int i = 0;
        List<GoldSentence> sentences = document.sentences();
        while (i < sentences.size()) {
            int budget =
                    !document.coherent() || random.nextDouble() < single
                            ? 0
                            : LENGTHS[random.nextInt(LENGTHS.length)];
            int start = i;
            int words = 0;
            int length = 2;
            do {
                length += length(sentences.get(i));
                words += sentences.get(i).size();
                i++;
            } while (i < sentences.size() && length + length(sentences.get(i)) <= budget);
            if (length <= Network.POSITIONS) {
                int first = firstWord;
                int end = firstWord + words;
                windows.add(
                        new Window(
                                sentences.subList(start, i),
                                document.attributions().map(all -> within(all, first, end)),
                                length));
            }
            firstWord += words;
        }
        return windows;
    }

    private int length(GoldSentence sentence) {
        return sentence.words().stream().mapToInt(word -> pieces.pieces(word).length).sum();
    }

    private static List<GoldAttribution> within(List<GoldAttribution> all, int start, int end) {
        List<GoldAttribution> inside = new ArrayList<>();
        for (GoldAttribution attribution : all) {
            if (attribution.cue().first() >= start && attribution.cue().first() < end) {
                inside.add(
                        new GoldAttribution(
                                clip(List.of(attribution.cue()), start, end).get(0),
                                clip(attribution.source(), start, end),
                                clip(attribution.content(), start, end)));
            }
        }
        return inside;
    }

    /** The parts of the ranges in the window, counted from its first word. */
    private static List<TokenRange> clip(List<TokenRange> ranges, int start, int end) {
        return ranges.stream()
                .filter(r -> r.first() < end && r.end() > start)
                .map(
                        r ->
                                new TokenRange(
                                        Math.max(r.first(), start) - start,
                                        Math.min(r.end(), end) - start))
                .toList();
    }

    /**
     * Batches in random order, each of windows of like length.
     *
     * @param size wordpieces in a batch, padding included; a longer window is a batch of its own
     */
    static List<List<Window>> batches(List<Window> windows, int size, Random random) {
        List<Window> shuffled = new ArrayList<>(windows);
        Collections.shuffle(shuffled, random);
        List<List<Window>> batches = new ArrayList<>();
        int from = 0;
        while (from < shuffled.size()) {
            int to = from;
            int sum = 0;
            while (to < shuffled.size() && sum < size * BATCHES_SORTED_TOGETHER) {
                sum += shuffled.get(to++).pieces();
            }
            List<Window> group = new ArrayList<>(shuffled.subList(from, to));
            group.sort(Comparator.comparingInt(Window::pieces));
            List<Window> batch = new ArrayList<>();
            for (Window window : group) {
                if (!batch.isEmpty() && (batch.size() + 1) * window.pieces() > size) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                }
                batch.add(window);
            }
            batches.add(batch);
            from = to;
        }
        Collections.shuffle(batches, random);
        return batches;
    }
}
