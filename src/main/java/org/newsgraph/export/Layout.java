package org.newsgraph.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places the nodes of a network on a plane: linked ones near each other, none upon another.
 *
 * <p>The same nodes and links in the same order always get the same places, to the last bit, on
 * every machine. Parts that no link joins are placed each by itself, the largest first.
 */
public final class Layout {
    /** Length of a usual link, in the units of the boxes. */
    private static final double LINK = 110;

    /** Between parts that no link joins. */
    private static final double GAP = 30;

    /** Names are wider than high. */
    private static final double WIDER = 1.25;

    /** Width to height of the whole. */
    private static final double SHAPE = 1.4;

    private final List<Box> boxes;
    private final List<List<Link>> linksOf;
    private final double[] x;
    private final double[] y;

    /**
     * The room that a node takes.
     *
     * @param width more than 0; a dot of a drawing in pixels has 10 to 40
     * @param height more than 0
     */
    public record Box(double width, double height) {
        /**
         * @throws IllegalArgumentException if a side is not more than 0 and finite
         */
        public Box {
            boolean good = width > 0 && height > 0 && Double.isFinite(width + height);
            if (!good) {
                throw new IllegalArgumentException("a box of " + width + " by " + height);
            }
        }
    }

    /**
     * A link, whichever its direction.
     *
     * @param from number of a node, from 0
     * @param to number of the other; a link of a node to itself counts for nothing
     * @param weight how often they are linked, more than 0: draws them together
     */
    public record Link(int from, int to, double weight) {
        /**
         * @throws IllegalArgumentException if {@code weight} is not more than 0 and finite
         */
        public Link {
            boolean good = weight > 0 && Double.isFinite(weight);
            if (!good) {
                throw new IllegalArgumentException("a link of weight " + weight);
            }
        }
    }

    /** Middle of a node's box, in the units of the boxes; x to the right, y down. */
    public record Point(double x, double y) {}

    private Layout(List<Box> boxes, List<Link> links) {
        this.boxes = boxes;
        linksOf = new ArrayList<>();
        boxes.forEach(box -> linksOf.add(new ArrayList<>()));
        for (Link link : links) {
            if (link.from() != link.to()) {
                linksOf.get(link.from()).add(link);
                linksOf.get(link.to()).add(link);
            }
        }
        x = new double[boxes.size()];
        y = new double[boxes.size()];
    }

    /**
     * Places nodes. Takes about a second for 2,000 nodes with 6,000 links.
     *
     * @param nodes the room of each, by its number
     * @return the place of each, by its number; the middle of all is at 0, 0
     * @throws IndexOutOfBoundsException if a link has an end that is no node
     */
    public static List<Point> place(List<Box> nodes, List<Link> links) {
        return new Layout(List.copyOf(nodes), links).place();
    }

    private List<Point> place() {
        List<Part> parts = new ArrayList<>();
        boolean[] seen = new boolean[boxes.size()];
        for (int node = 0; node < boxes.size(); node++) {
            if (!seen[node]) {
                parts.add(part(node, seen));
            }
        }
        parts.sort(
                Comparator.comparingInt((Part part) -> -part.nodes().length)
                        .thenComparingInt(part -> part.nodes()[0]));
        pack(parts);
        List<Point> points = new ArrayList<>();
        for (int node = 0; node < boxes.size(); node++) {
            points.add(new Point(x[node], y[node]));
        }
        return points;
    }

    /** Nodes that links join, already placed, and the rectangle that they take. */
    private record Part(int[] nodes, double left, double top, double width, double height) {}

    private Part part(int first, boolean[] seen) {
        int[] nodes = reached(first, seen);
        // From the one with most links, neighbours after neighbours: a good place to start from.
        int hub = nodes[0];
        for (int node : nodes) {
            if (linksOf.get(node).size() > linksOf.get(hub).size()) {
                hub = node;
            }
        }
        int[] order = reached(hub, new boolean[boxes.size()]);
        Arrays.sort(nodes);
        if (nodes.length > 1) {
            force(nodes, order);
        }
        double[] halfWidths = new double[nodes.length];
        double[] halfHeights = new double[nodes.length];
        double[] partX = new double[nodes.length];
        double[] partY = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            halfWidths[i] = boxes.get(nodes[i]).width() / 2;
            halfHeights[i] = boxes.get(nodes[i]).height() / 2;
            partX[i] = x[nodes[i]];
            partY[i] = y[nodes[i]];
        }
        new Separation(partX, partY, halfWidths, halfHeights).run();
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < nodes.length; i++) {
            x[nodes[i]] = partX[i];
            y[nodes[i]] = partY[i];
            left = Math.min(left, partX[i] - halfWidths[i]);
            top = Math.min(top, partY[i] - halfHeights[i]);
            right = Math.max(right, partX[i] + halfWidths[i]);
            bottom = Math.max(bottom, partY[i] + halfHeights[i]);
        }
        return new Part(nodes, left, top, right - left, bottom - top);
    }

    /** All nodes that links lead to, nearest first. */
    private int[] reached(int first, boolean[] seen) {
        List<Integer> found = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>();
        next.add(first);
        seen[first] = true;
        while (!next.isEmpty()) {
            int node = next.remove();
            found.add(node);
            for (Link link : linksOf.get(node)) {
                int other = link.from() == node ? link.to() : link.from();
                if (!seen[other]) {
                    seen[other] = true;
                    next.add(other);
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private void force(int[] nodes, int[] order) {
        int[] number = new int[boxes.size()];
        for (int i = 0; i < nodes.length; i++) {
            number[nodes[i]] = i;
        }
        SortedMap<Long, Double> weights = new TreeMap<>();
        for (int node : nodes) {
            for (Link link : linksOf.get(node)) {
                if (link.from() == node) {
                    // Three links of one pair are one, three times as strong.
                    int low = Math.min(number[link.from()], number[link.to()]);
                    int high = Math.max(number[link.from()], number[link.to()]);
                    weights.merge((long) low * nodes.length + high, link.weight(), Double::sum);
                }
            }
        }
        int[] from =
                weights.keySet().stream().mapToInt(key -> (int) (key / nodes.length)).toArray();
        int[] to = weights.keySet().stream().mapToInt(key -> (int) (key % nodes.length)).toArray();
        double[] weight = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        int[] start = Arrays.stream(order).map(node -> number[node]).toArray();
        ForceLayout forces = new ForceLayout(nodes.length, from, to, weight, start).run();
        double[] lengths = new double[from.length];
        for (int i = 0; i < lengths.length; i++) {
            double dx = forces.x(from[i]) - forces.x(to[i]);
            double dy = forces.y(from[i]) - forces.y(to[i]);
            lengths[i] = Math.sqrt(dx * dx + dy * dy);
        }
        Arrays.sort(lengths);
        double median = lengths[lengths.length / 2];
        double scale = median > 0 ? LINK / median : 1;
        for (int i = 0; i < nodes.length; i++) {
            x[nodes[i]] = forces.x(i) * scale;
            y[nodes[i]] = forces.y(i) * scale;
        }
        layDown(nodes);
    }

    /** Turns a part so that it is wider than high, as pages and screens and names are. */
    private void layDown(int[] nodes) {
        double meanX = 0;
        double meanY = 0;
        for (int node : nodes) {
            meanX += x[node] / nodes.length;
            meanY += y[node] / nodes.length;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int node : nodes) {
            xx += (x[node] - meanX) * (x[node] - meanX);
            xy += (x[node] - meanX) * (y[node] - meanY);
            yy += (y[node] - meanY) * (y[node] - meanY);
        }
        // The direction in which the nodes are spread most: the first eigenvector.
        double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        double alongX = (xx - yy) / 2 + root;
        double alongY = xy;
        double length = Math.sqrt(alongX * alongX + alongY * alongY);
        double cos = length > 0 ? alongX / length : xx >= yy ? 1 : 0;
        double sin = length > 0 ? alongY / length : xx >= yy ? 0 : 1;
        for (int node : nodes) {
            double dx = x[node] - meanX;
            double dy = y[node] - meanY;
            x[node] = WIDER * (dx * cos + dy * sin);
            y[node] = dy * cos - dx * sin;
        }
    }

    /**
     * Moves the parts onto one page, each as high up as it finds room, and the page to the middle.
     */
    private void pack(List<Part> parts) {
        double area = 0;
        double page = 0;
        for (Part part : parts) {
            area += (part.width() + GAP) * (part.height() + GAP);
            page = Math.max(page, part.width() + GAP);
        }
        page = Math.max(page, Math.sqrt(area * SHAPE));
        Skyline skyline = new Skyline(page);
        double used = 0;
        for (Part part : parts) {
            Point corner = skyline.put(part.width() + GAP, part.height() + GAP);
            for (int node : part.nodes()) {
                x[node] += corner.x() - part.left();
                y[node] += corner.y() - part.top();
            }
            used = Math.max(used, corner.x() + part.width());
        }
        double down = skyline.depth() - GAP;
        for (int node = 0; node < boxes.size(); node++) {
            x[node] -= used / 2;
            y[node] -= down / 2;
        }
    }

    /** How far down a page is full, from left to right. */
    private static final class Skyline {
        private final double page;
        private final TreeMap<Double, Double> depths = new TreeMap<>(Map.of(0.0, 0.0));

        Skyline(double page) {
            this.page = page;
        }

        /**
         * Puts a rectangle as high up as it goes, then as far left; gives its upper left corner.
         */
        Point put(double width, double height) {
            double bestX = 0;
            double bestY = Double.POSITIVE_INFINITY;
            for (double left : depths.keySet()) {
                double right = left + width;
                if (left > 0 && right > page) {
                    break;
                }
                double down =
                        depths.subMap(left, right).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0);
                if (down < bestY) {
                    bestX = left;
                    bestY = down;
                }
            }
            double right = bestX + width;
            double after = depths.floorEntry(right).getValue();
            depths.subMap(bestX, true, right, false).clear();
            depths.put(bestX, bestY + height);
            depths.putIfAbsent(right, after);
            return new Point(bestX, bestY);
        }

        double depth() {
            return depths.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }
}
