package org.newsgraph.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.util.Span;
import org.newsgraph.document.MentionType;

/**
 * Names out of the entity brackets of a treebank in CoNLL-U form, as GUM has them: every noun
 * phrase is an entity there, so only those count that consist of proper nouns.
 *
 * <p>A title before a person's name ("President") and an article before any name do not belong to
 * it. Adjectives with a capital ("Spanish") are names of the kind MISC. What is left of an entity
 * behind a comma is not looked at.
 */
final class ConlluNames {
    private static final int FORM = 1;
    private static final int XPOS = 4;
    private static final int MISC = 9;
    private static final Set<String> LINKS =
            Set.of("of", "for", "and", "&", "the", "de", "-", "in");
    private static final Set<String> TITLES =
            Set.of(
                    "President",
                    "Mr.",
                    "Mrs.",
                    "Ms.",
                    "Dr.",
                    "Sen.",
                    "Senator",
                    "King",
                    "Queen",
                    "Prince",
                    "Princess",
                    "Pope",
                    "Professor",
                    "Prof.",
                    "Minister",
                    "Secretary",
                    "General",
                    "Captain",
                    "Sir",
                    "Lord",
                    "Lady",
                    "Judge",
                    "Justice",
                    "Emperor",
                    "Representative",
                    "Rep.",
                    "Governor",
                    "Gov.",
                    "Mayor",
                    "Saint",
                    "St.",
                    "Chair",
                    "Speaker",
                    "Congressman",
                    "Chancellor",
                    "Prime",
                    "Vice",
                    "Madam",
                    "Miss");

    /** An entity whose bracket is open. */
    private record Open(String id, String type, int start) {}

    private ConlluNames() {}

    /**
     * The sentences of a file with their names.
     *
     * @throws IllegalArgumentException if a line has fewer columns than CoNLL-U
     */
    static List<NameSample> read(BufferedReader in, String name) throws IOException {
        List<NameSample> samples = new ArrayList<>();
        List<String[]> words = new ArrayList<>();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                if (!words.isEmpty()) {
                    samples.add(sample(words));
                    words.clear();
                }
            } else if (Character.isDigit(line.charAt(0))) {
                String[] cells = line.split("\t");
                if (cells.length != MISC + 1) {
                    throw new IllegalArgumentException(
                            name
                                    + ":"
                                    + number
                                    + ": "
                                    + cells.length
                                    + " columns; CoNLL-U has 10, apart by tabs");
                }
                if (cells[0].chars().allMatch(Character::isDigit)) {
                    words.add(cells);
                }
            }
        }
        if (!words.isEmpty()) {
            samples.add(sample(words));
        }
        return samples;
    }

    private static NameSample sample(List<String[]> words) {
        List<Span> found = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            if (isDemonym(words.get(i))) {
                found.add(new Span(i, i + 1, MentionType.MISC.name()));
            }
        }
        entities(words).forEach(entity -> addName(words, entity, found));
        found.sort(
                Comparator.comparingInt((Span span) -> -span.length())
                        .thenComparingInt(Span::getStart));
        int[] token = new int[words.size()];
        List<String> tokens = joinHyphens(words, token);
        List<Span> names = new ArrayList<>();
        for (Span span : found) {
            Span name =
                    new Span(token[span.getStart()], token[span.getEnd() - 1] + 1, span.getType());
            if (names.stream().noneMatch(name::intersects)) {
                names.add(name);
            }
        }
        return new NameSample(tokens.toArray(String[]::new), names.toArray(Span[]::new), true);
    }

    /** A capitalised adjective that is not known in lower case. */
    private static boolean isDemonym(String[] word) {
        return word[XPOS].equals("JJ")
                && Character.isUpperCase(word[FORM].charAt(0))
                && Models.tagDictionary().getTags(word[FORM].toLowerCase(Locale.ROOT)) == null;
    }

    /**
     * The words as our tokenizer cuts them, hyphens inside; {@code token} is filled with the token
     * that each word is part of.
     */
    private static List<String> joinHyphens(List<String[]> words, int[] token) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String form = words.get(i)[FORM];
            boolean joins =
                    !tokens.isEmpty()
                            && (words.get(i)[XPOS].equals("HYPH")
                                    || words.get(i - 1)[XPOS].equals("HYPH"));
            if (joins) {
                int last = tokens.size() - 1;
                tokens.set(last, tokens.get(last) + form);
            } else {
                tokens.add(form);
            }
            token[i] = tokens.size() - 1;
        }
        return tokens;
    }

    /** All entities with their types, the inner ones too. */
    private static List<Span> entities(List<String[]> words) {
        List<Span> entities = new ArrayList<>();
        List<Open> open = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (String field : words.get(i)[MISC].split("\\|")) {
                if (field.startsWith("Entity=")) {
                    brackets(field.substring("Entity=".length()), i, open, entities);
                }
            }
        }
        return entities;
    }

    /** Reads brackets such as {@code (3-person-new-...)}, {@code (3-person-...}, {@code 3)2)}. */
    private static void brackets(String brackets, int word, List<Open> open, List<Span> entities) {
        int i = 0;
        while (i < brackets.length()) {
            if (brackets.charAt(i) == '(') {
                int end = i + 1;
                while (end < brackets.length() && "()".indexOf(brackets.charAt(end)) < 0) {
                    end++;
                }
                String[] parts = brackets.substring(i + 1, end).split("-");
                Open entity = new Open(parts[0], parts.length > 1 ? parts[1] : "", word);
                if (end < brackets.length() && brackets.charAt(end) == ')') {
                    entities.add(new Span(word, word + 1, entity.type()));
                    end++;
                } else {
                    open.add(entity);
                }
                i = end;
            } else {
                int end = brackets.indexOf(')', i);
                if (end < 0) {
                    return;
                }
                String id = brackets.substring(i, end);
                for (int k = open.size() - 1; k >= 0; k--) {
                    if (open.get(k).id().equals(id)) {
                        Open entity = open.remove(k);
                        entities.add(new Span(entity.start(), word + 1, entity.type()));
                        break;
                    }
                }
                i = end + 1;
            }
        }
    }

    private static void addName(List<String[]> words, Span entity, List<Span> found) {
        if (entity.getType().equals("time")) {
            return;
        }
        int start = entity.getStart();
        int end = start;
        while (end < entity.getEnd() && !words.get(end)[FORM].equals(",")) {
            end++;
        }
        while (end > start && words.get(end - 1)[XPOS].equals("POS")) {
            end--;
        }
        while (start < end && words.get(start)[XPOS].equals("DT")) {
            start++;
        }
        MentionType type = type(entity.getType());
        while (type == MentionType.PER
                && end - start > 1
                && TITLES.contains(words.get(start)[FORM])) {
            start++;
        }
        if (start >= end || !isProper(words.get(start)) || !isProper(words.get(end - 1))) {
            return;
        }
        for (int i = start; i < end; i++) {
            String[] word = words.get(i);
            if (!isProper(word) && !LINKS.contains(word[FORM]) && !word[XPOS].equals("HYPH")) {
                return;
            }
        }
        if (type == MentionType.PER && end - start == 1 && words.get(start)[XPOS].equals("NNPS")) {
            type = MentionType.MISC; // "Russians"
        }
        found.add(new Span(start, end, type.name()));
    }

    private static boolean isProper(String[] word) {
        return word[XPOS].startsWith("NNP") && Character.isUpperCase(word[FORM].charAt(0));
    }

    private static MentionType type(String entity) {
        return switch (entity) {
            case "person" -> MentionType.PER;
            case "organization" -> MentionType.ORG;
            case "place" -> MentionType.LOC;
            default -> MentionType.MISC;
        };
    }
}
