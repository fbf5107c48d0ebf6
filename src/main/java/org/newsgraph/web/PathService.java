package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code /api/path?from=PARTY&to=PARTY}: a shortest chain of people and bodies, each of whom met
 * the next, as articles assert. Of several the one that comes first by its IRIs.
 */
final class PathService extends JsonService {
    /** A chain that needs more is no answer anyone can use. */
    private static final int MOST_SEEN = 100_000;

    private final Answers answers;

    PathService(Answers answers) {
        this.answers = answers;
    }

    /** One on the way. */
    private record Stop(String id, String name) {}

    /**
     * The way; without stops if none was found. {@code seen} is how many were looked at; {@code
     * cut} whether links were left out, since there are too many: then a way that was not found may
     * be there, and one that was found need not be the shortest.
     */
    private record Way(List<Stop> stops, int seen, boolean cut) {}

    @Override
    Object answer(HttpServletRequest request) {
        String from = one(request, "from");
        String to = one(request, "to");
        return answers.inquire(
                inquiry -> new Search(inquiry).between(inquiry.party(from), inquiry.party(to)));
    }

    /** A search from both ends at once, which looks at few in the middle. */
    private static final class Search {
        private final Inquiry inquiry;
        private final Map<String, String> names = new TreeMap<>();

        Search(Inquiry inquiry) {
            this.inquiry = inquiry;
        }

        Way between(String from, String to) {
            for (Inquiry.Row row :
                    inquiry.askOfEach("view-label", "entity", new TreeSet<>(List.of(from, to)))) {
                names.put(row.get("entity"), row.get("name"));
            }
            Map<String, String> back = new TreeMap<>(Map.of(from, from));
            Map<String, String> forth = new TreeMap<>(Map.of(to, to));
            if (from.equals(to)) {
                return way(from, back, forth);
            }
            Set<String> left = Set.of(from);
            Set<String> right = Set.of(to);
            while (!left.isEmpty() && !right.isEmpty()) {
                boolean isLeft = left.size() <= right.size();
                Map<String, String> near = isLeft ? back : forth;
                Map<String, String> far = isLeft ? forth : back;
                Set<String> next = step(isLeft ? left : right, near);
                for (String stop : next) {
                    if (far.containsKey(stop)) {
                        return way(stop, back, forth);
                    }
                }
                if (back.size() + forth.size() > MOST_SEEN) {
                    throw new Refusal(
                            503,
                            "no chain was found among the first "
                                    + MOST_SEEN
                                    + " people and bodies; choose two who are closer");
                }
                left = isLeft ? next : left;
                right = isLeft ? right : next;
            }
            return new Way(List.of(), back.size() + forth.size(), inquiry.cut());
        }

        /** Those met by the outermost who were not reached before, each with who met them. */
        private Set<String> step(Set<String> outermost, Map<String, String> reached) {
            Set<String> next = new TreeSet<>();
            for (Inquiry.Row row : inquiry.askOfEach("view-met", "party", outermost)) {
                String other = row.get("other");
                if (reached.putIfAbsent(other, row.get("party")) == null) {
                    next.add(other);
                    names.put(other, row.get("name"));
                }
            }
            return next;
        }

        private Way way(String middle, Map<String, String> back, Map<String, String> forth) {
            List<Stop> stops = new ArrayList<>();
            String at = middle;
            while (!back.get(at).equals(at)) {
                at = back.get(at);
                stops.add(stop(at));
            }
            Collections.reverse(stops);
            stops.add(stop(middle));
            at = middle;
            while (!forth.get(at).equals(at)) {
                at = forth.get(at);
                stops.add(stop(at));
            }
            return new Way(stops, back.size() + forth.size(), inquiry.cut());
        }

        private Stop stop(String id) {
            return new Stop(id, names.getOrDefault(id, id));
        }
    }
}
