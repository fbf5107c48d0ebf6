package org.newsgraph.nlp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.lemmatizer.LemmatizerME;
import org.newsgraph.table.TsvTable;

/**
 * The dictionary form of a word with its tag: from the table of exceptions, else from the model,
 * asked for each word by itself and remembered. Not for several threads at once.
 */
final class Lemmas {
    private static final String TABLE = "/data/grammar/lemmas.tsv";
    private static final int CACHE = 20_000;

    /** The rows of the table: form and tag (or tag prefix and a star) to lemma. */
    static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        for (TsvTable.Row row : TsvTable.load(TABLE).rows()) {
            table.put(row.get(0) + "\t" + row.get(1), row.get(2));
        }
        return Map.copyOf(table);
    }

    private final LemmatizerME model;
    private final Map<String, String> exceptions;
    private final Map<String, String> cache =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > CACHE;
                }
            };

    Lemmas(LemmatizerME model, Map<String, String> exceptions) {
        this.model = model;
        this.exceptions = exceptions;
    }

    /** Names keep their form, all else is in lower case. */
    String of(String form, String tag) {
        if (tag.startsWith("NNP")) {
            return form;
        }
        String lower = form.toLowerCase(Locale.ROOT);
        String word = exceptions.get(lower + "\t" + tag);
        if (word == null) {
            word = exceptions.get(lower + "\t" + tag.substring(0, Math.min(2, tag.length())) + "*");
        }
        if (word != null) {
            return word;
        }
        String upos = inflected(tag);
        if (upos == null || lower.length() < 2 || !Character.isLetter(lower.charAt(0))) {
            return lower;
        }
        return cache.computeIfAbsent(lower + "\t" + tag, key -> ask(lower, upos));
    }

    private String ask(String form, String upos) {
        String lemma = model.lemmatize(new String[] {form}, new String[] {upos})[0];
        return lemma.isBlank() || lemma.equals("_") || lemma.equals("O")
                ? form
                : lemma.toLowerCase(Locale.ROOT);
    }

    /** The universal tag that the model was trained with; null where the form is the lemma. */
    private static String inflected(String tag) {
        return switch (tag) {
            case "NNS" -> "NOUN";
            case "VBD", "VBG", "VBN", "VBP", "VBZ" -> "VERB";
            case "JJR", "JJS" -> "ADJ";
            case "RBR", "RBS" -> "ADV";
            default -> null;
        };
    }
}
