package org.newsgraph.store;

import java.time.Duration;
import java.util.List;

/**
 * What a write did.
 *
 * @param added articles that the store did not have
 * @param replaced articles whose graph was replaced by another
 * @param unchanged articles whose graph was already there as it is
 * @param older ids of the articles that were not written since a later text of their URL is there
 * @param quarantined articles that were not let in
 * @param reconsidered other articles that were looked at again, since whom they mean may have
 *     changed with what was written
 * @param settling CPU time that it took to find who is who and which articles are one report, and
 *     to change other articles accordingly
 */
public record WriteReport(
        int added,
        int replaced,
        int unchanged,
        List<String> older,
        List<Quarantined> quarantined,
        int reconsidered,
        Duration settling) {
    public WriteReport {
        older = List.copyOf(older);
        quarantined = List.copyOf(quarantined);
    }

    /** Articles that were let in, each as often as it was given. */
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
