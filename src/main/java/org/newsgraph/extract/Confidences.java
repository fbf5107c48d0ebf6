package org.newsgraph.extract;

import java.util.Map;
import java.util.TreeMap;
import org.newsgraph.table.TsvTable;

/** How often each rule is right, from {@code data/grammar/attribution-confidence.tsv}. */
final class Confidences {
    private static final double UNMEASURED = 0.5;

    private final Map<String, Double> byRule;

    private Confidences(Map<String, Double> byRule) {
        this.byRule = byRule;
    }

    static Confidences bundled() {
        Map<String, Double> byRule = new TreeMap<>();
        for (TsvTable.Row row : TsvTable.load("/data/grammar/attribution-confidence.tsv").rows()) {
            byRule.put(row.get(0), Double.parseDouble(row.get(1)));
        }
        return new Confidences(byRule);
    }

    /**
     * Share of the rule's claims that are right, 0 to 1; 0.5 for a rule that fired too seldom to be
     * measured.
     */
    double of(String rule) {
        return byRule.getOrDefault(rule, UNMEASURED);
    }
}
