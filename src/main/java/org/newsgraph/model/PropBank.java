package org.newsgraph.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gold semantic roles, and the words that head them.
 *
 * <p>What the model learns and is scored on: auxiliaries ({@code be.03}, {@code have.01}, {@code
 * do.01}) are no predicates, the predicate itself ({@code V}) is no argument, and a further piece
 * of an argument ({@code C-ARG1}) belongs to it. The head of an argument is the first of its words
 * whose head in the dependency tree lies outside of it.
 */
public final class PropBank {
    private static final Set<String> AUXILIARIES = Set.of("be.03", "have.01", "do.01");
    private static final String PREDICATE = "V";
    private static final String NONE = "_";

    /**
     * A sentence as it is annotated.
     *
     * @param id name of the sentence in the treebank
     * @param forms its words
     * @param rolesets the roleset of each word, such as {@code say.01}; "_" where it is no
     *     predicate
     * @param columns for each word with a roleset, in order, a label for each word of the sentence:
     *     {@code B-ARG0}, {@code I-ARG0}, {@code O}
     */
    public record Sentence(
            String id, List<String> forms, List<String> rolesets, List<List<String>> columns) {
        public Sentence {
            forms = List.copyOf(forms);
            rolesets = List.copyOf(rolesets);
            columns = columns.stream().map(List::copyOf).toList();
        }

        /** Whether a word is a predicate, auxiliaries not counted. */
        public boolean isPredicate(int word) {
            return !rolesets.get(word).equals(NONE) && !AUXILIARIES.contains(rolesets.get(word));
        }

        /**
         * The roles of all predicates, by the words that head them. A word heads one argument of a
         * predicate: the first that it could.
         *
         * @param heads index of each word's head in the dependency tree, -1 for the root
         */
        public List<Role> roles(List<Integer> heads) {
            List<Role> roles = new ArrayList<>();
            int column = 0;
            for (int word = 0; word < rolesets.size(); word++) {
                if (!rolesets.get(word).equals(NONE)) {
                    if (isPredicate(word)) {
                        addRoles(word, columns.get(column), heads, roles);
                    }
                    column++;
                }
            }
            return roles;
        }
    }

    /**
     * A role of a predicate.
     *
     * @param predicate index of the predicate
     * @param word index of the word that heads the argument
     * @param label such as {@code ARG0}, {@code ARGM-TMP}, {@code R-ARG0}
     */
    public record Role(int predicate, int word, String label) {}

    /** An argument with its pieces. */
    private record Argument(String label, BitSet words) {}

    private PropBank() {}

    private static void addRoles(
            int predicate, List<String> labels, List<Integer> heads, List<Role> roles) {
        Map<Integer, String> byHead = new LinkedHashMap<>();
        for (Argument argument : arguments(labels)) {
            int head =
                    argument.words().stream()
                            .filter(w -> heads.get(w) < 0 || !argument.words().get(heads.get(w)))
                            .findFirst()
                            .orElseThrow();
            byHead.putIfAbsent(head, argument.label());
        }
        byHead.forEach((word, label) -> roles.add(new Role(predicate, word, label)));
    }

    private static List<Argument> arguments(List<String> labels) {
        List<Argument> arguments = new ArrayList<>();
        int i = 0;
        while (i < labels.size()) {
            int first = i++;
            if (labels.get(first).equals("O")) {
                continue;
            }
            String label = labels.get(first).substring(2);
            while (i < labels.size() && labels.get(i).equals("I-" + label)) {
                i++;
            }
            boolean further = label.startsWith("C-");
            String whole = further ? label.substring(2) : label;
            if (!whole.equals(PREDICATE)) {
                Argument argument = further ? last(arguments, whole) : null;
                if (argument == null) {
                    argument = new Argument(whole, new BitSet());
                    arguments.add(argument);
                }
                argument.words().set(first, i);
            }
        }
        return arguments;
    }

    /** The nearest argument before with this label; null if there is none. */
    private static Argument last(List<Argument> arguments, String label) {
        for (int i = arguments.size() - 1; i >= 0; i--) {
            if (arguments.get(i).label().equals(label)) {
                return arguments.get(i);
            }
        }
        return null;
    }

    /**
     * The sentences of a file: a line for each word of sentence id, word id, form, roleset and the
     * labels for each predicate, apart by tabs; an empty line behind each sentence. Plain or
     * gzipped.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is of another form; the message names file and line
     */
    public static List<Sentence> read(Path file) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        List<String[]> words = new ArrayList<>();
        int number = 0;
        try (BufferedReader in = Treebank.open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    add(words, sentences, file, number);
                } else {
                    words.add(line.split("\t", -1));
                }
            }
        }
        add(words, sentences, file, number);
        return sentences;
    }

    private static void add(List<String[]> words, List<Sentence> sentences, Path file, int number) {
        if (words.isEmpty()) {
            return;
        }
        long predicates = words.stream().filter(c -> c.length > 3 && !c[3].equals(NONE)).count();
        if (!words.stream().allMatch(cells -> cells.length == 4 + predicates)) {
            throw new IllegalArgumentException(
                    file
                            + ":"
                            + number
                            + ": the sentence that ends here has "
                            + predicates
                            + " predicates; expected as many columns behind the fourth");
        }
        List<List<String>> columns = new ArrayList<>();
        for (int c = 4; c < 4 + predicates; c++) {
            columns.add(column(words, c));
        }
        sentences.add(new Sentence(words.get(0)[0], column(words, 2), column(words, 3), columns));
        words.clear();
    }

    private static List<String> column(List<String[]> words, int column) {
        return words.stream().map(cells -> cells[column]).toList();
    }
}
