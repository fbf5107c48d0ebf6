package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.claim.EventType;
import org.newsgraph.document.Token;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.table.TsvTable;
import org.newsgraph.table.TsvTable.Row;

/**
 * The tables that reading events and roles turns on, from {@code data/grammar}.
 *
 * <p>Immutable after loading; lookups are by lemma in lower case.
 */
final class EventGrammar {
    /** How a trigger word says who takes part; see data/grammar/events.tsv. */
    enum Frame {
        RECIPROCAL,
        WITH,
        SPEAKS,
        DISCUSSES,
        OBJECT,
        WELCOMES,
        JOINS,
        CALLS,
        SEES,
        VISITS,
        TOURS,
        ARRIVES,
        TRAVELS,
        GOES,
        LEAVES,
        ENCOUNTER,
        WEAK,
        PLURAL,
        CALL,
        TRIP
    }

    /** A row of events.tsv. */
    record Trigger(EventType type, Frame frame) {}

    /**
     * A row of event-idioms.tsv.
     *
     * @param words in lower case, what follows the verb; may be empty
     * @param preposition before the other party; empty if there is none
     */
    record Idiom(List<String> words, String preposition, EventType type) {}

    /** What the subject of a light verb does in the event. */
    enum LightRole {
        PARTY,
        HOST,
        RECEIVE
    }

    /** What a governing word says of the event's being real; see data/grammar/factuality.tsv. */
    enum Reality {
        ACTUAL,
        PLANNED,
        HYPOTHETICAL,
        DENIED,
        REPORT,
        OCCUR,
        OBJECT,
        SENT
    }

    /** A class of nouns that stand for people. */
    enum PersonClass {
        OFFICE,
        PERSON,
        GROUP,
        PRESS
    }

    private final Map<String, Trigger> verbs = new HashMap<>();
    private final Map<String, Trigger> nouns = new HashMap<>();
    private final Map<String, List<Idiom>> idioms = new HashMap<>();
    private final Map<String, LightRole> light = new HashMap<>();
    private final Map<String, Set<Reality>> realities = new HashMap<>();
    private final Map<String, PersonClass> people = new HashMap<>();
    private final Map<String, String> exclusions = new HashMap<>();
    private final Map<String, Double> confidences = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, String> titles = new HashMap<>();

    /** First words of the verbs with a particle that report events: "sit" of "sit down". */
    private final Set<String> stems = new HashSet<>();

    private final Set<String> knownVerbs = new HashSet<>();
    private final Map<String, String> inflections = new HashMap<>();
    private final Gazetteer gazetteer = Gazetteer.bundled();

    private EventGrammar() {}

    /** The places that names are looked up in. */
    Gazetteer gazetteer() {
        return gazetteer;
    }

    /**
     * Reads the bundled tables.
     *
     * @throws IllegalStateException if a table is missing or a row is malformed
     */
    static EventGrammar bundled() {
        EventGrammar grammar = new EventGrammar();
        for (Row row : rows("events.tsv")) {
            Map<String, Trigger> map = row.get(1).equals("v") ? grammar.verbs : grammar.nouns;
            if (row.get(1).equals("v")) {
                grammar.know(row.get(0));
                grammar.stems.add(row.get(0).split(" ", 2)[0]);
            }
            map.put(row.get(0), new Trigger(type(row.get(2)), enumOf(Frame.class, row.get(3))));
        }
        for (Row row : rows("event-idioms.tsv")) {
            grammar.know(row.get(0));
            String words = row.get(1).equals("-") ? "" : row.get(1);
            grammar.idioms
                    .computeIfAbsent(row.get(0), key -> new ArrayList<>())
                    .add(
                            new Idiom(
                                    words.isEmpty() ? List.of() : List.of(words.split(" ")),
                                    row.get(2).equals("-") ? "" : row.get(2),
                                    type(row.get(3))));
        }
        for (Row row : rows("light-verbs.tsv")) {
            grammar.know(row.get(0));
            grammar.light.put(row.get(0), enumOf(LightRole.class, row.get(1)));
        }
        for (Row row : rows("factuality.tsv")) {
            if (row.get(1).equals("v")) {
                grammar.know(row.get(0));
            }
            grammar.realities
                    .computeIfAbsent(row.get(1) + ' ' + row.get(0), key -> new HashSet<>())
                    .add(enumOf(Reality.class, row.get(2)));
        }
        for (Row row : rows("person-nouns.tsv")) {
            grammar.people.put(row.get(0), enumOf(PersonClass.class, row.get(1)));
        }
        for (Row row : rows("event-exclusions.tsv")) {
            grammar.exclusions.put(row.get(0) + ' ' + row.get(1), row.get(2));
        }
        for (Row row : rows("confidence.tsv")) {
            grammar.confidences.put(row.get(0), Double.valueOf(row.get(1)));
        }
        for (Row row : rows("place-nouns.tsv")) {
            grammar.places.add(row.get(0));
        }
        for (Row row : rows("titles.tsv")) {
            grammar.titles.put(row.get(0), row.get(1));
        }
        return grammar;
    }

    /**
     * Dictionary form of a verb in lower case: the annotator's, unless the tables know a verb that
     * the word is regularly inflected from and do not know the annotator's.
     */
    String verbLemma(Token token) {
        String lemma = token.lemma().toLowerCase(Locale.ROOT);
        if (knownVerbs.contains(lemma)) {
            return lemma;
        }
        return inflections.getOrDefault(token.text().toLowerCase(Locale.ROOT), lemma);
    }

    /** The idiom whose verb stands at a token and whose words follow it; empty if there is none. */
    Optional<Idiom> idiom(List<Token> tokens, int verb) {
        if (!tokens.get(verb).isVerb()) {
            return Optional.empty();
        }
        List<Idiom> known = idioms.getOrDefault(verbLemma(tokens.get(verb)), List.of());
        return known.stream()
                .filter(idiom -> follows(tokens, verb, idiom, true))
                .findFirst()
                .or(
                        () ->
                                known.stream()
                                        .filter(idiom -> !idiom.words().isEmpty())
                                        .filter(idiom -> follows(tokens, verb, idiom, false))
                                        .findFirst());
    }

    private static boolean follows(
            List<Token> tokens, int verb, Idiom idiom, boolean withPreposition) {
        int at = verb + 1;
        for (String word : idiom.words()) {
            if (at >= tokens.size() || !tokens.get(at++).is(word)) {
                return false;
            }
        }
        return !withPreposition
                || idiom.preposition().isEmpty()
                || at < tokens.size() && tokens.get(at).is(idiom.preposition());
    }

    /** The verb of the tables whose "-ing" form the word is; the word itself if there is none. */
    String gerundOf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return inflections.getOrDefault(lower, lower);
    }

    private void know(String phrase) {
        int blank = phrase.indexOf(' ');
        String verb = blank < 0 ? phrase : phrase.substring(0, blank);
        if (!knownVerbs.add(verb)) {
            return;
        }
        String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        char last = verb.charAt(verb.length() - 1);
        if (last == 'y' && "aeiou".indexOf(verb.charAt(verb.length() - 2)) < 0) {
            String base = verb.substring(0, verb.length() - 1);
            inflections.putIfAbsent(base + "ied", verb);
            inflections.putIfAbsent(base + "ies", verb);
        } else {
            inflections.putIfAbsent(stem + "ed", verb);
            inflections.putIfAbsent(verb + "s", verb);
        }
        inflections.putIfAbsent(stem + "ing", verb);
        inflections.putIfAbsent(stem + last + "ed", verb);
        inflections.putIfAbsent(stem + last + "ing", verb);
    }

    Optional<Trigger> verb(String lemma) {
        return Optional.ofNullable(verbs.get(lemma));
    }

    Optional<Trigger> noun(String lemma) {
        return Optional.ofNullable(nouns.get(lemma));
    }

    /** Whether an event can be told of with the word. */
    boolean isTrigger(Token token) {
        return token.isVerb() && stems.contains(verbLemma(token))
                || verbs.containsKey(verbLemma(token))
                || nouns.containsKey(token.lemma().toLowerCase(Locale.ROOT));
    }

    Optional<LightRole> light(String lemma) {
        return Optional.ofNullable(light.get(lemma));
    }

    /**
     * Whether the word is of that class.
     *
     * @param pos {@code v}, {@code n}, {@code a}, {@code m}, {@code t}, {@code p} or {@code d}, as
     *     factuality.tsv explains them
     */
    boolean is(char pos, String lemma, Reality reality) {
        return realities.getOrDefault(pos + " " + lemma, Set.of()).contains(reality);
    }

    Optional<PersonClass> person(String lemma) {
        String key = lemma.toLowerCase(Locale.ROOT);
        PersonClass found = people.get(key);
        if (found == null && key.indexOf('-') >= 0) {
            // A compound is what its last part is: "vice-chairman", "co-author".
            found = people.get(key.substring(key.lastIndexOf('-') + 1));
        }
        return Optional.ofNullable(found);
    }

    /** Why the word, as that kind of neighbour of a trigger, makes it no event. */
    Optional<String> exclusion(String kind, String word) {
        return Optional.ofNullable(exclusions.get(kind + ' ' + word));
    }

    boolean isPlace(String lemma) {
        return places.contains(lemma);
    }

    /** Class of a word beside a title, from titles.tsv; empty string if it has none. */
    String titleWord(String word) {
        return titles.getOrDefault(word, "");
    }

    /** The rule's measured precision; 0.5 for a rule that has not been measured. */
    double confidence(String rule) {
        return confidences.getOrDefault(rule, 0.5);
    }

    private static EventType type(String key) {
        for (EventType type : EventType.values()) {
            if (type.key().equals(key)) {
                return type;
            }
        }
        throw new IllegalStateException("events.tsv: no event type '" + key + "'");
    }

    private static <E extends Enum<E>> E enumOf(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<Row> rows(String table) {
        return TsvTable.load("/data/grammar/" + table).rows();
    }
}
