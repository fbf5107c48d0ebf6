package org.newsgraph.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds whom "the Norwegian prime minister", "President Rusu" or "the BGC" means, from articles
 * that name the holder of the office or spell the initials out; a surname only someone of a country
 * that its article speaks of. Nobody, unless there is exactly one. Pure functions.
 */
public final class Offices {
    /** How long before its first and after its last report someone may have held an office. */
    private static final int DAYS = 180;

    private static final int DAY = 10;

    /** Stands before a surname where an office has no country. */
    private static final String SURNAME = "@~";

    private Offices() {}

    /** What "President Rusu" asks for where nothing says of which country. */
    static String ofSurname(String office, String surname) {
        return "office " + office + SURNAME + NameForm.surname(surname);
    }

    /** Whether it is one that {@link #ofSurname} made. */
    static boolean isOfSurname(String key) {
        return key.contains(SURNAME);
    }

    /**
     * One who holds the office.
     *
     * @param id who it is
     * @param seen how and when articles say so
     */
    public record Holder(String id, Seen seen) {}

    /**
     * The only one who fits.
     *
     * @param told the appearance that tells the office, or the initials
     * @param holders all who answer to it
     * @param day ISO date of the article that tells it; empty if it has none
     */
    public static Optional<String> holder(
            Appearance told, List<Holder> holders, Optional<String> day) {
        boolean office = told.block().startsWith("office ");
        Map<String, String[]> spans = new TreeMap<>();
        for (Holder holder : fitting(told, holders)) {
            String first = holder.seen().first().substring(0, DAY);
            String last = holder.seen().last().substring(0, DAY);
            if (last.equals(Seen.NO_DAY)) {
                last = first;
            }
            spans.merge(
                    holder.id(),
                    new String[] {first, last},
                    (a, b) ->
                            new String[] {
                                a[0].compareTo(b[0]) < 0 ? a[0] : b[0], Seen.later(a[1], b[1])
                            });
        }
        if (!office || day.isEmpty()) {
            return only(spans.keySet());
        }
        LocalDate when = LocalDate.parse(day.get());
        Set<String> around = new TreeSet<>();
        Set<String> within = new TreeSet<>();
        spans.forEach(
                (id, span) -> {
                    // By month, so that each new report does not ask all articles again.
                    LocalDate first = LocalDate.parse(span[0]).withDayOfMonth(1);
                    LocalDate last = LocalDate.parse(span[1]).withDayOfMonth(1).plusMonths(1);
                    if (!when.isBefore(first) && !when.isAfter(last)) {
                        within.add(id);
                    }
                    if (!when.isBefore(first.minusDays(DAYS))
                            && !when.isAfter(last.plusDays(DAYS))) {
                        around.add(id);
                    }
                });
        return around.size() == 1 ? only(around) : only(within);
    }

    /**
     * Those who have the name that is told. Of "President Rusu" those of a country that the words
     * beside it tell, or else of the country that the article is from: what it speaks of elsewhere
     * says nothing of him.
     */
    private static List<Holder> fitting(Appearance told, List<Holder> holders) {
        List<Holder> named =
                holders.stream()
                        .filter(
                                holder ->
                                        told.mark().isEmpty()
                                                || isPart(
                                                        told.mark(),
                                                        holder.seen().appearance().entity()))
                        .toList();
        if (!isOfSurname(told.block())) {
            return named;
        }
        List<Holder> from =
                named.stream()
                        .filter(one -> told.isFrom(one.seen().appearance().countries()))
                        .toList();
        List<Holder> beside =
                named.stream()
                        .filter(one -> told.isBeside(one.seen().appearance().countries()))
                        .toList();
        List<Holder> both = beside.stream().filter(from::contains).toList();
        return !both.isEmpty() ? both : beside.isEmpty() ? from : beside;
    }

    private static Optional<String> only(Set<String> ids) {
        return ids.size() == 1 ? Optional.of(ids.iterator().next()) : Optional.empty();
    }

    private static boolean isPart(String surname, String entity) {
        String form = NameForm.surname(surname);
        return Arrays.stream(entity.substring(entity.indexOf('/') + 1).split("-"))
                .map(NameForm::surname)
                .anyMatch(form::equals);
    }
}
