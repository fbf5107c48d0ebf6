package org.newsgraph.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.table.TsvTable;

/**
 * A person's name as far as its spelling matters, from the words of an id such as {@code
 * sergey-morozov}.
 *
 * @param words the parts, each in the form that stands for all its spellings
 * @param block the same for all names that could be one person's: whatever the order of first and
 *     last part, short forms, and letters that other scripts are written with
 * @param syllables whether the id writes a given name of two syllables apart: {@code han-seo-jin}
 * @param second the mother's surname, which others leave out, as in Rosaura Quispe Tello; it is
 *     none of the words. Empty if there is none
 */
record NameForm(List<String> words, String block, boolean syllables, String second) {
    private static final Map<String, String> SPELLINGS = new HashMap<>();
    private static final Map<String, String> SHORT = new HashMap<>();

    /** Letters of one name in several romanizations, and those that may be; in this order. */
    private static final Map<Pattern, String> SAME_LETTERS = new LinkedHashMap<>();

    private static final Map<Pattern, String> LIKE_LETTERS = new LinkedHashMap<>();
    private static final Map<String, Set<String>> PARTS = new HashMap<>();

    /** Surnames beside which a given name may be written in one word or in two. */
    private static final Map<String, Integer> SURNAMES = new HashMap<>();

    private static final Gazetteer GAZETTEER = Gazetteer.bundled();

    private static final int NONE = Integer.MAX_VALUE;

    /** As such a given name has two of: "seo", "jin", "hua", "xiang". */
    private static final Pattern SYLLABLE =
            Pattern.compile("[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouy]{1,3}(?:n|ng|k|m|p|t|l|r|h)?");

    static {
        for (TsvTable.Row row : TsvTable.load("/data/identity/name-parts.tsv").rows()) {
            PARTS.put(row.get(0), Set.of(row.get(1).split(" ")));
        }
        for (TsvTable.Row row : TsvTable.load("/data/identity/letters.tsv").rows()) {
            (row.get(0).equals("same") ? SAME_LETTERS : LIKE_LETTERS)
                    .put(Pattern.compile(row.get(1)), row.getOrEmpty(2));
        }
        for (TsvTable.Row row : TsvTable.load("/data/identity/syllable-surnames.tsv").rows()) {
            int rank = 0;
            for (String name : row.get(1).split(" ")) {
                SURNAMES.merge(name, rank++, Math::min);
            }
        }
        for (TsvTable.Row row : TsvTable.load("/data/identity/given-names.tsv").rows()) {
            boolean spelling = row.get(0).equals("spelling");
            String[] forms = row.get(1).split(" ");
            for (String form : forms) {
                if ((spelling ? SPELLINGS : SHORT).put(form, forms[0]) != null) {
                    throw row.fault("repeats " + form);
                }
            }
        }
    }

    NameForm {
        words = List.copyOf(words);
    }

    /** An id without the number of a second one of that name in an article. */
    static String plain(String id) {
        return id.replaceFirst("_\\d+$", "");
    }

    /** Empty for a name of one part: too many people have it. */
    static Optional<NameForm> ofPerson(String id) {
        String slug = plain(id).substring(id.indexOf('/') + 1);
        List<String> parts = new ArrayList<>();
        String suffix = "";
        String[] split = slug.split("-");
        for (int i = 0; i < split.length; i++) {
            String part = split[i];
            if (i > 1 && is("suffix", part)) {
                suffix = " " + part;
            } else if (is("servant", part) && i + 1 < split.length) {
                boolean article = is("article", split[i + 1]) && i + 2 < split.length;
                parts.add("abdul" + split[article ? i + 2 : i + 1]);
                i += article ? 2 : 1;
            } else if (i > 0 && i + 1 < split.length && is("joined", part)) {
                parts.add(part + split[++i]);
            } else if (i == 0 || !is("article", part)) {
                parts.add(part);
            }
        }
        if (parts.size() < 2) {
            return Optional.empty();
        }
        if (parts.size() > 2 && is("left-out", parts.get(0)) && isGiven(parts.get(1))) {
            parts.remove(0);
        }
        boolean syllables = joinSyllables(parts);
        List<String> words = new ArrayList<>();
        for (String part : parts) {
            words.add(spelled(part));
        }
        TreeSet<String> ends = new TreeSet<>();
        ends.add(loose(words.get(0), true));
        ends.add(loose(words.get(words.size() - 1), false));
        return Optional.of(
                new NameForm(words, "person " + String.join(" ", ends) + suffix, syllables, ""));
    }

    private static boolean is(String kind, String part) {
        return PARTS.getOrDefault(kind, Set.of()).contains(part);
    }

    /**
     * The name of an id that has that block: where the surname in it is not the last part, the last
     * is the second surname.
     */
    static Optional<NameForm> ofPerson(String id, String block) {
        return ofPerson(id).map(form -> form.calledBy(block));
    }

    private NameForm calledBy(String block) {
        int last = words.size() - 1;
        if (last < 2 || block.equals(this.block)) {
            return this;
        }
        return new NameForm(words.subList(0, last), block, syllables, words.get(last));
    }

    /**
     * The block of a person's name.
     *
     * @param surname the part of the id that is the surname where it is not the last, as in Spanish
     * @throws java.util.NoSuchElementException if the name has one part only
     */
    static String block(String id, Optional<String> surname) {
        NameForm form = ofPerson(id).orElseThrow();
        if (surname.isEmpty()) {
            return form.block();
        }
        TreeSet<String> ends = new TreeSet<>();
        ends.add(loose(form.words().get(0), true));
        ends.add(loose(spelled(surname.get()), false));
        return "person " + String.join(" ", ends);
    }

    /** Makes "han seo jin" and "seo jin han" two parts, as "han seojin" and "seojin han" are. */
    private static boolean joinSyllables(List<String> parts) {
        if (parts.size() != 3) {
            return false;
        }
        int first = surname(parts, 0);
        int last = surname(parts, 2);
        if (first == NONE && last == NONE) {
            return false;
        }
        // Where both ends could be the surname, it is the more common one.
        int given = first <= last ? 1 : 0;
        parts.set(given, parts.get(given) + parts.remove(given + 1));
        return true;
    }

    /** Of what is told of a name in an id, as {@code al-masri}, the form of its last part. */
    static String surname(String slug) {
        return spelled(slug.substring(slug.lastIndexOf('-') + 1));
    }

    /** The parts by which someone may be called with an office: all but a given name before. */
    List<String> surnames() {
        return words.subList(syllables || SURNAMES.containsKey(words.get(0)) ? 0 : 1, words.size());
    }

    /** How common a surname the part is, where the other two are syllables; 0 is the most. */
    private static int surname(List<String> parts, int at) {
        boolean given = true;
        for (int i = 0; i < parts.size(); i++) {
            given &= i == at || SYLLABLE.matcher(parts.get(i)).matches();
        }
        return given ? SURNAMES.getOrDefault(parts.get(at), NONE) : NONE;
    }

    /**
     * Whether it is the same name in another spelling, or a surname and two syllables in another
     * order; else only short forms, order or middle names make them alike, which several people may
     * share.
     */
    boolean isSameName(NameForm other) {
        return !hasOtherSecond(other)
                && (String.join("", words).equals(String.join("", other.words))
                        || (syllables || other.syllables || isReversible())
                                && sorted().equals(other.sorted()));
    }

    /** Juan Soto Leal is not Juan Soto Rey. */
    private boolean hasOtherSecond(NameForm other) {
        return !second.isEmpty() && !other.second.isEmpty() && !second.equals(other.second);
    }

    /**
     * Whether the order of two parts tells nothing, as not both are known as given names: Istvan
     * Szabo is Szabo Istvan, but James Thomas may not be Thomas James.
     */
    private boolean isReversible() {
        return words.size() == 2
                && words.stream().noneMatch(SURNAMES::containsKey)
                && !(isGiven(words.get(0)) && isGiven(words.get(1)));
    }

    private static boolean isGiven(String part) {
        String name = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        return GAZETTEER.gender(name).isPresent();
    }

    /** Whether the middle names of both are told, and each has one that the other has not. */
    boolean contradicts(NameForm other) {
        Set<String> middle = middle();
        Set<String> others = other.middle();
        return hasOtherSecond(other)
                || !middle.containsAll(others)
                        && !others.containsAll(middle)
                        && !isSameName(other)
                        && !sorted().equals(other.sorted());
    }

    private Set<String> middle() {
        return Set.copyOf(words.subList(1, Math.max(1, words.size() - 1)));
    }

    private List<String> sorted() {
        return words.stream().sorted().toList();
    }

    /** One form for the spellings of a name, where they are nothing else. */
    private static String spelled(String part) {
        String known = SPELLINGS.get(part);
        return known != null ? known : rewritten(part, SAME_LETTERS);
    }

    /** One form for all that may be the same letters in another script, or a short form. */
    private static String loose(String part, boolean given) {
        return rewritten(given ? SHORT.getOrDefault(part, part) : part, LIKE_LETTERS);
    }

    private static String rewritten(String part, Map<Pattern, String> rows) {
        String now = part;
        for (Map.Entry<Pattern, String> row : rows.entrySet()) {
            now = row.getKey().matcher(now).replaceAll(row.getValue());
        }
        return now;
    }
}
