package org.newsgraph.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.News;

/**
 * Keeps the graph of links a function of the articles' graphs: {@code news:possiblySame} between
 * encounters of the same named parties on the same or neighbouring days, and between one that is
 * told to have been in some week or month and the only one known of those days.
 */
final class Links {
    private static final Node PARTIES_KEY = News.partiesKey.asNode();
    private static final Node DATE = News.date.asNode();
    private static final Node EARLIEST = News.earliest.asNode();
    private static final Node LATEST = News.latest.asNode();
    private static final Node POSSIBLY_SAME = News.possiblySame.asNode();

    /** The longest period, in days, that is precise enough for a hint. */
    private static final int PERIOD = 31;

    private record Dated(Node event, LocalDate day) {}

    private final DatasetGraph dataset;

    Links(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /**
     * Links the encounters of one set of parties anew. Inside a write transaction.
     *
     * @param key their {@code news:partiesKey}
     */
    void update(Node key) {
        Set<Node> events = new HashSet<>();
        dataset.find(Node.ANY, Node.ANY, PARTIES_KEY, key)
                .forEachRemaining(quad -> events.add(quad.getSubject()));
        List<Dated> dated = new ArrayList<>();
        for (Node event : events) {
            // Kept with its links: an event that lost its key or its date is linked no more.
            days(event, DATE).forEach(day -> dated.add(new Dated(event, day)));
        }
        dated.sort(Comparator.comparing(Dated::day).thenComparing(one -> one.event().getURI()));
        Set<Quad> should = new HashSet<>();
        for (int i = 0; i < dated.size(); i++) {
            for (int j = i + 1; j < dated.size() && near(dated.get(i), dated.get(j)); j++) {
                Node a = dated.get(i).event();
                Node b = dated.get(j).event();
                if (!a.equals(b)) {
                    link(a, b, should);
                }
            }
        }
        for (Node event : events) {
            onlyOneWithin(event, dated).ifPresent(other -> link(event, other, should));
        }
        for (Node event : events) {
            replace(event, should);
        }
        should.forEach(dataset::add);
    }

    private static void link(Node a, Node b, Set<Quad> links) {
        links.add(Quad.create(GraphNames.LINKS, a, POSSIBLY_SAME, b));
        links.add(Quad.create(GraphNames.LINKS, b, POSSIBLY_SAME, a));
    }

    /** The only event of which the day lies in the period that is told of another. */
    private Optional<Node> onlyOneWithin(Node event, List<Dated> dated) {
        Set<LocalDate> earliest = days(event, EARLIEST);
        Set<LocalDate> latest = days(event, LATEST);
        if (earliest.size() != 1 || latest.size() != 1) {
            return Optional.empty();
        }
        LocalDate from = earliest.iterator().next();
        LocalDate to = latest.iterator().next();
        Set<Node> within = new HashSet<>();
        for (Dated other : dated) {
            if (!other.day().isBefore(from) && !other.day().isAfter(to)) {
                within.add(other.event());
            }
        }
        within.remove(event);
        return within.size() == 1 && ChronoUnit.DAYS.between(from, to) < PERIOD
                ? Optional.of(within.iterator().next())
                : Optional.empty();
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
