package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.postag.TagDictionary;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Token;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.table.TsvTable;

/**
 * A second look at the names of one article, with all of them known: who is called by a full name
 * once is a person under the surname too, and what is a name in one sentence is one in the next.
 */
final class NameConsistency {
    /** Given to names that the finder missed: below what it gives most of its own. */
    private static final double ADDED = 0.5;

    /** A type must be this many times as frequent as all others to overrule them. */
    private static final int OVERRULES = 2;

    /** Nouns for who holds an office, in lower case. */
    private static final Set<String> OFFICES =
            TsvTable.load("/data/grammar/person-nouns.tsv").rows().stream()
                    .filter(row -> row.get(1).equals("office"))
                    .map(row -> row.get(0))
                    .collect(Collectors.toUnmodifiableSet());

    private final Gazetteer gazetteer;
    private final TagDictionary dictionary;

    NameConsistency(Gazetteer gazetteer, TagDictionary dictionary) {
        this.gazetteer = gazetteer;
        this.dictionary = dictionary;
    }

    /**
     * The names after the second look, in text order.
     *
     * @param tokens all tokens of the article
     * @param starts indices of the first tokens of its sentences
     * @param all what the finder found, in text order, none overlapping
     */
    List<Mention> apply(List<Token> tokens, Set<Integer> starts, List<Mention> all) {
        List<Mention> found = withoutOffices(tokens, all);
        Set<String> surnames = surnames(tokens, found);
        Map<String, MentionType> types = prevailing(tokens, found);
        boolean[] taken = new boolean[tokens.size()];
        List<Mention> names = new ArrayList<>();
        for (Mention name : found) {
            for (int i = name.firstToken(); i < name.endToken(); i++) {
                taken[i] = true;
            }
            names.add(retyped(tokens, name, surnames, types));
        }
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).text();
            MentionType type = surnames.contains(text) ? MentionType.PER : types.get(text);
            if (type != null && !taken[i] && standsAlone(tokens, i, taken, starts)) {
                names.add(new Mention(tokens.get(i).span(), type, i, i + 1, ADDED));
            }
        }
        names.sort(Comparator.comparing(Mention::span));
        return names;
    }

    /**
     * Without the offices that were taken for names: "the Emir", and "Emir" before the name of who
     * is one.
     */
    private static List<Mention> withoutOffices(List<Token> tokens, List<Mention> found) {
        List<Mention> names = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Mention name = found.get(i);
            boolean beforePerson =
                    i + 1 < found.size()
                            && found.get(i + 1).type() == MentionType.PER
                            && found.get(i + 1).firstToken() == name.endToken();
            boolean definite = name.firstToken() > 0 && tokens.get(name.firstToken() - 1).is("the");
            if (!isOffice(tokens, name) || !beforePerson && !definite) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isOffice(List<Token> tokens, Mention name) {
        String word = tokens.get(name.firstToken()).text();
        return name.endToken() - name.firstToken() == 1
                && !word.equals(word.toUpperCase(Locale.ROOT))
                && OFFICES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Last words of the persons who are called by two words or more somewhere. */
    private static Set<String> surnames(List<Token> tokens, List<Mention> found) {
        Set<String> surnames = new HashSet<>();
        for (Mention name : found) {
            String last = tokens.get(name.endToken() - 1).text();
            if (name.type() == MentionType.PER
                    && name.endToken() - name.firstToken() > 1
                    && last.length() > 2
                    && last.indexOf('.') < 0
                    && Character.isUpperCase(last.charAt(0))) {
                surnames.add(last);
            }
        }
        return surnames;
    }

    /** The type of each text that is found more often under one type than under all others. */
    private static Map<String, MentionType> prevailing(List<Token> tokens, List<Mention> found) {
        Map<String, Map<MentionType, Integer>> counts = new HashMap<>();
        for (Mention name : found) {
            counts.computeIfAbsent(text(tokens, name), key -> new EnumMap<>(MentionType.class))
                    .merge(name.type(), 1, Integer::sum);
        }
        Map<String, MentionType> types = new HashMap<>();
        counts.forEach(
                (text, byType) -> {
                    int all = byType.values().stream().mapToInt(Integer::intValue).sum();
                    byType.forEach(
                            (type, count) -> {
                                if (count >= OVERRULES * (all - count)) {
                                    types.put(text, type);
                                }
                            });
                });
        return types;
    }

    private static String text(List<Token> tokens, Mention name) {
        StringBuilder text = new StringBuilder();
        for (int i = name.firstToken(); i < name.endToken(); i++) {
            text.append(i > name.firstToken() ? " " : "").append(tokens.get(i).text());
        }
        return text.toString();
    }

    private Mention retyped(
            List<Token> tokens,
            Mention name,
            Set<String> surnames,
            Map<String, MentionType> types) {
        String text = text(tokens, name);
        MentionType type = types.getOrDefault(text, name.type());
        if (surnames.contains(text) && gazetteer.named(text).isEmpty()) {
            type = MentionType.PER;
        }
        return type == name.type()
                ? name
                : new Mention(
                        name.span(),
                        type,
                        name.firstToken(),
                        name.endToken(),
                        Math.min(name.confidence(), ADDED));
    }

    /**
     * Whether the token may be a name of one word: with a capital, not known as a plain word where
     * a sentence begins, and no unread capitalised word beside it.
     */
    private boolean standsAlone(List<Token> tokens, int i, boolean[] taken, Set<Integer> starts) {
        Token token = tokens.get(i);
        if (!Character.isUpperCase(token.text().charAt(0)) || !token.isNoun()) {
            return false;
        }
        boolean begins = starts.contains(i);
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (begins && dictionary.getTags(lower) != null) {
            return false;
        }
        boolean before = !begins && i > 0 && isLooseName(tokens, i - 1, taken);
        boolean after =
                i + 1 < tokens.size()
                        && !starts.contains(i + 1)
                        && isLooseName(tokens, i + 1, taken);
        return !before && !after;
    }

    private static boolean isLooseName(List<Token> tokens, int i, boolean[] taken) {
        Token token = tokens.get(i);
        return !taken[i]
                && token.tag().startsWith("NNP")
                && !token.text().endsWith(".")
                && Character.isUpperCase(token.text().charAt(0));
    }
}
