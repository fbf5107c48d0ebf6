package org.newsgraph.time;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.newsgraph.table.TsvTable;

/** The word lists of {@code data/grammar/time.tsv}. */
final class TimeWords {
    private final Map<String, Map<String, String>> kinds = new HashMap<>();

    private static final class Bundled {
        static final TimeWords INSTANCE = new TimeWords(TsvTable.load("/data/grammar/time.tsv"));

        private Bundled() {}
    }

    private TimeWords(TsvTable table) {
        for (TsvTable.Row row : table.rows()) {
            String before =
                    kinds.computeIfAbsent(row.get(0), kind -> new HashMap<>())
                            .put(row.get(1), row.getOrEmpty(2));
            if (before != null) {
                throw row.fault("repeats the word " + row.get(1));
            }
        }
    }

    static TimeWords bundled() {
        return Bundled.INSTANCE;
    }

    boolean is(String kind, String word) {
        return words(kind).containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** The value of the word, if it is of that kind and has a number for a value. */
    OptionalInt number(String kind, String word) {
        String value = words(kind).get(word.toLowerCase(Locale.ROOT));
        return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    }

    /** The value of the word; null if it is not of that kind. */
    String value(String kind, String word) {
        return words(kind).get(word.toLowerCase(Locale.ROOT));
    }

    private Map<String, String> words(String kind) {
        Map<String, String> words = kinds.get(kind);
        if (words == null) {
            throw new IllegalArgumentException("time.tsv has no words of the kind " + kind);
        }
        return words;
    }
}
