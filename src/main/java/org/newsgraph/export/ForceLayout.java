package org.newsgraph.export;

import java.util.Arrays;

/**
 * Places the nodes of one connected network by forces: ForceAtlas2 (Jacomy and others, PLOS ONE
 * 9(6), 2014) with the repulsion of Barnes and Hut.
 *
 * <p>Only additions, multiplications, divisions and square roots, and the sines of {@link
 * StrictMath}: so the same network is placed alike on every machine.
 */
final class ForceLayout {
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - Math.sqrt(5));
    private static final double FIRST_SPACING = 10;
    private static final double REPULSION = 10;
    private static final double MOST_PULL = 3;
    private static final double MOST_GRAVITY = 20;

    /** A cell that looks smaller than this from a node acts on it as one body. */
    private static final double THETA = 1.2;

    /** Nodes that share a place to this depth of halving are one body to others. */
    private static final int DEEPEST = 48;

    private static final int STEPS_OF_SMALL = 400;
    private static final int STEPS_OF_LARGE = 150;
    private static final int SMALL = 200;

    private final int size;
    private final int[] from;
    private final int[] to;
    private final double[] pull;
    private final double[] mass;
    private final double[] x;
    private final double[] y;
    private final double[] forceX;
    private final double[] forceY;
    private final double gravity;
    private final Tree tree;

    /**
     * @param size how many nodes; each can be reached from the first of {@code order}
     * @param from number of a node, for each link; the two ends differ
     * @param to number of the other node
     * @param weight how often the two are linked, more than 0
     * @param order all nodes, those that are linked near each other
     */
    ForceLayout(int size, int[] from, int[] to, double[] weight, int[] order) {
        this.size = size;
        this.from = from;
        this.to = to;
        // Long chains are curled up; what is small stays as its links would have it.
        gravity = Math.min(MOST_GRAVITY, size / 8.0);
        pull = new double[weight.length];
        mass = new double[size];
        Arrays.fill(mass, 1);
        for (int i = 0; i < weight.length; i++) {
            // Twenty meetings are closer than one, but not on top of each other.
            pull[i] = Math.min(MOST_PULL, Math.sqrt(weight[i]));
            mass[from[i]]++;
            mass[to[i]]++;
        }
        x = new double[size];
        y = new double[size];
        forceX = new double[size];
        forceY = new double[size];
        tree = new Tree();
        for (int i = 0; i < size; i++) {
            double radius = FIRST_SPACING * Math.sqrt(i);
            x[order[i]] = radius * StrictMath.cos(i * GOLDEN_ANGLE);
            y[order[i]] = radius * StrictMath.sin(i * GOLDEN_ANGLE);
        }
    }

    /** Moves the nodes until they have settled, or nearly. */
    ForceLayout run() {
        Pace pace = new Pace();
        double[] lastX = new double[size];
        double[] lastY = new double[size];
        int steps = size <= SMALL ? STEPS_OF_SMALL : STEPS_OF_LARGE;
        for (int step = 0; step < steps; step++) {
            System.arraycopy(forceX, 0, lastX, 0, size);
            System.arraycopy(forceY, 0, lastY, 0, size);
            forces();
            pace.move(lastX, lastY);
        }
        return this;
    }

    double x(int node) {
        return x[node];
    }

    double y(int node) {
        return y[node];
    }

    private void forces() {
        Arrays.fill(forceX, 0);
        Arrays.fill(forceY, 0);
        tree.build();
        for (int i = 0; i < size; i++) {
            tree.push(i);
            double distance = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
            if (distance > 0) {
                double factor = gravity * mass[i] / distance;
                forceX[i] -= x[i] * factor;
                forceY[i] -= y[i] * factor;
            }
        }
        for (int i = 0; i < from.length; i++) {
            double dx = pull[i] * (x[to[i]] - x[from[i]]);
            double dy = pull[i] * (y[to[i]] - y[from[i]]);
            forceX[from[i]] += dx;
            forceY[from[i]] += dy;
            forceX[to[i]] -= dx;
            forceY[to[i]] -= dy;
        }
    }

    /** How far the forces move the nodes: less where they swing to and fro. */
    private final class Pace {
        private static final double LEAST_EFFICIENCY = 0.05;
        private static final double MOST_RISE = 0.5;
        private static final double MOST_SPEED = 1000;

        private double speed = 1;
        private double efficiency = 1;

        void move(double[] lastX, double[] lastY) {
            double swing = 0;
            double traction = 0;
            for (int i = 0; i < size; i++) {
                swing += mass[i] * length(lastX[i] - forceX[i], lastY[i] - forceY[i]);
                traction += mass[i] * length(lastX[i] + forceX[i], lastY[i] + forceY[i]) / 2;
            }
            if (swing == 0) {
                return;
            }
            adapt(swing, traction);
            for (int i = 0; i < size; i++) {
                double own = mass[i] * length(lastX[i] - forceX[i], lastY[i] - forceY[i]);
                double factor = speed / (1 + Math.sqrt(speed * own));
                x[i] += forceX[i] * factor;
                y[i] += forceY[i] * factor;
            }
        }

        private void adapt(double swing, double traction) {
            double best = 0.05 * Math.sqrt(size);
            double jitter =
                    Math.max(
                            Math.sqrt(best),
                            Math.min(10, best * traction / ((double) size * size)));
            if (traction > 0 && swing / traction > 2) {
                slow(0.5);
                jitter = Math.max(jitter, 1);
            }
            double target = jitter * efficiency * traction / swing;
            if (swing > jitter * traction) {
                slow(0.7);
            } else if (speed < MOST_SPEED) {
                efficiency *= 1.3;
            }
            speed += Math.min(target - speed, MOST_RISE * speed);
        }

        private void slow(double factor) {
            if (efficiency > LEAST_EFFICIENCY) {
                efficiency *= factor;
            }
        }

        private static double length(double dx, double dy) {
            return Math.sqrt(dx * dx + dy * dy);
        }
    }

    /** The plane in four quarters, each in four quarters, down to single nodes. */
    private final class Tree {
        private static final int NONE = -1;
        private static final int INNER = -2;

        /** Of each cell: its only node, {@link #NONE} or {@link #INNER}. */
        private int[] node = new int[4 * size + 64];

        private int[] firstChild = new int[node.length];
        private double[] width = new double[node.length];
        private double[] cellMass = new double[node.length];
        private double[] massX = new double[node.length];
        private double[] massY = new double[node.length];
        private double[] middleX = new double[node.length];
        private double[] middleY = new double[node.length];
        private int[] stack = new int[4 * DEEPEST];
        private int cells;

        void build() {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < size; i++) {
                least = Math.min(least, Math.min(x[i], y[i]));
                most = Math.max(most, Math.max(x[i], y[i]));
            }
            cells = 0;
            cell((least + most) / 2, (least + most) / 2, Math.max(most - least, 1));
            for (int i = 0; i < size; i++) {
                insert(i);
            }
            for (int cell = 0; cell < cells; cell++) {
                if (cellMass[cell] > 0) {
                    massX[cell] /= cellMass[cell];
                    massY[cell] /= cellMass[cell];
                }
            }
        }

        private void insert(int inserted) {
            int cell = 0;
            for (int depth = 0; ; depth++) {
                if (node[cell] == NONE) {
                    node[cell] = inserted;
                    weigh(cell, inserted);
                    return;
                }
                if (node[cell] != INNER) {
                    if (depth >= DEEPEST) {
                        weigh(cell, inserted);
                        return;
                    }
                    split(cell);
                }
                weigh(cell, inserted);
                cell = child(cell, inserted);
            }
        }

        private void split(int cell) {
            int inside = node[cell];
            node[cell] = INNER;
            firstChild[cell] = cells;
            double half = width[cell] / 2;
            for (int quarter = 0; quarter < 4; quarter++) {
                cell(
                        middleX[cell] + ((quarter & 1) == 0 ? -half / 2 : half / 2),
                        middleY[cell] + ((quarter & 2) == 0 ? -half / 2 : half / 2),
                        half);
            }
            int child = child(cell, inside);
            node[child] = inside;
            weigh(child, inside);
        }

        private int child(int cell, int inside) {
            int quarter = (x[inside] < middleX[cell] ? 0 : 1) + (y[inside] < middleY[cell] ? 0 : 2);
            return firstChild[cell] + quarter;
        }

        private void weigh(int cell, int inside) {
            cellMass[cell] += mass[inside];
            massX[cell] += mass[inside] * x[inside];
            massY[cell] += mass[inside] * y[inside];
        }

        private void cell(double atX, double atY, double cellWidth) {
            if (cells == node.length) {
                grow();
            }
            node[cells] = NONE;
            width[cells] = cellWidth;
            cellMass[cells] = 0;
            massX[cells] = 0;
            massY[cells] = 0;
            middleX[cells] = atX;
            middleY[cells] = atY;
            cells++;
        }

        private void grow() {
            int length = 2 * node.length;
            node = Arrays.copyOf(node, length);
            firstChild = Arrays.copyOf(firstChild, length);
            width = Arrays.copyOf(width, length);
            cellMass = Arrays.copyOf(cellMass, length);
            massX = Arrays.copyOf(massX, length);
            massY = Arrays.copyOf(massY, length);
            middleX = Arrays.copyOf(middleX, length);
            middleY = Arrays.copyOf(middleY, length);
        }

        /** All others push the node away, those near it one by one, those far away together. */
        void push(int pushed) {
            int top = 0;
            stack[top++] = 0;
            double sumX = 0;
            double sumY = 0;
            while (top > 0) {
                int cell = stack[--top];
                if (cellMass[cell] == 0 || node[cell] == pushed) {
                    continue;
                }
                double dx = x[pushed] - massX[cell];
                double dy = y[pushed] - massY[cell];
                double square = dx * dx + dy * dy;
                boolean far = width[cell] * width[cell] < THETA * THETA * square;
                if (node[cell] == INNER && !far) {
                    for (int quarter = 0; quarter < 4; quarter++) {
                        stack[top++] = firstChild[cell] + quarter;
                    }
                } else if (square > 0) {
                    double factor = REPULSION * mass[pushed] * cellMass[cell] / square;
                    sumX += dx * factor;
                    sumY += dy * factor;
                }
            }
            forceX[pushed] += sumX;
            forceY[pushed] += sumY;
        }
    }
}
