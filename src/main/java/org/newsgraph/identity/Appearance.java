package org.newsgraph.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How an article presents someone or something that it names: "John Smith, an Australian swimmer".
 * Articles that present it in the same way share one.
 *
 * @param entity id that the name gives without regard to other articles: {@code person/john-smith}
 * @param block all appearances that could mean the same have the same block; it starts with its
 *     kind: {@code person}, {@code org}, or, for someone told by office only and a body told by its
 *     initials only, {@code office} or {@code acronym}
 * @param pinned whether data/aliases.tsv gives the id, so that it is never another
 * @param mark initial of a middle name, empty if there is none
 * @param countries ids of the countries it is said to belong to
 * @param fields what it does at present, in the words of data/identity/fields.tsv
 * @param bodies ids of the bodies it is said to belong to, and {@code initials/GSC} for theirs; of
 *     someone told by office and surname where the article is from and what it speaks of beside
 *     them, {@code from/place/kenya} and {@code beside/place/uganda}
 * @param titles offices and trades at present, in lower case
 * @param answersTo blocks of kind office and acronym that may mean it
 */
public record Appearance(
        String entity,
        String block,
        boolean pinned,
        String mark,
        SortedSet<String> countries,
        SortedSet<String> fields,
        SortedSet<String> bodies,
        SortedSet<String> titles,
        SortedSet<String> answersTo) {
    /** Starts what stands in {@link #bodies} for a body's initials. */
    static final String INITIALS = "initials/";

    /**
     * Starts what stands in {@link #bodies} of someone told by office and surname for the country
     * that the article is from.
     */
    static final String FROM = "from/";

    /** The same for a country that the article speaks of beside them. */
    static final String BESIDE = "beside/";

    private static final int PARTS = 9;

    public Appearance {
        countries = copy(countries);
        fields = copy(fields);
        bodies = copy(bodies);
        titles = copy(titles);
        answersTo = copy(answersTo);
    }

    /** Whether it is told by office or initials only, so that another appearance must name it. */
    public boolean isIndirect() {
        return block.startsWith("office ") || block.startsWith("acronym ");
    }

    /** Whether the article tells nothing by which namesakes could be told apart. */
    public boolean isBare() {
        return countries.isEmpty() && fields.isEmpty() && bodies.isEmpty() && titles.isEmpty();
    }

    /** All of it in one line, from which {@link #parse} makes it again. */
    public String line() {
        return String.join(
                "\t",
                entity,
                block,
                pinned ? "pinned" : "",
                mark,
                String.join("|", countries),
                String.join("|", fields),
                String.join("|", bodies),
                String.join("|", titles),
                String.join("|", answersTo));
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Appearance parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not an appearance: " + line);
        }
        return new Appearance(
                parts[0],
                parts[1],
                !parts[2].isEmpty(),
                parts[3],
                set(parts[4]),
                set(parts[5]),
                set(parts[6]),
                set(parts[7]),
                set(parts[8]));
    }

    /** Whether the words beside it tell of one of some countries, whichever it belongs to. */
    boolean isBeside(Set<String> countries) {
        return countries.stream().anyMatch(id -> bodies.contains(BESIDE + id));
    }

    /** Whether the article is from one of some countries. */
    boolean isFrom(Set<String> countries) {
        return countries.stream().anyMatch(id -> bodies.contains(FROM + id));
    }

    /** In words: "minister of Kenya"; empty if the article tells nothing. */
    public String words() {
        List<String> words = new ArrayList<>();
        words.addAll(titles.isEmpty() ? fields : titles);
        for (String id : bodies) {
            if (id.startsWith(INITIALS) || id.startsWith(FROM) || id.startsWith(BESIDE)) {
                continue;
            }
            words.add(id.substring(id.indexOf('/') + 1));
        }
        for (String id : countries) {
            words.add(id.substring(id.indexOf('/') + 1));
        }
        return words.stream().collect(Collectors.joining(", "));
    }

    private static SortedSet<String> set(String joined) {
        return new TreeSet<>(joined.isEmpty() ? List.of() : Arrays.asList(joined.split("\\|")));
    }

    private static SortedSet<String> copy(SortedSet<String> set) {
        TreeSet<String> copy = new TreeSet<>();
        for (String item : set) {
            copy.add(item.replace('\t', ' ').replace('|', ' ').replace('\n', ' '));
        }
        return java.util.Collections.unmodifiableSortedSet(copy);
    }
}
