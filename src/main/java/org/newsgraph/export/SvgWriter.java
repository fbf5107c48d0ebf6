package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A picture of a network: SVG 1.1 without scripts, for browsers, Inkscape and printers. It follows
 * the reader's choice of light or dark; the words behind a link are its title, which a browser
 * shows where the pointer is and a screen reader reads out.
 */
final class SvgWriter implements NetworkWriter {
    /** Beyond this a picture is a ball of hair. */
    static final int MOST_NODES = 2000;

    private static final int FONT = 13;
    private static final int SMALL_FONT = 11;
    private static final int LONGEST_LABEL = 30;
    private static final int MOST_SENTENCES = 3;
    private static final int MARGIN = 30;
    private static final int HEAD = 64;
    private static final int LEGEND_ROW = 26;
    private static final int LEAST_WIDTH = 640;
    private static final double LABEL_HEIGHT = FONT + 5;
    private static final double MOST_WIDTH = 6;

    /** A line as wide as its arrow would hide it. */
    private static final double MOST_UNDER_ARROW = 3;

    private static final double BEND = 0.18;

    /** Light first, then what changes in the dark. No variables: printers' programs lack them. */
    private static final String STYLE =
            """

            svg { background: #ffffff; }
            .page { fill: #ffffff; }
            text { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; fill: #1a1a1a; }
            .h { font-size: 20px; font-weight: bold; }
            .s { font-size: 13px; fill: #505050; }
            .l { font-size: 13px; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
            .w { font-size: 11px; font-style: italic; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
            .u { font-style: italic; }
            .e { fill: none; stroke-linecap: butt; stroke-opacity: 0.75; }
            .hit { fill: none; stroke: #000000; stroke-opacity: 0; stroke-width: 10px; pointer-events: stroke; }
            g.link:hover .e { stroke-opacity: 1; stroke-width: 5px; }
            .fact { stroke: #6b6b6b; }
            .claimed { stroke: #a65300; stroke-dasharray: 9 5; }
            .planned { stroke: #1565a0; stroke-dasharray: 2 4; }
            .denied { stroke: #b3172b; stroke-dasharray: 12 4 2 4; }
            .supposed { stroke: #7d5a9e; stroke-dasharray: 4 7; }
            .a-fact { fill: #6b6b6b; }
            .n { stroke: #ffffff; stroke-width: 1.5px; }
            .nameless { stroke: #1a1a1a; stroke-dasharray: 3 2; }
            .person { fill: #0072b2; }
            .government { fill: #c4500a; }
            .organization { fill: #b8860b; }
            .place { fill: #00815f; }
            .group { fill: #a8558a; }
            .other { fill: #666666; }
            @media (prefers-color-scheme: dark) {
              svg { background: #15181c; }
              .page { fill: #15181c; }
              text { fill: #ececec; }
              .s { fill: #b8b8b8; }
              .l, .w { stroke: #15181c; }
              .fact { stroke: #a0a0a0; }
              .claimed { stroke: #f0a050; }
              .planned { stroke: #6ab4f0; }
              .denied { stroke: #ff8090; }
              .supposed { stroke: #c0a0e0; }
              .a-fact { fill: #a0a0a0; }
              .n { stroke: #15181c; }
              .nameless { stroke: #ececec; }
              .person { fill: #56b4e9; }
              .government { fill: #f08040; }
              .organization { fill: #e6b030; }
              .place { fill: #2fc796; }
              .group { fill: #dd8fc4; }
              .other { fill: #a8a8a8; }
            }
            """;

    /** Kinds of node: colour and shape, so that either is enough. */
    private enum Look {
        PERSON("person", "circle"),
        GOVERNMENT("government", "square"),
        ORGANIZATION("organization", "rounded"),
        PLACE("place", "diamond"),
        GROUP("group", "hexagon"),
        OTHER("other", "triangle");

        private final String word;
        private final String shape;

        Look(String word, String shape) {
            this.word = word;
            this.shape = shape;
        }

        static Look of(String type) {
            return switch (type) {
                case "Person" -> PERSON;
                case "GovernmentOrganization" -> GOVERNMENT;
                case "Organization" -> ORGANIZATION;
                case "Country", "City", "Place" -> PLACE;
                case "Group" -> GROUP;
                default -> OTHER;
            };
        }
    }

    /** A node in its place. */
    private record Drawn(
            Vertex vertex,
            Look look,
            String label,
            double radius,
            boolean labelAbove,
            double x,
            double y) {
        double labelY() {
            return labelAbove ? y - radius - 6 : y + radius + FONT;
        }

        double top() {
            return labelAbove ? labelY() - FONT : y - radius;
        }

        double bottom() {
            return labelAbove ? y + radius : labelY() + 5;
        }
    }

    @Override
    public void write(Network network, OutputStream out) throws IOException {
        List<Edge> edges = new ArrayList<>();
        network.edges().forEachRemaining(edges::add);
        if (network.vertices().size() > MOST_NODES) {
            throw new TooLargeException(
                    String.format(
                            Locale.ROOT,
                            "the network has %,d nodes and %,d links, and a picture at most %,d"
                                    + " nodes; draw a part of it with --from ENTITY --hops 1,"
                                    + " --min-weight 2, --kind or --named",
                            network.vertices().size(),
                            edges.size(),
                            MOST_NODES));
        }
        Map<String, Drawn> nodes = place(network, edges);
        XmlOut.document(out, xml -> new Picture(network, nodes, edges, xml).draw());
    }

    private static Map<String, Drawn> place(Network network, List<Edge> edges) {
        List<Vertex> vertices = network.vertices();
        Map<String, Integer> numbers = new HashMap<>();
        List<Layout.Box> boxes = new ArrayList<>();
        for (Vertex vertex : vertices) {
            numbers.put(vertex.id(), numbers.size());
            double width = TextWidth.of(label(vertex), FONT) + 12;
            double diameter = 2 * radius(vertex) + 8;
            boxes.add(new Layout.Box(Math.max(width, diameter), diameter + LABEL_HEIGHT));
        }
        List<Layout.Link> links =
                edges.stream()
                        .map(
                                edge ->
                                        new Layout.Link(
                                                numbers.get(edge.source()),
                                                numbers.get(edge.target()),
                                                edge.weight()))
                        .toList();
        List<Layout.Point> points = Layout.place(boxes, links);
        // The name stands where fewer links leave the node.
        double[] below = new double[points.size()];
        for (Layout.Link link : links) {
            Layout.Point from = points.get(link.from());
            Layout.Point to = points.get(link.to());
            below[link.from()] += steepness(from, to);
            below[link.to()] += steepness(to, from);
        }
        Map<String, Drawn> nodes = new TreeMap<>();
        for (Vertex vertex : vertices) {
            int number = numbers.get(vertex.id());
            Layout.Point point = points.get(number);
            boolean above = below[number] > 0;
            nodes.put(
                    vertex.id(),
                    new Drawn(
                            vertex,
                            Look.of(vertex.type()),
                            label(vertex),
                            radius(vertex),
                            above,
                            point.x(),
                            point.y() + (above ? LABEL_HEIGHT / 2 : -LABEL_HEIGHT / 2)));
        }
        return nodes;
    }

    /** How much a link goes down, 1, or up, -1; 0 if it leaves to the side. */
    private static double steepness(Layout.Point from, Layout.Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = Math.sqrt(dx * dx + dy * dy);
        return length > 0 && Math.abs(dy) > 0.3 * length ? dy / length : 0;
    }

    private static String label(Vertex vertex) {
        return TextWidth.shortened(vertex.label().replaceAll("\\s+", " ").strip(), LONGEST_LABEL);
    }

    private static double radius(Vertex vertex) {
        return Math.min(22, 6 + 2 * Math.sqrt(vertex.degree()));
    }

    /** The drawing of one picture. */
    private static final class Picture {
        private final Network network;
        private final Map<String, Drawn> nodes;
        private final List<Edge> edges;
        private final XmlOut xml;
        private final Set<Standing> standings = EnumSet.noneOf(Standing.class);
        private final Set<Look> looks = EnumSet.noneOf(Look.class);
        private final List<double[]> taken = new ArrayList<>();
        private final Map<String, Integer> ofPair = new HashMap<>();
        private final Map<String, Integer> drawnOfPair = new HashMap<>();
        private double left;
        private double top;
        private double width;
        private double height;

        Picture(Network network, Map<String, Drawn> nodes, List<Edge> edges, XmlOut xml) {
            this.network = network;
            this.nodes = nodes;
            this.edges = edges;
            this.xml = xml;
            edges.forEach(edge -> standings.add(edge.standing()));
            nodes.values().forEach(node -> looks.add(node.look()));
        }

        void draw() throws IOException {
            measure();
            xml.open(
                    "svg",
                    "xmlns",
                    "http://www.w3.org/2000/svg",
                    "width",
                    number(width),
                    "height",
                    number(height),
                    "viewBox",
                    number(left) + " " + number(top) + " " + number(width) + " " + number(height),
                    "role",
                    "graphics-document document",
                    "aria-labelledby",
                    "title desc");
            xml.element("title", title(), "id", "title");
            xml.element("desc", description(), "id", "desc");
            xml.element("style", STYLE);
            if (network.isDirected()) {
                arrow();
            }
            xml.empty(
                    "rect",
                    "class",
                    "page",
                    "x",
                    number(left),
                    "y",
                    number(top),
                    "width",
                    number(width),
                    "height",
                    number(height));
            xml.element(
                    "text",
                    title(),
                    "class",
                    "h",
                    "x",
                    number(left + MARGIN),
                    "y",
                    number(top + MARGIN));
            xml.element(
                    "text",
                    counts(),
                    "class",
                    "s",
                    "x",
                    number(left + MARGIN),
                    "y",
                    number(top + MARGIN + 22));
            for (Edge edge : edges) {
                ofPair.merge(pair(edge), 1, Integer::sum);
            }
            xml.open("g", "role", "list", "aria-label", "links");
            for (Edge edge : edges) {
                link(edge);
            }
            xml.close();
            xml.open("g", "role", "list", "aria-label", "nodes");
            for (Drawn node : nodes.values()) {
                node(node);
            }
            xml.close();
            xml.open("g", "aria-hidden", "true");
            words();
            xml.close();
            legend();
            xml.close();
        }

        private void measure() {
            double right = LEAST_WIDTH / 2.0;
            double bottom = 0;
            left = -right;
            for (Drawn node : nodes.values()) {
                double half = Math.max(TextWidth.of(node.label(), FONT) / 2, node.radius());
                left = Math.min(left, node.x() - half);
                right = Math.max(right, node.x() + half);
                top = Math.min(top, node.top());
                bottom = Math.max(bottom, node.bottom());
                double label = TextWidth.of(node.label(), FONT) / 2;
                take(node.x(), node.y(), node.radius(), node.radius());
                take(node.x(), node.labelY() - 4, label, FONT / 2.0);
            }
            left -= MARGIN;
            top -= MARGIN + HEAD;
            width = right + MARGIN - left;
            height = bottom + MARGIN - top + legendHeight();
        }

        private void take(double x, double y, double halfWidth, double halfHeight) {
            taken.add(new double[] {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight});
        }

        private String title() {
            String met = network.isDirected() ? "Who spoke of whom" : "Who met whom";
            return network.options()
                    .ego()
                    .filter(nodes::containsKey)
                    .map(iri -> met + ": around " + nodes.get(iri).vertex().label())
                    .orElse(met);
        }

        private String counts() {
            String standing =
                    standings.size() > 1 || standings.contains(Standing.CLAIMED)
                            ? edges.stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    Edge::standing,
                                                    TreeMap::new,
                                                    Collectors.counting()))
                                    .entrySet()
                                    .stream()
                                    .map(of -> of.getValue() + " " + word(of.getKey()))
                                    .collect(Collectors.joining(", ", " (", ")"))
                            : "";
            return nodes.isEmpty()
                    ? "Nothing links two of them here."
                    : nodes.size() + " names, " + edges.size() + " links" + standing;
        }

        private String description() {
            return counts()
                    + ". Each link has as its title the sentences behind it. Solid links are told"
                    + " by an article in its own voice; dashed ones are only claimed, planned,"
                    + " denied or supposed, and say so.";
        }

        private void arrow() throws IOException {
            xml.open("defs");
            xml.open(
                    "marker",
                    "id",
                    "arrow",
                    "viewBox",
                    "0 0 8 8",
                    "refX",
                    "7",
                    "refY",
                    "4",
                    "markerWidth",
                    "11",
                    "markerHeight",
                    "11",
                    "markerUnits",
                    "userSpaceOnUse",
                    "orient",
                    "auto");
            xml.empty("path", "class", "a-fact", "d", "M0 0 L8 4 L0 8 Z");
            xml.close().close();
        }

        // -------------------------------------------------------- links

        private void link(Edge edge) throws IOException {
            Curve curve = curve(edge);
            String path = curve.path();
            xml.open("g", "class", "link", "role", "listitem");
            xml.element("title", words(edge));
            String stroke =
                    number(
                            Math.min(
                                    network.isDirected() ? MOST_UNDER_ARROW : MOST_WIDTH,
                                    0.9 + 0.7 * Math.sqrt(edge.weight())));
            List<String> attributes =
                    new ArrayList<>(
                            List.of(
                                    "class",
                                    "e " + edge.standing().key(),
                                    "d",
                                    path,
                                    "stroke-width",
                                    stroke));
            if (network.isDirected()) {
                attributes.addAll(List.of("marker-end", "url(#arrow)"));
            }
            xml.empty("path", attributes.toArray(String[]::new));
            // A line of one pixel is hard to point at.
            xml.empty("path", "class", "hit", "d", path);
            xml.close();
        }

        /** Several links of one pair are bent, each its own way. */
        private Curve curve(Edge edge) {
            int of = ofPair.getOrDefault(pair(edge), 1);
            int number = drawnOfPair.merge(pair(edge), 1, Integer::sum) - 1;
            double bend = of == 1 ? 0 : BEND * (number - (of - 1) / 2.0) * 2 / Math.max(1, of - 1);
            if (edge.source().compareTo(edge.target()) > 0) {
                bend = -bend;
            }
            return new Curve(nodes.get(edge.source()), nodes.get(edge.target()), bend);
        }

        private static String pair(Edge edge) {
            boolean inOrder = edge.source().compareTo(edge.target()) <= 0;
            return inOrder
                    ? edge.source() + " " + edge.target()
                    : edge.target() + " " + edge.source();
        }

        private String words(Edge edge) {
            StringBuilder words = new StringBuilder();
            words.append(nodes.get(edge.source()).vertex().label())
                    .append(network.isDirected() ? " → " : " – ")
                    .append(nodes.get(edge.target()).vertex().label())
                    .append(": ")
                    .append(EdgeColumns.label(edge));
            if (!edge.dates().isEmpty()) {
                words.append(", ").append(String.join(", ", edge.dates()));
            }
            if (!edge.places().isEmpty()) {
                words.append(", ").append(String.join(", ", edge.places()));
            }
            if (!edge.claimedBy().isEmpty()) {
                words.append("; said by ").append(String.join(", ", edge.claimedBy()));
            }
            List<String> sentences = edge.sentences();
            for (String sentence :
                    sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()))) {
                words.append('\n').append(sentence.replaceAll("\\s+", " ").strip());
            }
            if (sentences.size() > MOST_SENTENCES) {
                words.append("\n... and ")
                        .append(sentences.size() - MOST_SENTENCES)
                        .append(" more sentences");
            }
            return words.toString();
        }

        /** The word of each link that is no fact, where there is room for it. */
        private void words() throws IOException {
            drawnOfPair.clear();
            for (Edge edge : edges) {
                Curve curve = curve(edge);
                if (edge.standing() == Standing.FACT) {
                    continue;
                }
                String word = word(edge.standing());
                double half = TextWidth.of(word, SMALL_FONT) / 2 + 1;
                for (double along : new double[] {0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72}) {
                    double x = curve.x(along);
                    double y = curve.y(along);
                    double[] box = {x - half, y - SMALL_FONT / 2.0, x + half, y + SMALL_FONT / 2.0};
                    if (taken.stream().noneMatch(other -> overlap(box, other))) {
                        taken.add(box);
                        xml.element(
                                "text",
                                word,
                                "class",
                                "w",
                                "text-anchor",
                                "middle",
                                "x",
                                number(x),
                                "y",
                                number(y + 4));
                        break;
                    }
                }
            }
        }

        private static boolean overlap(double[] a, double[] b) {
            return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
        }

        // -------------------------------------------------------- nodes

        private void node(Drawn node) throws IOException {
            Vertex vertex = node.vertex();
            xml.open("g", "role", "listitem");
            xml.element(
                    "title",
                    vertex.label()
                            + " ("
                            + (vertex.unnamed() ? "no name given, " : "")
                            + node.look().word
                            + "), linked to "
                            + vertex.degree());
            shape(node.look(), node.x(), node.y(), node.radius(), vertex.unnamed());
            xml.element(
                    "text",
                    node.label(),
                    "class",
                    vertex.unnamed() ? "l u" : "l",
                    "text-anchor",
                    "middle",
                    "x",
                    number(node.x()),
                    "y",
                    number(node.labelY()));
            xml.close();
        }

        private void shape(Look look, double x, double y, double radius, boolean nameless)
                throws IOException {
            String type = "n " + look.word + (nameless ? " nameless" : "");
            switch (look.shape) {
                case "circle" ->
                        xml.empty(
                                "circle",
                                "class",
                                type,
                                "cx",
                                number(x),
                                "cy",
                                number(y),
                                "r",
                                number(radius));
                case "square" -> square(type, x, y, radius * 0.9, 0);
                case "rounded" -> square(type, x, y, radius * 0.9, radius * 0.4);
                case "diamond" -> polygon(type, x, y, radius * 1.1, 4, 0);
                case "hexagon" -> polygon(type, x, y, radius * 1.05, 6, 0);
                default -> polygon(type, x, y, radius * 1.1, 3, -0.25);
            }
        }

        private void square(String type, double x, double y, double half, double corner)
                throws IOException {
            xml.empty(
                    "rect",
                    "class",
                    type,
                    "x",
                    number(x - half),
                    "y",
                    number(y - half),
                    "width",
                    number(2 * half),
                    "height",
                    number(2 * half),
                    "rx",
                    number(corner));
        }

        private void polygon(
                String type, double x, double y, double radius, int corners, double turn)
                throws IOException {
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < corners; i++) {
                double angle = 2 * StrictMath.PI * (i / (double) corners + turn);
                points.append(i == 0 ? "" : " ")
                        .append(number(x + radius * StrictMath.cos(angle)))
                        .append(',')
                        .append(number(y + radius * StrictMath.sin(angle)));
            }
            xml.empty("polygon", "class", type, "points", points.toString());
        }

        // -------------------------------------------------------- legend

        private int legendHeight() {
            return looks.isEmpty() ? 0 : LEGEND_ROW * 2 + 12;
        }

        private void legend() throws IOException {
            if (looks.isEmpty()) {
                return;
            }
            xml.open("g", "aria-label", "legend", "role", "list");
            double y = top + height - legendHeight();
            double x = left + MARGIN + 8;
            for (Look look : looks) {
                xml.open("g", "role", "listitem");
                shape(look, x, y, 8, false);
                x = caption(look.word, x + 16, y);
                xml.close();
            }
            if (nodes.values().stream().anyMatch(node -> node.vertex().unnamed())) {
                xml.open("g", "role", "listitem");
                shape(Look.PERSON, x, y, 8, true);
                caption("no name given", x + 16, y);
                xml.close();
            }
            x = left + MARGIN;
            y += LEGEND_ROW;
            for (Standing standing : standings) {
                xml.open("g", "role", "listitem");
                xml.empty(
                        "path",
                        "class",
                        "e " + standing.key(),
                        "d",
                        "M" + number(x) + " " + number(y) + " h36",
                        "stroke-width",
                        "2");
                x =
                        caption(
                                network.isDirected() ? "spoke of, as reported" : word(standing),
                                x + 44,
                                y);
                xml.close();
            }
            xml.close();
        }

        private double caption(String text, double x, double y) throws IOException {
            xml.element("text", text, "class", "s", "x", number(x), "y", number(y + 5));
            return x + TextWidth.of(text, FONT) + 28;
        }
    }

    private static String word(Standing standing) {
        return standing == Standing.FACT ? "reported as fact" : standing.key();
    }

    /** A line from the border of one node to that of another, straight if {@code bend} is 0. */
    private record Curve(Drawn source, Drawn target, double bend) {
        private double middleX() {
            return (source.x() + target.x()) / 2 - bend * (target.y() - source.y());
        }

        private double middleY() {
            return (source.y() + target.y()) / 2 + bend * (target.x() - source.x());
        }

        String path() {
            double[] start = border(source, middleX(), middleY(), 1);
            double[] end = border(target, middleX(), middleY(), 4);
            if (bend == 0) {
                return "M" + pair(start[0], start[1]) + " L" + pair(end[0], end[1]);
            }
            return "M"
                    + pair(start[0], start[1])
                    + " Q"
                    + pair(middleX(), middleY())
                    + " "
                    + pair(end[0], end[1]);
        }

        /** Where the line to a point leaves the node. */
        private static double[] border(Drawn node, double x, double y, double gap) {
            double dx = x - node.x();
            double dy = y - node.y();
            double length = Math.sqrt(dx * dx + dy * dy);
            double part = length > 0 ? Math.min(1, (node.radius() + gap) / length) : 0;
            return new double[] {node.x() + dx * part, node.y() + dy * part};
        }

        double x(double along) {
            return at(source.x(), middleX(), target.x(), along);
        }

        double y(double along) {
            return at(source.y(), middleY(), target.y(), along);
        }

        private static double at(double from, double middle, double to, double along) {
            double rest = 1 - along;
            return rest * rest * from + 2 * rest * along * middle + along * along * to;
        }

        private static String pair(double x, double y) {
            return number(x) + " " + number(y);
        }
    }

    /** With one digit after the point, in the same way everywhere. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        String text = tenths / 10 + (tenths % 10 == 0 ? "" : "." + Math.abs(tenths % 10));
        return tenths < 0 && tenths > -10 ? "-" + text : text;
    }
}
