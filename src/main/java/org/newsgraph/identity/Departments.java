package org.newsgraph.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.newsgraph.table.TsvTable;

/**
 * Which offices of one name are held by two people: ministers of other departments of one country,
 * of whom articles tell at the same time, and none tells of both. Departments that news calls by
 * either name, as trade and commerce, are not others. A pure function.
 *
 * @param pairs for each such office the others
 */
public record Departments(Map<String, Set<String>> pairs) {
    private static final int DAY = 10;
    private static final Set<String> NO_TOPIC = new HashSet<>();

    /** For each word the rows of the table that have it. */
    private static final Map<String, Set<String>> ROWS = new HashMap<>();

    static {
        for (TsvTable.Row row : TsvTable.load("/data/identity/departments.tsv").rows()) {
            for (String word : row.get(1).split(" ")) {
                if (row.get(0).equals("none")) {
                    NO_TOPIC.add(word);
                } else {
                    ROWS.computeIfAbsent(word, w -> new HashSet<>()).add(row.get(1));
                }
            }
        }
    }

    public Departments {
        pairs = Map.copyOf(pairs);
    }

    /** When articles tell an office first and last. */
    private record Period(String first, String last) {
        Period and(Period other) {
            return new Period(
                    first.compareTo(other.first) < 0 ? first : other.first,
                    last.compareTo(other.last) > 0 ? last : other.last);
        }

        /** On one day one may follow the other. */
        boolean overlaps(Period other) {
            return first.compareTo(other.last) < 0 && other.first.compareTo(last) < 0;
        }
    }

    /** From all appearances of a name. */
    static Departments of(Collection<Seen> seen) {
        Map<String, Period> periods = new TreeMap<>();
        for (Seen one : seen) {
            String last = one.last().startsWith(Seen.NO_DAY) ? one.first() : one.last();
            for (String office : one.appearance().answersTo()) {
                if (isDepartment(office) && !one.first().startsWith(Seen.NO_DAY)) {
                    periods.merge(
                            office,
                            new Period(one.first().substring(0, DAY), last.substring(0, DAY)),
                            Period::and);
                }
            }
        }
        Map<String, Set<String>> pairs = new HashMap<>();
        List<String> offices = List.copyOf(periods.keySet());
        for (int i = 0; i < offices.size(); i++) {
            for (int j = i + 1; j < offices.size(); j++) {
                String one = offices.get(i);
                String other = offices.get(j);
                boolean together =
                        seen.stream()
                                .map(s -> s.appearance().answersTo())
                                .anyMatch(held -> held.contains(one) && held.contains(other));
                if (!together
                        && country(one).equals(country(other))
                        && topics(one).stream().noneMatch(topics(other)::contains)
                        && periods.get(one).overlaps(periods.get(other))) {
                    pairs.computeIfAbsent(one, o -> new TreeSet<>()).add(other);
                    pairs.computeIfAbsent(other, o -> new TreeSet<>()).add(one);
                }
            }
        }
        return new Departments(pairs);
    }

    /** Whether some offices and others are held by two. */
    boolean areOfTwo(Set<String> some, Set<String> others) {
        return others.stream()
                .flatMap(other -> pairs.getOrDefault(other, Set.of()).stream())
                .anyMatch(some::contains);
    }

    /** Those of the offices that tell two people apart: "education minister". */
    Set<String> contested(Set<String> offices) {
        Set<String> contested = new TreeSet<>();
        for (String office : offices) {
            if (pairs.containsKey(office)) {
                contested.add(title(office));
            }
        }
        return contested;
    }

    private static boolean isDepartment(String office) {
        if (!office.startsWith("office ") || Offices.isOfSurname(office)) {
            return false;
        }
        String title = title(office);
        return (title.endsWith(" minister") || title.endsWith(" secretary"))
                && !title.equals("prime minister");
    }

    private static String title(String office) {
        return office.substring("office ".length(), office.indexOf('@'));
    }

    private static String country(String office) {
        return office.substring(office.indexOf('@'));
    }

    /**
     * What the department is about: its words, and the rows of the table that have them. "Finance
     * and planning" has "finance", and a foreign and an external affairs minister share a row.
     */
    private static Set<String> topics(String office) {
        Set<String> topics = new HashSet<>();
        for (String word : title(office).split(" ")) {
            if (!NO_TOPIC.contains(word)) {
                topics.add(word);
                topics.addAll(ROWS.getOrDefault(word, Set.of()));
            }
        }
        return topics;
    }
}
