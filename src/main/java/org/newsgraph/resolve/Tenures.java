package org.newsgraph.resolve;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.claim.Role;
import org.newsgraph.table.TsvTable;

/** Words of a description that say when an office is held, of data/grammar/titles.tsv. */
final class Tenures {
    private static final Map<String, Role.Tenure> WORDS = new HashMap<>();

    static {
        for (TsvTable.Row row : TsvTable.load("/data/grammar/titles.tsv").rows()) {
            switch (row.get(1)) {
                case "former" -> WORDS.put(row.get(0), Role.Tenure.FORMER);
                case "acting" -> WORDS.put(row.get(0), Role.Tenure.ACTING);
                case "designate" -> WORDS.put(row.get(0), Role.Tenure.DESIGNATE);
                default -> {}
            }
        }
    }

    private Tenures() {}

    /** What a word in lower case says: "ex-president", "president-elect", "acting"; else empty. */
    static Optional<Role.Tenure> of(String word) {
        if (word.startsWith("ex-") || word.startsWith("then-")) {
            return Optional.of(Role.Tenure.FORMER);
        }
        if (word.endsWith("-elect") || word.endsWith("-designate")) {
            return Optional.of(Role.Tenure.DESIGNATE);
        }
        return Optional.ofNullable(WORDS.get(word));
    }
}
