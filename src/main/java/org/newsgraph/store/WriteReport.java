package org.newsgraph.store;

import java.util.List;

/**
 * What a write did.
 *
 * @param added articles that the store did not have
 * @param replaced articles whose graph was replaced by another
 * @param unchanged articles whose graph was already there as it is
 * @param quarantined articles that were not let in
 */
public record WriteReport(int added, int replaced, int unchanged, List<Quarantined> quarantined) {
    public WriteReport {
        quarantined = List.copyOf(quarantined);
    }

    /** Articles that are in the store now. */
    public int written() {
        return added + replaced + unchanged;
    }

    /**
     * An article that breaks a shape. Its older graph, if any, stays.
     *
     * @param articleId the article's id
     * @param iri IRI of the article
     * @param problems what is wrong, one line each
     */
    public record Quarantined(String articleId, String iri, List<String> problems) {
        public Quarantined {
            problems = List.copyOf(problems);
        }
    }
}
