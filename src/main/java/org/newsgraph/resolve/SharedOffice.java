package org.newsgraph.resolve;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;

/**
 * One office in several countries: "the leaders of France, Germany and Austria", "the Kenyan and
 * Ugandan foreign ministers".
 *
 * @param head the noun in the singular: "leader", "foreign minister"
 * @param title the whole office in the singular: "deputy foreign minister"
 * @param span the words of the office
 * @param countries each country by the index of its first token
 */
record SharedOffice(String head, String title, Span span, SortedMap<Integer, Place> countries) {
    private static final int LONGEST_COUNTRY = 4;
    private static final Set<String> JOINTS = Set.of(",", "and", "&", "both", "the");

    /** What the tokens [first, end) say, if it is nothing else. */
    static Optional<SharedOffice> parse(
            Layout layout, Words words, Gazetteer gazetteer, int first, int end) {
        int at = first;
        while (at < end && layout.lower(at).matches("the|both|,")) {
            at++;
        }
        SortedMap<Integer, Place> before = new TreeMap<>();
        int title = countries(layout, gazetteer, at, end, before);
        int head = title;
        while (head < end && !isOffices(layout, words, head)) {
            boolean modifier =
                    layout.mentionAt(head) < 0
                            && (layout.token(head).isNoun()
                                    || layout.tag(head).startsWith("JJ")
                                    || layout.tag(head).startsWith("RB"));
            if (!modifier) {
                return Optional.empty();
            }
            head++;
        }
        if (head >= end) {
            return Optional.empty();
        }
        SortedMap<Integer, Place> countries = before;
        if (before.isEmpty() && head + 1 < end && layout.lower(head + 1).equals("of")) {
            countries = new TreeMap<>();
            int stop = countries(layout, gazetteer, head + 2, end, countries);
            if (stop < end) {
                return Optional.empty();
            }
        } else if (head + 1 < end) {
            return Optional.empty();
        }
        if (countries.size() < 2 || Set.copyOf(countries.values()).size() < countries.size()) {
            return Optional.empty();
        }
        String noun = Phrase.singular(layout, head);
        String two = head > title ? layout.lower(head - 1) + " " + noun : noun;
        StringBuilder whole = new StringBuilder();
        for (int t = title; t < head; t++) {
            whole.append(layout.lower(t)).append(' ');
        }
        String name = whole + noun;
        if (!words.is("sole", name) && Occupations.bundled().office(name).isEmpty()) {
            // Of "Kenyan and German officials" each country may have several.
            return Optional.empty();
        }
        return Optional.of(
                new SharedOffice(
                        words.is("person", two) ? two : noun,
                        name,
                        layout.document.span(title, head + 1),
                        countries));
    }

    private static boolean isOffices(Layout layout, Words words, int token) {
        return layout.tag(token).endsWith("S")
                && layout.token(token).isNoun()
                && layout.mentionAt(token) < 0
                && words.is("person", Phrase.singular(layout, token));
    }

    /**
     * Takes the countries that follow each other; gives the first token that is no part of them.
     */
    private static int countries(
            Layout layout,
            Gazetteer gazetteer,
            int first,
            int end,
            SortedMap<Integer, Place> countries) {
        int at = first;
        while (at < end) {
            int taken = 0;
            for (int n = Math.min(LONGEST_COUNTRY, end - at); n > 0 && taken == 0; n--) {
                Optional<Place> place =
                        layout.lower(at).equals("the")
                                ? Optional.empty()
                                : gazetteer.country(
                                        layout.document.text(layout.document.span(at, at + n)));
                if (place.isPresent()) {
                    countries.put(at, place.get());
                    taken = n;
                }
            }
            if (taken == 0 && !(JOINTS.contains(layout.lower(at)))) {
                return at;
            }
            at += Math.max(1, taken);
        }
        return at;
    }
}
