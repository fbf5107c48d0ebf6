package org.newsgraph.nlp;

import java.util.List;

/**
 * Tags as the Penn Treebank of news has them, from those of the web treebanks that the language
 * model learned: there "to" is a preposition or a particle, and hyphens, addresses and the like
 * have tags of their own, which chunker and extractors do not know.
 */
final class PennTags {
    private PennTags() {}

    static String[] of(String[] forms, List<String> tags) {
        String[] penn = new String[forms.length];
        for (int i = 0; i < penn.length; i++) {
            penn[i] = of(forms[i], tags.get(i));
        }
        return penn;
    }

    private static String of(String form, String tag) {
        return switch (tag) {
            case "IN" -> form.equalsIgnoreCase("to") ? "TO" : tag;
            case "HYPH", "NFP" -> ":";
            case "ADD" -> "NN";
            case "AFX" -> "JJ";
            case "GW", "XX" -> "FW";
            default -> tag;
        };
    }
}
