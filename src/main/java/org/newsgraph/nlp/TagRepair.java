package org.newsgraph.nlp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import opennlp.tools.postag.TagDictionary;

/**
 * Puts right what the tagger gets wrong on news in a regular way: participles after "have" and
 * "be", finite verbs after their pronoun, base forms after "to" and modals, relative "that", and
 * marks.
 */
final class TagRepair {
    private static final Set<String> HAVE =
            Set.of("have", "has", "had", "having", "'ve", "\u2019ve");
    private static final Set<String> BE =
            Set.of(
                    "be",
                    "is",
                    "are",
                    "was",
                    "were",
                    "been",
                    "being",
                    "am",
                    "'re",
                    "\u2019re",
                    "'m",
                    "\u2019m");
    private static final Set<String> SUBJECTS = Set.of("he", "she", "they", "we", "i", "who");

    /** Verbs whose passive takes an object: "was given the prize". */
    private static final Set<String> TWO_OBJECTS =
            Set.of(
                    "given",
                    "called",
                    "named",
                    "awarded",
                    "dubbed",
                    "considered",
                    "made",
                    "titled",
                    "entitled",
                    "elected",
                    "appointed",
                    "shown",
                    "sent",
                    "offered",
                    "paid",
                    "granted",
                    "told",
                    "asked",
                    "taught",
                    "denied",
                    "left");

    private final TagDictionary dictionary;

    /**
     * @param dictionary the tags that a word can have; case matters
     */
    TagRepair(TagDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Mends {@code tags} in place. Both arrays are of one sentence and equally long. */
    void repair(String[] forms, String[] tags) {
        for (int i = 0; i < tags.length; i++) {
            String form = forms[i].toLowerCase(Locale.ROOT);
            switch (tags[i]) {
                case "VBD", "VBN" -> tags[i] = pastTense(forms, tags, i, form);
                case "VBP" -> tags[i] = afterModal(forms, tags, i) ? "VB" : "VBP";
                case "IN" -> tags[i] = relative(tags, i, form) ? "WDT" : "IN";
                default -> {
                    // most tags are right
                }
            }
        }
        findVerb(forms, tags);
    }

    /**
     * Where no finite verb was seen, as happens in headlines ("Kim Meets Putin") and after long
     * subjects, takes the likeliest word behind a noun for one.
     */
    private void findVerb(String[] forms, String[] tags) {
        int best = -1;
        int bestScore = 0;
        String bestTag = "";
        for (int i = 0; i < tags.length; i++) {
            if (isFinite(tags[i])) {
                return;
            }
            if (i == 0 || i + 1 == tags.length || !isNominal(tags, i - 1)) {
                continue;
            }
            if (tags[i].startsWith("NNP") && dictionary.getTags(forms[i]) != null) {
                continue; // a known name, such as "States"
            }
            Set<String> allowed = allowed(forms[i]);
            // The dictionary lacks many verbs: a participle in "-ed" looks like its past tense,
            // and is often taken for an adjective.
            boolean past =
                    allowed.contains("VBD")
                            || allowed.isEmpty()
                                    && (tags[i].equals("VBN") || tags[i].equals("JJ"))
                                    && forms[i].indexOf('-') < 0
                                    && forms[i].endsWith("ed");
            String tag = allowed.contains("VBZ") ? "VBZ" : past ? "VBD" : "";
            int score = tag.isEmpty() ? 0 : score(forms, tags, i, allowed);
            if (score > bestScore) {
                best = i;
                bestScore = score;
                bestTag = tag;
            }
        }
        if (best >= 0) {
            tags[best] = bestTag;
        }
    }

    private static int score(String[] forms, String[] tags, int i, Set<String> allowed) {
        boolean verbOnly = allowed.stream().allMatch(tag -> tag.startsWith("VB"));
        boolean objectFollows =
                switch (tags[i + 1]) {
                    case "DT", "PRP", "PRP$", "NNP", "NNPS", "JJ", "CD", "$" -> true;
                    default -> Character.isUpperCase(forms[i + 1].charAt(0));
                };
        boolean phraseFollows = tags[i + 1].equals("TO") || tags[i + 1].equals("IN");
        if (tags[i].equals("VBN")) {
            return objectFollows ? 4 : 0;
        }
        if (verbOnly) {
            return objectFollows || phraseFollows ? 3 : 2;
        }
        return tags[i].startsWith("N") && objectFollows ? 1 : 0;
    }

    private static boolean isFinite(String tag) {
        return tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD");
    }

    private static boolean isNominal(String[] tags, int i) {
        return tags[i].startsWith("NN") || tags[i].equals("PRP") || tags[i].equals("-RRB-");
    }

    private Set<String> allowed(String form) {
        String[] tags = dictionary.getTags(form.toLowerCase(Locale.ROOT));
        return tags == null ? Set.of() : Set.copyOf(Arrays.asList(tags));
    }

    private String pastTense(String[] forms, String[] tags, int i, String form) {
        int k = i - 1;
        while (k >= 0 && (tags[k].equals("RB") || tags[k].equals("RBR"))) {
            k--;
        }
        if (k < 0) {
            return tags[i];
        }
        String before = forms[k].toLowerCase(Locale.ROOT);
        if (HAVE.contains(before) || BE.contains(before)) {
            return "VBN";
        }
        if (tags[i].equals("VBN") && SUBJECTS.contains(before)) {
            return "VBD";
        }
        if (tags[i].equals("VBN")
                && tags[k].startsWith("NN")
                && i + 1 < tags.length
                && (tags[i + 1].equals("DT") || tags[i + 1].startsWith("PRP"))
                && !TWO_OBJECTS.contains(form)
                && allowed(form).contains("VBD")) {
            return "VBD";
        }
        return tags[i];
    }

    private static boolean afterModal(String[] forms, String[] tags, int i) {
        int k = i - 1;
        while (k >= 0 && tags[k].equals("RB")) {
            k--;
        }
        return k >= 0 && (tags[k].equals("TO") || tags[k].equals("MD"));
    }

    /** "a deal that ended the war", "talks that will follow". */
    private static boolean relative(String[] tags, int i, String form) {
        if (!form.equals("that") || i == 0 || i + 1 == tags.length) {
            return false;
        }
        int k = i + 1;
        while (k + 1 < tags.length && tags[k].equals("RB")) {
            k++;
        }
        boolean verbFollows =
                tags[k].equals("MD")
                        || tags[k].equals("VBD")
                        || tags[k].equals("VBZ")
                        || tags[k].equals("VBP");
        return verbFollows && tags[i - 1].startsWith("NN");
    }
}
