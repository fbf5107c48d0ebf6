package org.newsgraph.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document, which is longer than the network's reach, into windows of whole sentences. Each
 * sentence is owned by one window, the one that reads it; sentences before and after those that a
 * window owns are its context. A sentence longer than a window is cut into parts, which count as
 * sentences here.
 */
public final class Windows {
    /** Pieces of a window, with the two at its ends. */
    public static final int PIECES = 320;

    /** Pieces of context on each side. */
    public static final int CONTEXT = 48;

    /** A single sentence of context may be so many times as long. */
    private static final int STRETCH = 2;

    /** The pieces before the first word and behind the last. */
    private static final int ENDS = 2;

    /** Part of a document: sentences, or parts of sentences, by their place in {@link #units}. */
    private record Cut(int first, int ownedFirst, int ownedEnd, int end) {}

    /**
     * Words in a row.
     *
     * @param first the first word
     * @param end one past the last
     */
    public record Range(int first, int end) {}

    /**
     * A stretch of words that the network reads at once.
     *
     * @param first its first word
     * @param end one past its last word
     * @param owned its sentences that no other window owns
     */
    public record Window(int first, int end, List<Range> owned) {
        public Window {
            owned = List.copyOf(owned);
        }

        public int size() {
            return end - first;
        }
    }

    private final int reach;
    private final int context;
    private final List<Range> units = new ArrayList<>();

    /** Pieces before each unit, and of all units at the end. */
    private final List<Integer> sums = new ArrayList<>();

    private Windows(int reach, int context) {
        this.reach = reach;
        this.context = context;
    }

    /**
     * The windows of a document, in order.
     *
     * @param pieces how many pieces each word has
     * @param ends one past the last word of each sentence
     */
    public static List<Window> plan(int[] pieces, int[] ends) {
        return plan(pieces, ends, PIECES, CONTEXT);
    }

    /**
     * The windows of a document, in order.
     *
     * @param pieces how many pieces each word has
     * @param ends one past the last word of each sentence
     * @param reach the most pieces of a window, two at its ends included; a single word that has
     *     more gets a window of its own
     * @param context about how many pieces of context each side should have
     */
    public static List<Window> plan(int[] pieces, int[] ends, int reach, int context) {
        Windows windows = new Windows(reach - ENDS, context);
        int first = 0;
        windows.sums.add(0);
        for (int end : ends) {
            windows.add(pieces, first, end);
            first = end;
        }
        return windows.cut();
    }

    /** Adds a sentence, in as many parts as it takes. */
    private void add(int[] pieces, int first, int end) {
        int start = first;
        int sum = 0;
        for (int word = first; word < end; word++) {
            if (word > start && sum + pieces[word] > reach) {
                addUnit(start, word, sum);
                start = word;
                sum = 0;
            }
            sum += pieces[word];
        }
        if (start < end) {
            addUnit(start, end, sum);
        }
    }

    private void addUnit(int first, int end, int pieces) {
        units.add(new Range(first, end));
        sums.add(sums.get(sums.size() - 1) + pieces);
    }

    private int pieces(int firstUnit, int endUnit) {
        return sums.get(endUnit) - sums.get(firstUnit);
    }

    private List<Window> cut() {
        List<Window> windows = new ArrayList<>();
        int first = 0;
        while (first < units.size()) {
            Cut cut = cut(first);
            windows.add(
                    new Window(
                            units.get(cut.first()).first(),
                            units.get(cut.end() - 1).end(),
                            units.subList(cut.ownedFirst(), cut.ownedEnd())));
            first = cut.ownedEnd();
        }
        return windows;
    }

    /** The window that owns as many sentences from {@code first} on as fit with their context. */
    private Cut cut(int first) {
        int before = before(first);
        int end = first;
        for (int e = first + 1; e <= units.size() && pieces(before, e) <= reach; e++) {
            if (pieces(before, after(e)) <= reach) {
                end = e;
            }
        }
        if (end > first) {
            return new Cut(before, first, end, after(end));
        }
        // A long sentence: what context fits.
        end = first + 1;
        int start = pieces(before, end) <= reach ? before : first;
        int stop = pieces(start, after(end)) <= reach ? after(end) : end;
        return new Cut(start, first, end, stop);
    }

    /** The first unit of the context before a unit. */
    private int before(int unit) {
        int start = unit;
        while (start > 0 && pieces(start - 1, unit) <= limit(unit - start)) {
            start--;
        }
        return start;
    }

    /** One past the last unit of the context that begins with a unit. */
    private int after(int unit) {
        int end = unit;
        while (end < units.size() && pieces(unit, end + 1) <= limit(end - unit)) {
            end++;
        }
        return end;
    }

    /** How long the context may become by one more unit. */
    private int limit(int taken) {
        return taken == 0 ? STRETCH * context : context;
    }
}
