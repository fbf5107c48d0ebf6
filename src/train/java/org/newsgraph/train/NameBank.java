package org.newsgraph.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.util.Span;
import org.newsgraph.nlp.ConlluNames;

/** Reads sentences with names: a word and its BIO label on each line, blank lines between. */
final class NameBank {
    private NameBank() {}

    /** Sentences of a file with a word and its BIO label on each line, blank lines between. */
    static List<GoldSentence> read(Path file) throws IOException {
        List<GoldSentence> sentences = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank()) {
                    addNames(words, labels, sentences);
                } else {
                    String[] cells = line.split("\t");
                    words.add(cells[0]);
                    labels.add(name(cells[1]));
                }
            }
        }
        addNames(words, labels, sentences);
        return sentences;
    }

    /** The names of a treebank whose entities are in brackets, as GUM's are. */
    static List<GoldSentence> readEntities(Path file) throws IOException {
        try (BufferedReader in = open(file)) {
            return ConlluNames.read(in, file.toString()).stream().map(NameBank::sentence).toList();
        }
    }

    private static GoldSentence sentence(NameSample sample) {
        List<String> labels =
                new ArrayList<>(Collections.nCopies(sample.getSentence().length, "O"));
        for (Span name : sample.getNames()) {
            labels.set(name.getStart(), "B-" + name.getType());
            for (int i = name.getStart() + 1; i < name.getEnd(); i++) {
                labels.set(i, "I-" + name.getType());
            }
        }
        return new GoldSentence(
                List.of(sample.getSentence()),
                Optional.empty(),
                Optional.of(labels),
                Optional.empty());
    }

    private static void addNames(
            List<String> words, List<String> labels, List<GoldSentence> sentences) {
        if (!words.isEmpty()) {
            sentences.add(
                    new GoldSentence(
                            List.copyOf(words),
                            Optional.empty(),
                            Optional.of(List.copyOf(labels)),
                            Optional.empty()));
            words.clear();
            labels.clear();
        }
    }

    /** The corpora's label in the four kinds that the model tells apart. */
    private static String name(String label) {
        if (label.equals("O")) {
            return label;
        }
        String kind =
                switch (label.substring(2)) {
                    case "person", "politician" -> "PER";
                    case "organisation", "politicalparty" -> "ORG";
                    case "location", "country" -> "LOC";
                    case "misc", "event", "election" -> "MISC";
                    default -> throw new IllegalArgumentException("unknown name label " + label);
                };
        return label.substring(0, 2) + kind;
    }

    /** A UTF-8 file, gzipped if its name says so. */
    static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
