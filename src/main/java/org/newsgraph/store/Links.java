package org.newsgraph.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.News;

/**
 * Keeps the graph of links a function of the articles' graphs: {@code news:possiblySame} between
 * tellings of encounters of the same named parties, be they events or claims that one happened: on
 * the same or neighbouring days, and between one that is told to have been in some week or month,
 * or without any date in the week before an article, and the only one known of those days.
 */
final class Links {
    private static final Node PARTIES_KEY = News.partiesKey.asNode();
    private static final Node CLAIM_KEY = News.claimKey.asNode();
    private static final Node DATE = News.date.asNode();
    private static final Node EARLIEST = News.earliest.asNode();
    private static final Node LATEST = News.latest.asNode();
    private static final Node PUBLISHED = NodeFactory.createURI("https://schema.org/datePublished");
    private static final Node POSSIBLY_SAME = News.possiblySame.asNode();
    private static final Node REFERS_TO = News.refersTo.asNode();
    private static final Node POSITIVE = NodeFactory.createLiteralString("positive");
    private static final Node HAPPENED = NodeFactory.createLiteralString("happened");

    /** The longest period, in days, that is precise enough for a hint. */
    private static final int PERIOD = 31;

    /** How many days before its article what is told without a date is likely to have been. */
    private static final int RECENT = 7;

    private record Dated(Node event, LocalDate day, boolean claim) {}

    /** Days, both ends among them. */
    private record Period(LocalDate from, LocalDate to) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    private final DatasetGraph dataset;

    Links(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /**
     * Links the encounters of one set of parties anew. Inside a write transaction.
     *
     * @param key their {@code news:partiesKey}, or {@code news:claimKey} where one is claimed
     */
    void update(Node key) {
        Map<Node, Set<Node>> events = tellings(PARTIES_KEY, key);
        Map<Node, Set<Node>> all = tellings(CLAIM_KEY, key);
        Set<Node> claims = new HashSet<>(all.keySet());
        claims.removeIf(claim -> !isClaimed(claim));
        all.putAll(events);
        List<Dated> dated = new ArrayList<>();
        Set<Node> withDay = new HashSet<>();
        for (Node event : all.keySet()) {
            // Kept with its links: an event that lost its key or its date is linked no more.
            if (events.containsKey(event) || claims.contains(event)) {
                for (LocalDate day : days(event, DATE)) {
                    dated.add(new Dated(event, day, claims.contains(event)));
                    withDay.add(event);
                }
            }
        }
        dated.sort(Comparator.comparing(Dated::day).thenComparing(one -> one.event().getURI()));
        Set<Quad> should = new HashSet<>();
        for (int i = 0; i < dated.size(); i++) {
            for (int j = i + 1; j < dated.size() && near(dated.get(i), dated.get(j)); j++) {
                link(dated.get(i).event(), dated.get(j).event(), all, should);
            }
        }
        for (Node event : all.keySet()) {
            boolean told = events.containsKey(event) || claims.contains(event);
            if (told && !withDay.contains(event)) {
                period(event, all.getOrDefault(event, Set.of()))
                        .flatMap(period -> onlyOneWithin(event, period, dated))
                        .ifPresent(other -> link(event, other, all, should));
            }
        }
        for (Node event : all.keySet()) {
            replace(event, should);
        }
        should.forEach(dataset::add);
    }

    /** Who has the key, with the articles that tell it. */
    private Map<Node, Set<Node>> tellings(Node predicate, Node key) {
        Map<Node, Set<Node>> found = new HashMap<>();
        dataset.find(Node.ANY, Node.ANY, predicate, key)
                .forEachRemaining(
                        quad ->
                                found.computeIfAbsent(quad.getSubject(), s -> new HashSet<>())
                                        .add(quad.getGraph()));
        return found;
    }

    /** Whether somebody says that it happened: no plan, and no denial. */
    private boolean isClaimed(Node proposition) {
        return dataset.contains(Node.ANY, proposition, News.polarity.asNode(), POSITIVE)
                && dataset.contains(Node.ANY, proposition, News.modality.asNode(), HAPPENED);
    }

    private void link(Node a, Node b, Map<Node, Set<Node>> articles, Set<Quad> links) {
        // What one article tells twice it tells as the same where it means so.
        boolean together =
                articles.getOrDefault(a, Set.of()).equals(articles.getOrDefault(b, Set.of()))
                        && (isProposition(a) || isProposition(b));
        boolean known =
                dataset.contains(Node.ANY, a, REFERS_TO, b)
                        || dataset.contains(Node.ANY, b, REFERS_TO, a);
        if (!a.equals(b) && !together && !known) {
            links.add(Quad.create(GraphNames.LINKS, a, POSSIBLY_SAME, b));
            links.add(Quad.create(GraphNames.LINKS, b, POSSIBLY_SAME, a));
        }
    }

    private boolean isProposition(Node event) {
        return dataset.contains(Node.ANY, event, CLAIM_KEY, Node.ANY);
    }

    /** When it was, by what is told, or else by when it is told; empty if that is known by day. */
    private Optional<Period> period(Node event, Set<Node> articles) {
        Set<LocalDate> earliest = days(event, EARLIEST);
        Set<LocalDate> latest = days(event, LATEST);
        if (earliest.size() == 1 && latest.size() == 1) {
            LocalDate from = earliest.iterator().next();
            LocalDate to = latest.iterator().next();
            return ChronoUnit.DAYS.between(from, to) < PERIOD
                    ? Optional.of(new Period(from, to))
                    : Optional.empty();
        }
        if (dataset.contains(Node.ANY, event, News.dateBasis.asNode(), Node.ANY)
                || articles.size() != 1) {
            return Optional.empty();
        }
        Set<LocalDate> published = days(articles.iterator().next(), PUBLISHED);
        return published.stream().findFirst().map(day -> new Period(day.minusDays(RECENT), day));
    }

    /** The only event of which the day lies in a period; a claim only where there is no event. */
    private static Optional<Node> onlyOneWithin(Node event, Period period, List<Dated> dated) {
        Set<Node> within = new HashSet<>();
        Set<Node> claimed = new HashSet<>();
        for (Dated other : dated) {
            if (period.has(other.day()) && !other.event().equals(event)) {
                (other.claim() ? claimed : within).add(other.event());
            }
        }
        Set<Node> found = within.isEmpty() ? claimed : within;
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** Removes the links of an event that no article tells any more. */
    void forget(Node event) {
        dataset.deleteAny(GraphNames.LINKS, event, Node.ANY, Node.ANY);
        dataset.deleteAny(GraphNames.LINKS, Node.ANY, Node.ANY, event);
    }

    private void replace(Node event, Set<Quad> should) {
        List<Quad> surplus = new ArrayList<>();
        dataset.find(GraphNames.LINKS, event, POSSIBLY_SAME, Node.ANY)
                .forEachRemaining(
                        quad -> {
                            if (!should.remove(quad)) {
                                surplus.add(quad);
                            }
                        });
        surplus.forEach(dataset::delete);
    }

    private Set<LocalDate> days(Node event, Node predicate) {
        Set<LocalDate> days = new TreeSet<>();
        Iterator<Quad> quads = dataset.find(Node.ANY, event, predicate, Node.ANY);
        while (quads.hasNext()) {
            Node date = quads.next().getObject();
            if (XSDDatatype.XSDdate.equals(date.getLiteralDatatype())) {
                try {
                    days.add(LocalDate.parse(date.getLiteralLexicalForm()));
                } catch (DateTimeException e) {
                    // A date of another writer, with a time zone: not comparable, so not linked.
                    continue;
                }
            }
        }
        return days;
    }

    private static boolean near(Dated a, Dated b) {
        return ChronoUnit.DAYS.between(a.day(), b.day()) <= 1;
    }
}
