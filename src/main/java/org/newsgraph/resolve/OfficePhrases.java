package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;

/**
 * Finds where an article speaks of whoever holds an office that one person at a time holds in a
 * country: "the Kenyan president", "Kenya's foreign minister", "the president of Kenya". Each means
 * somebody, whether or not anything is told of them.
 */
final class OfficePhrases {
    private static final int LONGEST_COUNTRY = 3;

    private final Layout layout;
    private final Words words;
    private final Gazetteer gazetteer;
    private final Occupations occupations = Occupations.bundled();

    OfficePhrases(Layout layout, Words words, Gazetteer gazetteer) {
        this.layout = layout;
        this.words = words;
        this.gazetteer = gazetteer;
    }

    /** Spans of those that no claim has, in text order. */
    List<Span> find(ArticleClaims claims) {
        List<Span> taken = new ArrayList<>();
        claims.roles().forEach(role -> taken.add(role.title().union(role.holder())));
        claims.attributions()
                .forEach(
                        said -> {
                            taken.addAll(said.source());
                            said.audience().ifPresent(taken::add);
                        });
        claims.events().forEach(event -> event.parties().forEach(p -> taken.add(p.span())));
        List<Span> found = new ArrayList<>();
        for (int head = 1; head < layout.size(); head++) {
            if (words.is("person", layout.lower(head)) && layout.mentionAt(head) < 0) {
                phrase(head)
                        .filter(span -> taken.stream().noneMatch(span::overlaps))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** The phrase whose head is that token, if it is one. */
    private Optional<Span> phrase(int head) {
        if (isNamed(head + 1) || !layout.token(head).isNoun()) {
            return Optional.empty();
        }
        int first = head;
        while (first > 0 && isModifier(first - 1, head)) {
            first--;
        }
        if (first == 0 || occupations.office(text(first, head + 1)).isEmpty()) {
            return Optional.empty();
        }
        OptionalInt before = countryEndingAt(first);
        if (before.isPresent()) {
            int country = before.getAsInt();
            boolean possessive = Phrase.isPossessive(layout, first - 1);
            boolean the =
                    country > 0
                            && layout.lower(country - 1).equals("the")
                            && layout.together(country - 1, head);
            return the || possessive
                    ? Optional.of(layout.document.span(the ? country - 1 : country, head + 1))
                    : Optional.empty();
        }
        int article = first - 1;
        boolean of =
                head + 2 < layout.size()
                        && layout.lower(head + 1).equals("of")
                        && layout.lower(article).equals("the")
                        && layout.together(article, head + 2);
        return of
                ? country(head + 2).map(end -> layout.document.span(article, end))
                : Optional.empty();
    }

    private boolean isModifier(int token, int head) {
        return layout.together(token, head)
                && layout.mentionAt(token) < 0
                && (layout.token(token).isNoun() || layout.tag(token).startsWith("JJ"))
                && !Phrase.isPossessive(layout, token)
                && gazetteer.country(layout.text(token)).isEmpty();
    }

    /** Whether the name of whoever holds the office follows. */
    private boolean isNamed(int token) {
        return token < layout.size()
                && layout.tag(token).startsWith("NNP")
                && Character.isUpperCase(layout.text(token).charAt(0));
    }

    /** First token of the country, or what is of it, that ends before a token. */
    private OptionalInt countryEndingAt(int token) {
        int end = token;
        while (end > 0
                && layout.text(end - 1).length() < 3
                && Phrase.isPossessive(layout, end - 1)) {
            end--;
        }
        for (int n = LONGEST_COUNTRY; n > 0; n--) {
            int first = end - n;
            if (first >= 0
                    && layout.together(first, token)
                    && !layout.lower(first).equals("the")
                    && gazetteer.country(text(first, end).replaceFirst("['’]s$", "")).isPresent()) {
                return OptionalInt.of(first);
            }
        }
        return OptionalInt.empty();
    }

    /** End of the country that begins there. */
    private Optional<Integer> country(int token) {
        int from = layout.lower(token).equals("the") ? token + 1 : token;
        for (int n = LONGEST_COUNTRY; n > 0; n--) {
            int end = from + n;
            if (end <= layout.size()
                    && layout.together(from, end - 1)
                    && gazetteer.country(text(from, end)).isPresent()
                    && !gazetteer.isDemonym(text(from, end))) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    private String text(int first, int end) {
        return layout.document.text(layout.document.span(first, end));
    }
}
