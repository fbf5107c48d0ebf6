package org.newsgraph.web;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what the first views of the explorer will, and then all that the catalog can answer without
 * being told of whom, in a thread of its own, so that it is remembered when someone comes. When it
 * is closed, nothing of it reads the store any more.
 */
final class FirstViews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstViews.class);
    private static final long PATIENCE_MILLIS = 10_000;

    /** How many months, places and outlets are looked at: those with most to tell. */
    private static final int MOST_OF_A_KIND = 24;

    /** Of so many outlets each is compared with each. */
    private static final int MOST_COMPARED = 4;

    /** Of fewer articles all else is found at once, and those who come first need the machine. */
    private static final int MANY_ARTICLES = 200;

    private final Answers answers;
    private final QueryCatalog catalog;
    private final GraphStore store;
    private final Thread thread;
    private volatile boolean closed;

    FirstViews(Answers answers, QueryCatalog catalog, GraphStore store) {
        this.answers = answers;
        this.store = store;
        this.catalog = catalog;
        thread = new Thread(this::run, "first views");
        thread.setDaemon(true);
    }

    /**
     * Starts to work, in the order in which the views are likely wanted, unless it has started
     * before.
     */
    synchronized void begin() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    private void run() {
        List<Inquiry.Row> outlets = prepare("view-outlets", Map.of());
        prepare("view-latest", Map.of());
        List<Inquiry.Row> named = prepare("view-most-named", Map.of());
        List<Inquiry.Row> months = prepare("view-months", Map.of());
        if (store.articles().size() < MANY_ARTICLES) {
            return;
        }
        List<Inquiry.Row> places = prepare("view-map", Map.of());
        prepare("view-map-statements", Map.of());
        ofOutlets(outlets);
        months.stream()
                .sorted(Comparator.comparing(FirstViews::events).reversed())
                .limit(MOST_OF_A_KIND)
                .forEach(row -> prepare("view-month", Map.of("month", row.get("month"))));
        // What happened in a city counts for its country, which may not be on the map itself.
        Set<String> busiest = new LinkedHashSet<>();
        for (Inquiry.Row row : places) {
            prepare("view-entity", Map.of("entity", row.get("place"))).stream()
                    .filter(fact -> fact.get("property").endsWith("containedInPlace"))
                    .forEach(fact -> busiest.add(fact.get("value")));
            busiest.add(row.get("place"));
            if (closed || busiest.size() >= MOST_OF_A_KIND) {
                break;
            }
        }
        busiest.forEach(place -> prepare("view-place-events", Map.of("place", place)));
        named.stream().limit(MOST_OF_A_KIND).forEach(row -> busiest.add(row.get("entity")));
        for (String entity : busiest) {
            prepare("view-articles", Map.of("entity", entity));
            prepare("view-co-mentions", Map.of("entity", entity));
            prepare("view-statements-about", Map.of("about", entity));
            prepare("view-statements", Map.of("speaker", entity));
            prepare("view-claims", Map.of("party", entity));
            prepare("view-meetings", Map.of("party", entity));
        }
        lists();
    }

    /** Lists of everything take longest, and are asked for by those who can wait. */
    private void lists() {
        for (NamedQuery query : catalog.all()) {
            if (!query.query().isAskType()
                    && query.inputs().stream().noneMatch(NamedQuery.Input::required)) {
                prepare(query.name(), Map.of());
            }
        }
    }

    /** The comparison that is shown first, and what any other one begins with. */
    private void ofOutlets(List<Inquiry.Row> outlets) {
        List<String> publishers =
                outlets.stream().map(row -> row.get("publisher")).limit(MOST_OF_A_KIND).toList();
        for (String publisher : publishers) {
            prepare("view-outlet-voices", Map.of("publisher", publisher));
            prepare("view-outlet-quotes", Map.of("publisher", publisher));
        }
        for (int i = 0; i < Math.min(MOST_COMPARED, publishers.size()); i++) {
            for (int j = 0; j < Math.min(MOST_COMPARED, publishers.size()); j++) {
                if (i != j) {
                    Map<String, String> two =
                            Map.of("publisher", publishers.get(i), "other", publishers.get(j));
                    prepare("view-outlet-only", two);
                    prepare("view-outlet-both", two);
                }
            }
        }
    }

    private static int events(Inquiry.Row month) {
        return Integer.parseInt(month.get("encounters")) + Integer.parseInt(month.get("visits"));
    }

    private List<Inquiry.Row> prepare(String view, Map<String, String> inputs) {
        if (closed) {
            return List.of();
        }
        try {
            return answers.prepare(catalog.find(view).orElseThrow(), inputs);
        } catch (RuntimeException e) {
            // It was cancelled, or took too long. The views will ask themselves.
            LOG.debug("a first view is not prepared", e);
            return List.of();
        }
    }

    /** Waits until all is prepared. */
    void await() throws InterruptedException {
        thread.join();
    }

    /** No step begins any more. The one that runs goes on until it is cancelled. */
    void stop() {
        closed = true;
    }

    /** Waits for the step that runs. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
