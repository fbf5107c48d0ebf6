package org.newsgraph.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newsgraph.table.TsvTable;

/** The words of {@code data/resolve/words.tsv} by which an article refers to someone. */
final class Words {
    private final Map<String, Map<String, Entry>> classes = new HashMap<>();

    /** A word's further columns. */
    private record Entry(Gender gender, Set<String> kinds) {}

    private Words(TsvTable table) {
        for (TsvTable.Row row : table.rows()) {
            Gender gender =
                    switch (row.getOrEmpty(2)) {
                        case "m" -> Gender.MALE;
                        case "f" -> Gender.FEMALE;
                        case "-", "" -> Gender.UNKNOWN;
                        default ->
                                throw row.fault(
                                        "has gender " + row.get(2) + "; expected m, f or -");
                    };
            Set<String> kinds = new HashSet<>(List.of(row.getOrEmpty(3).split(" ")));
            kinds.remove("");
            classes.computeIfAbsent(row.get(0), c -> new HashMap<>())
                    .put(row.get(1), new Entry(gender, Set.copyOf(kinds)));
        }
    }

    static Words bundled() {
        return new Words(TsvTable.load("/data/resolve/words.tsv"));
    }

    /** Whether the word, in lower case, is in that class. */
    boolean is(String kind, String word) {
        return classes.getOrDefault(kind, Map.of()).containsKey(word);
    }

    Gender gender(String kind, String word) {
        Entry entry = classes.getOrDefault(kind, Map.of()).get(word);
        return entry == null ? Gender.UNKNOWN : entry.gender();
    }

    /** The broader words that may stand for the word. */
    Set<String> kinds(String kind, String word) {
        Entry entry = classes.getOrDefault(kind, Map.of()).get(word);
        return entry == null ? Set.of() : entry.kinds();
    }
}
