package org.newsgraph.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newsgraph.table.TsvTable;

/**
 * One form for the names by which news calls a body: British and American spelling, "the Ministry
 * of Mining" and "the Mining Ministry", "Kestrel Aerospace Holdings plc" and "Kestrel Aerospace".
 * Pure functions of data/identity/body-words.tsv.
 */
final class BodyNames {
    private static final Map<String, String> SPELLINGS = new HashMap<>();
    private static final Set<String> HEADS = new HashSet<>();
    private static final Set<String> LEGAL = new HashSet<>();
    private static final Set<String> GENERAL = new HashSet<>();
    private static final Set<String> IDLE = new HashSet<>();

    static {
        for (TsvTable.Row row : TsvTable.load("/data/identity/body-words.tsv").rows()) {
            List<String> words = List.of(row.get(1).split(" "));
            switch (row.get(0)) {
                case "spelling" ->
                        words.subList(1, words.size()).forEach(w -> SPELLINGS.put(w, words.get(0)));
                case "head" -> HEADS.addAll(words);
                case "legal" -> LEGAL.addAll(words);
                case "general" -> GENERAL.addAll(words);
                case "idle" -> IDLE.addAll(words);
                default -> throw row.fault("knows no kind " + row.get(0));
            }
        }
    }

    private BodyNames() {}

    /**
     * What the names of one body have in common.
     *
     * @param slug the id without its kind: {@code ministry-of-mining-of-chile}
     * @return such as {@code mining-ministry-of-chile}
     */
    static String key(String slug) {
        List<String> words = new ArrayList<>();
        for (String word : slug.split("-")) {
            words.add(SPELLINGS.getOrDefault(word, word));
        }
        return String.join("-", shortened(turned(words)));
    }

    /** "Ministry of X of C" as "X Ministry of C". */
    private static List<String> turned(List<String> words) {
        boolean of =
                words.size() > 2
                        && HEADS.contains(words.get(0))
                        && (words.get(1).equals("of") || words.get(1).equals("for"));
        if (!of) {
            return words;
        }
        int end = words.lastIndexOf("of");
        int topicEnd = end > 1 ? end : words.size();
        List<String> topic = new ArrayList<>(words.subList(2, topicEnd));
        topic.remove("the");
        if (topic.size() > 1) {
            topic.removeIf(IDLE::contains);
        }
        if (topic.isEmpty()) {
            return words;
        }
        topic.add(words.get(0));
        topic.addAll(words.subList(topicEnd, words.size()));
        return topic;
    }

    /** Without the words at the end that tell what kind of company it is. */
    private static List<String> shortened(List<String> words) {
        int end = words.size();
        while (end > 1 && LEGAL.contains(words.get(end - 1))) {
            end--;
        }
        // "S.A." is two words of an id; and a body needs more of a name than "Contact Group" has.
        while (end > 2 && (GENERAL.contains(words.get(end - 1)) || isInitials(words, end))) {
            end -= isInitials(words, end) ? 2 : 1;
            while (end > 2 && LEGAL.contains(words.get(end - 1))) {
                end--;
            }
        }
        return words.subList(0, end);
    }

    private static boolean isInitials(List<String> words, int end) {
        return end > 3 && LEGAL.contains(words.get(end - 2) + words.get(end - 1));
    }
}
