package org.newsgraph.store;

import java.util.List;

/**
 * What a check of a whole store found.
 *
 * @param articles articles checked
 * @param anchors mentions whose words were compared with the stored text
 * @param problems what is wrong, one line each, in order of the articles' IRIs; at most {@link
 *     #MOST_PROBLEMS}
 * @param problemCount how many problems there are
 */
public record ValidationReport(
        long articles, long anchors, List<String> problems, long problemCount) {
    /** More problems than that are counted, not listed. */
    public static final int MOST_PROBLEMS = 1000;

    public ValidationReport {
        problems = List.copyOf(problems);
    }

    public boolean isValid() {
        return problemCount == 0;
    }
}
