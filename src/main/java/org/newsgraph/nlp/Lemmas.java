package org.newsgraph.nlp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.postag.TagDictionary;
import org.newsgraph.table.TsvTable;

/**
 * The dictionary form of a word with its tag: from the table of exceptions, else by the regular
 * endings if that gives a word that the tagger's dictionary knows, else from the model, asked for
 * each word by itself. What was found is remembered. Not for several threads at once.
 */
final class Lemmas {
    private static final String TABLE = "/data/grammar/lemmas.tsv";
    private static final int REMEMBERED = 20_000;

    private final LemmatizerME model;
    private final TagDictionary dictionary;
    private final Map<String, String> exceptions;
    private final Map<String, String> found =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Lemmas(LemmatizerME model, TagDictionary dictionary, Map<String, String> exceptions) {
        this.model = model;
        this.dictionary = dictionary;
        this.exceptions = exceptions;
    }

    /** The rows of the table: form and tag (or two letters of it and a star) to lemma. */
    static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        for (TsvTable.Row row : TsvTable.load(TABLE).rows()) {
            table.put(row.get(0) + "\t" + row.get(1), row.get(2));
        }
        return Map.copyOf(table);
    }

    /** Names keep their form, all else is in lower case. */
    String of(String form, String tag) {
        if (tag.startsWith("NNP")) {
            return form;
        }
        String lower = form.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return found.computeIfAbsent(lower + "\t" + tag, key -> find(lower, tag));
    }

    private String find(String form, String tag) {
        String listed = exceptions.get(form + "\t" + tag);
        if (listed == null && tag.length() > 1) {
            listed = exceptions.get(form + "\t" + tag.substring(0, 2) + "*");
        }
        if (listed != null) {
            return listed;
        }
        if (form.length() < 3 || !Character.isLetter(form.charAt(0))) {
            return form;
        }
        return switch (tag) {
            case "NNS" -> regular(form, plural(form), "NN", "NOUN");
            case "VBZ" -> regular(form, plural(form), "VB", "VERB");
            case "VBG" -> regular(form, stems(form, "ing"), "VB", "VERB");
            case "VBD", "VBN" -> regular(form, stems(form, "ed"), "VB", "VERB");
            case "JJR" -> regular(form, stems(form, "er"), "JJ", "ADJ");
            case "JJS" -> regular(form, stems(form, "est"), "JJ", "ADJ");
            case "RBR" -> regular(form, stems(form, "er"), "RB", "ADV");
            case "RBS" -> regular(form, stems(form, "est"), "RB", "ADV");
            default -> form;
        };
    }

    /** The first candidate that can have the tag; without one the model's answer. */
    private String regular(String form, List<String> candidates, String tag, String universalTag) {
        for (String candidate : candidates) {
            String[] tags = dictionary.getTags(candidate);
            if (tags != null
                    && Arrays.stream(tags).anyMatch(t -> t.equals(tag) || verbTag(t, tag))) {
                return candidate;
            }
        }
        String lemma = model.lemmatize(new String[] {form}, new String[] {universalTag})[0];
        return lemma.isBlank() || lemma.equals("_") ? form : lemma.toLowerCase(Locale.ROOT);
    }

    private static boolean verbTag(String tag, String wanted) {
        return wanted.equals("VB") && tag.equals("VBP");
    }

    /** What the form may be the plural, or the third person, of. */
    private static List<String> plural(String form) {
        if (form.endsWith("men")) {
            return List.of(form.substring(0, form.length() - 2) + "an");
        }
        if (!form.endsWith("s")) {
            return List.of();
        }
        String stem = form.substring(0, form.length() - 1);
        if (stem.endsWith("ie")) {
            return List.of(stem.substring(0, stem.length() - 2) + "y", stem);
        }
        return stem.endsWith("e")
                ? List.of(stem, stem.substring(0, stem.length() - 1))
                : List.of(stem);
    }

    /**
     * What is left without the ending: with its "e", as it is, with one consonant of two, with y.
     */
    private static List<String> stems(String form, String ending) {
        if (!form.endsWith(ending)) {
            return List.of();
        }
        String stem = form.substring(0, form.length() - ending.length());
        int n = stem.length();
        if (n < 2) {
            return List.of();
        }
        if (stem.endsWith("i")) {
            return List.of(stem.substring(0, n - 1) + "y");
        }
        boolean doubled = stem.charAt(n - 1) == stem.charAt(n - 2);
        return doubled
                ? List.of(stem, stem.substring(0, n - 1), stem + "e")
                : List.of(stem + "e", stem);
    }
}
