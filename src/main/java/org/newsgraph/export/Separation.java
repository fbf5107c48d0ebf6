package org.newsgraph.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Pushes boxes apart that overlap, little by little, so that the picture stays what it was. */
final class Separation {
    private static final int ROUNDS = 60;
    private static final int PASSES = 8;
    private static final double GROWTH = 1.06;

    /** Overlap that nobody sees, and that rounding may leave. */
    private static final double NOTHING = 0.01;

    private final double[] x;
    private final double[] y;
    private final double[] halfWidth;
    private final double[] halfHeight;

    /** Works on the very arrays: middles, and half sizes, of the boxes. */
    Separation(double[] x, double[] y, double[] halfWidth, double[] halfHeight) {
        this.x = x;
        this.y = y;
        this.halfWidth = halfWidth;
        this.halfHeight = halfHeight;
    }

    /** Whether no two overlap any more. Where there is no room, all is drawn a little larger. */
    boolean run() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int pass = 0; pass < PASSES; pass++) {
                if (!pushApart()) {
                    return true;
                }
            }
            for (int i = 0; i < x.length; i++) {
                x[i] *= GROWTH;
                y[i] *= GROWTH;
            }
        }
        return false;
    }

    /** One pass from left to right; whether there was anything to push. */
    private boolean pushApart() {
        List<Integer> byLeft =
                IntStream.range(0, x.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer i) -> x[i] - halfWidth[i])
                                        .thenComparing(i -> i))
                        .toList();
        boolean pushed = false;
        List<Integer> open = new ArrayList<>();
        for (int i : byLeft) {
            double left = x[i] - halfWidth[i];
            open.removeIf(j -> x[j] + halfWidth[j] < left);
            for (int j : open) {
                pushed |= push(j, i);
            }
            open.add(i);
        }
        return pushed;
    }

    private boolean push(int i, int j) {
        double overX = halfWidth[i] + halfWidth[j] - Math.abs(x[i] - x[j]);
        double overY = halfHeight[i] + halfHeight[j] - Math.abs(y[i] - y[j]);
        if (overX <= NOTHING || overY <= NOTHING) {
            return false;
        }
        // The shorter way out. Of two at one place, the later goes right or down.
        if (overX < overY) {
            double step = overX / 2 * (x[i] > x[j] ? 1 : -1);
            x[i] += step;
            x[j] -= step;
        } else {
            double step = overY / 2 * (y[i] > y[j] ? 1 : -1);
            y[i] += step;
            y[j] -= step;
        }
        return true;
    }
}
