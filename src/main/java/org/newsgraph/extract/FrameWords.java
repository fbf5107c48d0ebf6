package org.newsgraph.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.extract.EventGrammar.Reality;
import org.newsgraph.table.TsvTable;
import org.newsgraph.table.TsvTable.Row;

/** The words of data/grammar/event-frames.tsv: what each makes of an event, by where it stands. */
final class FrameWords {
    private static final Map<String, Map<String, Reality>> TABLE = load();

    private FrameWords() {}

    private static Map<String, Map<String, Reality>> load() {
        Map<String, Map<String, Reality>> table = new HashMap<>();
        for (Row row : TsvTable.load("/data/grammar/event-frames.tsv").rows()) {
            if (!row.get(1).equals("where")) {
                table.computeIfAbsent(row.get(1), key -> new HashMap<>())
                        .put(row.get(0), Reality.valueOf(row.get(2).toUpperCase(Locale.ROOT)));
            }
        }
        return table;
    }

    /** What a word or words in lower case make of an event; empty if they have no row there. */
    static Optional<Reality> look(String where, String key) {
        return Optional.ofNullable(TABLE.getOrDefault(where, Map.of()).get(key));
    }

    /** Whether a word or words in lower case have a row there. */
    static boolean has(String where, String key) {
        return look(where, key).isPresent();
    }
}
