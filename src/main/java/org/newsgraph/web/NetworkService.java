package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.newsgraph.export.Layout;

/**
 * {@code /api/network?node=IRI}: whom someone met, whom those met, and so on, with a place for each
 * in the drawing.
 *
 * <p>Parameters: {@code node} (one or more), {@code steps} from them (1 to 3), and filters: {@code
 * from} and {@code to} (days; what has no day stays), {@code kind}, {@code source}, {@code told}
 * (each may be repeated) and {@code sure} (least confidence, 0 to 1).
 */
final class NetworkService extends JsonService {
    /** More cannot be read by anyone. */
    static final int MOST_NODES = 2_000;

    private static final int MOST_STEPS = 3;
    private static final int MOST_STARTS = 500;

    private static final int SHOWN_LETTERS = 42;
    private static final double LETTER = 7;
    private static final double LEAST_WIDTH = 60;
    private static final double HEIGHT = 46;

    private final Answers answers;
    private final int mostNodes;

    NetworkService(Answers answers) {
        this(answers, MOST_NODES);
    }

    /**
     * @param mostNodes how many are drawn; the others are counted
     */
    NetworkService(Answers answers, int mostNodes) {
        this.answers = answers;
        this.mostNodes = mostNodes;
    }

    @Override
    Object answer(HttpServletRequest request) {
        List<String> nodes = all(request, "node");
        if (nodes.isEmpty() || nodes.size() > MOST_STARTS) {
            throw new Refusal(
                    400,
                    "expected 1 to " + MOST_STARTS + " parameters \"node\" with names or IRIs");
        }
        Filter filter = Filter.of(request);
        int steps = steps(request);
        return answers.inquire(
                inquiry -> {
                    Set<String> starts = new LinkedHashSet<>();
                    nodes.forEach(node -> starts.add(inquiry.party(node)));
                    return new Growth(inquiry, filter, mostNodes).grow(starts, steps);
                });
    }

    private static int steps(HttpServletRequest request) {
        List<String> values = all(request, "steps");
        String value = values.isEmpty() ? "1" : values.get(0);
        if (value.length() != 1 || value.charAt(0) < '1' || value.charAt(0) > '0' + MOST_STEPS) {
            throw new Refusal(400, "steps=" + value + "; expected 1 to " + MOST_STEPS);
        }
        return value.charAt(0) - '0';
    }

    /** Which encounters count. */
    private record Filter(
            String from,
            String to,
            Set<String> kinds,
            Set<String> sources,
            Set<String> told,
            double sure) {
        static Filter of(HttpServletRequest request) {
            return new Filter(
                    day(request, "from"),
                    day(request, "to"),
                    Set.copyOf(all(request, "kind")),
                    Set.copyOf(all(request, "source")),
                    Set.copyOf(all(request, "told")),
                    sure(request));
        }

        private static String day(HttpServletRequest request, String name) {
            List<String> values = all(request, name);
            String value = values.isEmpty() ? "" : values.get(0);
            if (!value.isEmpty() && !value.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?")) {
                throw new Refusal(400, name + "=" + value + "; expected a day such as 2024-03-01");
            }
            return value;
        }

        private static double sure(HttpServletRequest request) {
            List<String> values = all(request, "sure");
            if (values.isEmpty() || values.get(0).isEmpty()) {
                return 0;
            }
            try {
                double sure = Double.parseDouble(values.get(0));
                if (sure >= 0 && sure <= 1) {
                    return sure;
                }
            } catch (NumberFormatException e) {
                throw new Refusal(400, "sure=" + values.get(0) + "; expected 0 to 1", e);
            }
            throw new Refusal(400, "sure=" + values.get(0) + "; expected 0 to 1");
        }

        boolean takes(Inquiry.Row row) {
            String date = row.get("date");
            return (kinds.isEmpty() || kinds.contains(kind(row)))
                    && (told.isEmpty() || told.contains(row.get("told")))
                    && (sources.isEmpty() || sources.contains(row.get("source")))
                    && (date.isEmpty()
                            || (from.isEmpty()
                                            || prefix(date, from).compareTo(prefix(from, date))
                                                    >= 0)
                                    && (to.isEmpty()
                                            || prefix(date, to).compareTo(prefix(to, date)) <= 0))
                    && (sure == 0
                            || !row.get("sure").isEmpty()
                                    && Double.parseDouble(row.get("sure")) >= sure);
        }

        /** As much of a date as another one tells: a month is in all days of it. */
        private static String prefix(String date, String other) {
            return date.substring(0, Math.min(date.length(), other.length()));
        }
    }

    private static String kind(Inquiry.Row row) {
        return row.get("kind").substring(row.get("kind").indexOf('#') + 1);
    }

    /** The two ends of an edge, the lesser first, and how it is told. */
    private record Pair(String one, String other, String told) {
        static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::one)
                        .thenComparing(Pair::other)
                        .thenComparing(Pair::told);
    }

    /** What is known of an edge. */
    private static final class Contacts {
        final SortedSet<String> events = new TreeSet<>();
        final SortedSet<String> kinds = new TreeSet<>();
        final SortedSet<String> dates = new TreeSet<>();
        double sure;

        void add(Inquiry.Row row) {
            events.add(row.get("event"));
            kinds.add(kind(row));
            if (!row.get("date").isEmpty()) {
                dates.add(row.get("date"));
            }
            if (!row.get("sure").isEmpty()) {
                sure = Math.max(sure, Double.parseDouble(row.get("sure")));
            }
        }
    }

    /** A node as it is drawn. */
    private record Node(
            String id,
            String name,
            boolean unnamed,
            boolean start,
            int links,
            double x,
            double y) {}

    /** An edge as it is drawn; {@code first} and {@code last} are empty where no date is told. */
    private record Edge(
            String one,
            String other,
            String told,
            int events,
            Set<String> kinds,
            String first,
            String last,
            double sure) {}

    /**
     * A network: {@code hidden} is how many nodes beyond the limit are not in it; {@code cut}
     * whether links were left out, since there are too many to read.
     */
    private record Drawn(
            List<Node> nodes,
            List<Edge> edges,
            int hidden,
            boolean cut,
            Map<String, Integer> kinds,
            Map<String, Integer> sources,
            Map<String, Integer> told) {}

    /** A network that grows step by step. */
    private static final class Growth {
        private final Inquiry inquiry;
        private final Filter filter;
        private final int mostNodes;
        private final SortedMap<String, String> names = new TreeMap<>();
        private final Set<String> unnamed = new TreeSet<>();
        private final SortedMap<Pair, Contacts> edges = new TreeMap<>(Pair.ORDER);
        private final Map<String, Set<String>> kinds = new TreeMap<>();
        private final Map<String, Set<String>> sources = new TreeMap<>();
        private final Map<String, Set<String>> told = new TreeMap<>();
        private final Set<String> hidden = new TreeSet<>();

        Growth(Inquiry inquiry, Filter filter, int mostNodes) {
            this.inquiry = inquiry;
            this.mostNodes = mostNodes;
            this.filter = filter;
        }

        Drawn grow(Set<String> starts, int steps) {
            Set<String> shown = new LinkedHashSet<>(starts);
            for (Inquiry.Row row : inquiry.askOfEach("view-label", "entity", starts)) {
                names.put(row.get("entity"), row.get("name"));
                if (row.get("unnamed").equals("true")) {
                    unnamed.add(row.get("entity"));
                }
            }
            Set<String> edge = starts;
            for (int step = 0; step < steps && !edge.isEmpty(); step++) {
                edge = step(edge, shown);
            }
            if (!edge.isEmpty()) {
                // Links among the outermost, so that it can be seen who of them met each other.
                read(edge);
            }
            edges.keySet()
                    .removeIf(pair -> !shown.contains(pair.one()) || !shown.contains(pair.other()));
            return drawn(starts, shown);
        }

        /** Adds those linked to the outermost, most often linked first; gives those added. */
        private Set<String> step(Set<String> outermost, Set<String> shown) {
            Map<String, Integer> found = new HashMap<>();
            for (Inquiry.Row row : read(outermost)) {
                if (!shown.contains(row.get("other"))) {
                    found.merge(row.get("other"), 1, Integer::sum);
                }
            }
            List<String> best =
                    found.entrySet().stream()
                            .sorted(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .map(Map.Entry::getKey)
                            .toList();
            int room = Math.max(0, mostNodes - shown.size());
            Set<String> added = new TreeSet<>(best.subList(0, Math.min(room, best.size())));
            hidden.addAll(best.subList(added.size(), best.size()));
            shown.addAll(added);
            return added;
        }

        /** Reads the links of these and gives the rows that the filter takes. */
        private List<Inquiry.Row> read(Set<String> parties) {
            List<Inquiry.Row> taken = new ArrayList<>();
            for (Inquiry.Row row : inquiry.askOfEach("view-links", "party", parties)) {
                count(kinds, kind(row), row);
                count(sources, row.get("source"), row);
                count(told, row.get("told"), row);
                if (!filter.takes(row)) {
                    continue;
                }
                taken.add(row);
                String party = row.get("party");
                String other = row.get("other");
                names.put(other, row.get("name"));
                if (row.get("unnamed").equals("true")) {
                    unnamed.add(other);
                }
                boolean before = party.compareTo(other) < 0;
                edges.computeIfAbsent(
                                new Pair(
                                        before ? party : other,
                                        before ? other : party,
                                        row.get("told")),
                                pair -> new Contacts())
                        .add(row);
            }
            return taken;
        }

        private static void count(Map<String, Set<String>> counts, String of, Inquiry.Row row) {
            if (!of.isEmpty()) {
                counts.computeIfAbsent(of, key -> new TreeSet<>()).add(row.get("event"));
            }
        }

        private Drawn drawn(Set<String> starts, Set<String> shown) {
            Map<String, Set<String>> linked = new HashMap<>();
            for (Pair pair : edges.keySet()) {
                linked.computeIfAbsent(pair.one(), key -> new TreeSet<>()).add(pair.other());
                linked.computeIfAbsent(pair.other(), key -> new TreeSet<>()).add(pair.one());
            }
            // In an order of their own, so that the same network is always drawn alike.
            List<String> sorted = shown.stream().sorted().toList();
            List<Layout.Point> places = places(sorted);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i++) {
                String id = sorted.get(i);
                nodes.add(
                        new Node(
                                id,
                                names.getOrDefault(id, id),
                                unnamed.contains(id),
                                starts.contains(id),
                                linked.getOrDefault(id, Set.of()).size(),
                                rounded(places.get(i).x()),
                                rounded(places.get(i).y())));
            }
            List<Edge> drawn = new ArrayList<>();
            edges.forEach((pair, contacts) -> drawn.add(edge(pair, contacts)));
            return new Drawn(
                    nodes,
                    drawn,
                    hidden.size(),
                    inquiry.cut(),
                    sizes(kinds),
                    sizes(sources),
                    sizes(told));
        }

        private List<Layout.Point> places(List<String> sorted) {
            Map<String, Integer> numbers = new HashMap<>();
            List<Layout.Box> boxes = new ArrayList<>();
            for (String id : sorted) {
                numbers.put(id, boxes.size());
                boxes.add(box(names.getOrDefault(id, id)));
            }
            List<Layout.Link> links = new ArrayList<>();
            edges.forEach(
                    (pair, contacts) ->
                            links.add(
                                    new Layout.Link(
                                            numbers.get(pair.one()),
                                            numbers.get(pair.other()),
                                            contacts.events.size())));
            return Layout.place(boxes, links);
        }

        /** The room of a dot with its name below it. */
        private static Layout.Box box(String name) {
            double letters = Math.min(SHOWN_LETTERS, name.length()) * LETTER;
            return new Layout.Box(Math.max(LEAST_WIDTH, letters + 2 * LETTER), HEIGHT);
        }

        private static Edge edge(Pair pair, Contacts contacts) {
            return new Edge(
                    pair.one(),
                    pair.other(),
                    pair.told(),
                    contacts.events.size(),
                    contacts.kinds,
                    contacts.dates.isEmpty() ? "" : contacts.dates.first(),
                    contacts.dates.isEmpty() ? "" : contacts.dates.last(),
                    contacts.sure);
        }

        private static double rounded(double value) {
            return Math.round(value * 10) / 10.0;
        }

        private static Map<String, Integer> sizes(Map<String, Set<String>> sets) {
            return sets.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    entry -> entry.getValue().size(),
                                    (one, other) -> one,
                                    LinkedHashMap::new));
        }
    }
}
