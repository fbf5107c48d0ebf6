package org.newsgraph.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads gold trees: files in CoNLL-U form, plain or gzipped. */
public final class Treebank {
    private static final int COLUMNS = 10;
    private static final String DOCUMENT = "# newdoc id =";
    private static final String SENTENCE = "# sent_id =";

    /**
     * A sentence with its tree.
     *
     * @param document the document it belongs to; empty if the file names none
     * @param id its own name; empty if it has none
     * @param forms its words
     * @param lemmas their dictionary forms
     * @param tags their Penn tags
     * @param heads index of each word's head, -1 for the root
     * @param relations label of each word's relation to its head, with subtypes
     */
    public record Sentence(
            String document,
            String id,
            List<String> forms,
            List<String> lemmas,
            List<String> tags,
            List<Integer> heads,
            List<String> relations) {
        public Sentence {
            forms = List.copyOf(forms);
            lemmas = List.copyOf(lemmas);
            tags = List.copyOf(tags);
            heads = List.copyOf(heads);
            relations = List.copyOf(relations);
        }
    }

    private Treebank() {}

    /**
     * The sentences of a file, in order; contractions as their words, empty nodes left out.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is not in CoNLL-U form; the message names file and
     *     line
     */
    public static List<Sentence> read(Path file) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        List<String[]> words = new ArrayList<>();
        String document = "";
        String id = "";
        int number = 0;
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.startsWith(DOCUMENT)) {
                    document = line.substring(DOCUMENT.length()).trim();
                } else if (line.startsWith(SENTENCE)) {
                    id = line.substring(SENTENCE.length()).trim();
                } else if (line.isBlank()) {
                    add(document, id, words, sentences);
                } else if (line.charAt(0) != '#') {
                    String[] cells = line.split("\t", -1);
                    boolean isWord = cells[0].matches("[0-9]+");
                    boolean isOther = cells[0].matches("[0-9]+[-.][0-9]+");
                    if (cells.length != COLUMNS
                            || !isWord && !isOther
                            || isWord && !cells[6].matches("[0-9]+")) {
                        throw new IllegalArgumentException(
                                file
                                        + ":"
                                        + number
                                        + ": not a line of CoNLL-U; expected 10 columns apart by"
                                        + " tabs, numbers in the first and the seventh");
                    }
                    if (isWord) {
                        words.add(cells);
                    }
                }
            }
        }
        add(document, id, words, sentences);
        return sentences;
    }

    /** Opens a file of text in UTF-8, gzipped if its name says so. */
    public static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(
                new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                        StandardCharsets.UTF_8));
    }

    private static void add(
            String document, String id, List<String[]> words, List<Sentence> sentences) {
        if (!words.isEmpty()) {
            sentences.add(
                    new Sentence(
                            document,
                            id,
                            column(words, 1),
                            column(words, 2),
                            column(words, 4),
                            words.stream().map(cells -> Integer.parseInt(cells[6]) - 1).toList(),
                            column(words, 7)));
            words.clear();
        }
    }

    private static List<String> column(List<String[]> words, int column) {
        return words.stream().map(cells -> cells[column]).toList();
    }
}
