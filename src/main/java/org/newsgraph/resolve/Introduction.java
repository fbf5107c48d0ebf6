package org.newsgraph.resolve;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.newsgraph.claim.Role;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.gazetteer.Gazetteer;

/**
 * What the words beside a full name say of whom it names: who is introduced twice, once as a mayor
 * and once as a dentist, is two.
 *
 * @param fields what they do at present, in the words of data/identity/fields.tsv
 * @param countries ids of the countries that these occupations are said to be of
 * @param age in years
 * @param other whether the words say that it is somebody else: "another John Smith"
 * @param anew whether they introduce as one does somebody new: "goalkeeper John Smith", "John
 *     Smith, a dentist"; "John Smith, curator of the show" may be told of whom the reader knows
 */
record Introduction(
        Set<String> fields, Set<String> countries, OptionalInt age, boolean other, boolean anew) {
    static final Introduction NOTHING =
            new Introduction(Set.of(), Set.of(), OptionalInt.empty(), false, false);

    private static final Set<String> OTHER = Set.of("another", "second", "other", "different");
    private static final int OLDEST = 120;
    private static final int LONGEST_COUNTRY = 4;

    Introduction {
        fields = Set.copyOf(fields);
        countries = Set.copyOf(countries);
    }

    /** Of the name at that span, in an article that tells these offices. */
    static Introduction of(
            AnnotatedDocument document, Span name, List<Role> roles, Gazetteer gazetteer) {
        Descriptions beside = Descriptions.of(document, name);
        Set<String> fields = new TreeSet<>();
        Set<String> countries = new TreeSet<>();
        boolean anew = false;
        for (List<Token> words : List.of(beside.before(), beside.after())) {
            Set<String> told =
                    Set.copyOf(Occupations.bundled().in(Descriptions.text(words)).values());
            // Of what someone was, and of two things at once, nothing can be made.
            if (told.size() == 1 && !Descriptions.isPast(words)) {
                fields.addAll(told);
                countries.addAll(countries(words, gazetteer));
                countries.addAll(countries(beside.of(), gazetteer));
                anew |= words == beside.before() || isIndefinite(words.get(0));
            }
        }
        if (fields.isEmpty()) {
            // "The mayor of Ashford, John Smith,"
            for (Role role : roles) {
                if (role.holder().overlaps(name) && role.tenure() == Role.Tenure.CURRENT) {
                    fields.addAll(Occupations.bundled().in(document.text(role.title())).values());
                }
            }
        }
        int first = document.tokenAt(name.start());
        int end = document.tokenAt(name.end() - 1) + 1;
        boolean other =
                first > 0
                        && OTHER.contains(
                                document.tokens().get(first - 1).text().toLowerCase(Locale.ROOT));
        return new Introduction(fields, countries, age(document, end), other, anew);
    }

    private static boolean isIndefinite(Token token) {
        return token.is("a") || token.is("an");
    }

    private static Set<String> countries(List<Token> words, Gazetteer gazetteer) {
        Set<String> countries = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            for (int n = Math.min(LONGEST_COUNTRY, words.size() - i); n > 0; n--) {
                Optional<String> id =
                        gazetteer
                                .country(Descriptions.text(words.subList(i, i + n)))
                                .map(place -> place.id());
                if (id.isPresent()) {
                    countries.add(id.get());
                    i += n - 1;
                    break;
                }
            }
        }
        return countries;
    }

    /** "John Smith, 45," */
    private static OptionalInt age(AnnotatedDocument document, int end) {
        List<Token> tokens = document.tokens();
        if (end + 2 >= tokens.size()
                || !tokens.get(end).is(",")
                || !tokens.get(end + 1).text().matches("\\d{1,3}")
                || !tokens.get(end + 2).text().matches("[,.;]")) {
            return OptionalInt.empty();
        }
        int age = Integer.parseInt(tokens.get(end + 1).text());
        return age <= OLDEST ? OptionalInt.of(age) : OptionalInt.empty();
    }

    boolean isNothing() {
        return fields.isEmpty() && countries.isEmpty() && age.isEmpty() && !other;
    }

    /** Whether a later one may be of the same. */
    boolean fits(Introduction later) {
        boolean aged =
                age.isPresent()
                        && later.age.isPresent()
                        && Math.abs(age.getAsInt() - later.age.getAsInt()) > 1;
        return !later.other
                && !aged
                && !(later.anew && areApart(fields, later.fields))
                && !areApart(countries, later.countries);
    }

    private static boolean areApart(Set<String> some, Set<String> others) {
        return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
    }

    /** Both together. */
    Introduction and(Introduction more) {
        Set<String> allFields = new TreeSet<>(fields);
        allFields.addAll(more.fields);
        Set<String> allCountries = new TreeSet<>(countries);
        allCountries.addAll(more.countries);
        return new Introduction(
                allFields, allCountries, age.isPresent() ? age : more.age, false, false);
    }
}
