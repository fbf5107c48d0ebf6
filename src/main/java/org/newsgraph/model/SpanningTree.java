package org.newsgraph.model;

import java.util.Arrays;

/**
 * The dependency tree with the highest sum of scores, by the algorithm of Chu, Liu and Edmonds in
 * Tarjan's form: follow each word's best head; where that leads round in a circle, make one node of
 * the circle. Time grows with the square of the words.
 */
final class SpanningTree {
    private static final int ROOT = 0;

    /** Words are 1 to {@code words}, contracted circles follow, the root is 0. */
    private final int words;

    private final double[][] weight;
    private final int[][] target;
    private final int[] parent;
    private final int[] top;
    private final int[] from;
    private final int[] to;
    private int nodes;

    private SpanningTree(double[][] weight) {
        this.words = weight.length - 1;
        int most = 2 * words + 1;
        this.weight = Arrays.copyOf(weight, most);
        target = new int[most][];
        parent = new int[most];
        top = new int[most];
        from = new int[most];
        to = new int[most];
        nodes = words + 1;
        for (int i = 0; i < most; i++) {
            top[i] = i;
            parent[i] = -1;
        }
    }

    /**
     * The head of each word, -1 for the root. Exactly one word is the root.
     *
     * @param arcs a row for each word: the score of each word as its head; its own is not looked at
     * @param root the score of each word as the root
     */
    static int[] heads(float[][] arcs, float[] root) {
        int n = root.length;
        if (n == 0) {
            return new int[0];
        }
        double[][] weight = new double[n + 1][n + 1];
        double low = root[0];
        double high = root[0];
        for (int i = 0; i < n; i++) {
            weight[i + 1][ROOT] = root[i];
            low = Math.min(low, root[i]);
            high = Math.max(high, root[i]);
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    weight[i + 1][j + 1] = arcs[i][j];
                    low = Math.min(low, arcs[i][j]);
                    high = Math.max(high, arcs[i][j]);
                }
            }
        }
        // So dear that one root is always better than two, and the same for all trees with one.
        double price = (high - low + 1) * (n + 1);
        for (int i = 1; i <= n; i++) {
            weight[i][ROOT] -= price;
        }
        return new SpanningTree(weight).solve();
    }

    private int[] solve() {
        boolean[] done = new boolean[weight.length];
        int[] path = new int[weight.length];
        int[] place = new int[weight.length];
        done[ROOT] = true;
        for (int start = 1; start <= words; start++) {
            int length = 0;
            int node = find(start);
            while (!done[node]) {
                path[length] = node;
                place[node] = ++length;
                choose(node);
                int next = find(from[node]);
                if (place[next] > 0 && !done[next]) {
                    int first = place[next] - 1;
                    node = contract(path, first, length);
                    length = first;
                } else {
                    node = next;
                }
            }
            for (int i = 0; i < length; i++) {
                done[path[i]] = true;
            }
        }
        return expand();
    }

    /** The best arc into the node from outside it. */
    private void choose(int node) {
        int best = -1;
        double[] into = weight[node];
        for (int u = 0; u <= words; u++) {
            if (find(u) != node && (best < 0 || into[u] > into[best])) {
                best = u;
            }
        }
        from[node] = best;
        to[node] = node <= words ? node : target[node][best];
    }

    /** Makes one node of those on the path from {@code first} on, which form a circle. */
    private int contract(int[] path, int first, int length) {
        int node = nodes++;
        double[] into = new double[words + 1];
        int[] at = new int[words + 1];
        Arrays.fill(into, Double.NEGATIVE_INFINITY);
        Arrays.fill(at, path[first] <= words ? path[first] : to[path[first]]);
        for (int i = first; i < length; i++) {
            int member = path[i];
            double kept = weight[member][from[member]];
            for (int u = 0; u <= words; u++) {
                double w = weight[member][u] - kept;
                if (w > into[u]) {
                    into[u] = w;
                    at[u] = member <= words ? member : target[member][u];
                }
            }
        }
        for (int i = first; i < length; i++) {
            parent[path[i]] = node;
            top[path[i]] = node;
            weight[path[i]] = null;
            target[path[i]] = null;
        }
        weight[node] = into;
        target[node] = at;
        return node;
    }

    private int find(int node) {
        int root = node;
        while (top[root] != root) {
            root = top[root];
        }
        for (int i = node; top[i] != root; ) {
            int next = top[i];
            top[i] = root;
            i = next;
        }
        return root;
    }

    /** From the outermost circles in: the arc that enters a circle replaces that of one member. */
    private int[] expand() {
        int[] heads = new int[words];
        boolean[] replaced = new boolean[nodes];
        for (int node = nodes - 1; node >= 1; node--) {
            if (!replaced[node]) {
                heads[to[node] - 1] = from[node] - 1;
                for (int i = to[node]; i != node; i = parent[i]) {
                    replaced[i] = true;
                }
            }
        }
        return heads;
    }
}
