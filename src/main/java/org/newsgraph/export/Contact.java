package org.newsgraph.export;

import java.util.List;
import java.util.Optional;

/**
 * One encounter or statement that links two nodes, or one that is claimed, planned or denied.
 *
 * @param event its IRI
 * @param kind {@code Meeting}, {@code PhoneCall}, ...; {@code warn}, {@code say}, ... for
 *     statements
 * @param mode {@code in-person}, {@code phone} or {@code video}
 * @param dates when it was, as precise as the texts: 2031-03-06, 2031-03, 2031; sorted
 * @param first first day on which it can have been, if it is known to a year at least
 * @param last last day on which it can have been
 * @param places labels of the places where it was, sorted
 * @param claimedBy labels of those in whose statements it is told, sorted; empty if asserted
 * @param evidence the sentences that tell of it, by article and place in it
 */
record Contact(
        String event,
        List<String> kinds,
        List<String> modes,
        List<String> dates,
        Optional<String> first,
        Optional<String> last,
        List<String> places,
        List<String> claimedBy,
        List<Sentence> evidence) {
    /**
     * A sentence that tells of it.
     *
     * @param article IRI of its article
     * @param title headline of the article, empty if it has none
     * @param number number of the sentence in the article, from 1; 0 if unknown
     * @param text its words
     */
    record Sentence(String article, String title, int number, String text)
            implements Comparable<Sentence> {
        @Override
        public int compareTo(Sentence other) {
            int order = article.compareTo(other.article);
            if (order == 0) {
                order = Integer.compare(number, other.number);
            }
            return order != 0 ? order : text.compareTo(other.text);
        }
    }
}
