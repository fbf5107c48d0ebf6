package org.newsgraph.nlp;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.newsgraph.table.TsvTable;

/**
 * Words that end in a period which need not end the sentence, and the words that decide such cases.
 * Source: {@code /data/grammar/sentence-ends.tsv}, whose header says what each kind means.
 */
final class Abbreviations {
    /** What a word in the table is for. */
    enum Kind {
        /** Stands before a name: "Mr.", "Sen.". */
        TITLE,
        /** Stands before a number: "No.". */
        NUMBER,
        /** A month or weekday. */
        MONTH,
        /** Stands after a name or number and may end the sentence: "Inc.", "a.m.". */
        SUFFIX,
        /** A word that begins a sentence far more often than it begins a name. */
        STARTER,
        /** What one does with a quoted question or cry: {@code "Why?" Smith asked}. */
        ASKING
    }

    private static final String TABLE = "/data/grammar/sentence-ends.tsv";

    private final Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);

    private Abbreviations() {
        for (Kind kind : Kind.values()) {
            words.put(kind, new HashSet<>());
        }
    }

    /** Reads the table that is bundled. */
    static Abbreviations bundled() {
        Abbreviations table = new Abbreviations();
        for (TsvTable.Row row : TsvTable.load(TABLE).rows()) {
            Set<String> kind = table.words.get(Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT)));
            for (String word : row.get(1).split(" ")) {
                kind.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return table;
    }

    /** Whether the word, with no final period and in any case, is listed under {@code kind}. */
    boolean is(Kind kind, String word) {
        return words.get(kind).contains(word.toLowerCase(Locale.ROOT));
    }
}
