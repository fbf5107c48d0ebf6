package org.newsgraph.nlp;

import java.util.List;
import java.util.Locale;
import org.newsgraph.document.Span;

/** Tokens as the models know them: they were trained on ASCII text. */
final class ModelForms {
    private ModelForms() {}

    /**
     * With quotation marks as the Penn Treebank writes them: {@code ``} opens, {@code ''} closes.
     */
    static String[] of(String text, List<Span> words) {
        String[] forms = new String[words.size()];
        boolean open = false;
        for (int i = 0; i < forms.length; i++) {
            Span word = words.get(i);
            String form = plain(word.of(text));
            if (form.equals("\"")) {
                char mark = text.charAt(word.start());
                boolean spaceBefore = i == 0 || words.get(i - 1).end() < word.start();
                boolean spaceAfter = i + 1 == forms.length || word.end() < words.get(i + 1).start();
                boolean opens =
                        switch (mark) {
                            case '\u201C', '\u201E', '\u00AB' -> true;
                            case '\u201D', '\u00BB' -> false;
                            default -> spaceBefore == spaceAfter ? !open : spaceBefore;
                        };
                open = opens;
                form = opens ? "``" : "''";
            }
            forms[i] = form;
        }
        return forms;
    }

    /**
     * As the name finder was taught: with straight quotation marks and plain dashes, and in
     * headlines in which nearly every word has a capital with those in lower case that can be no
     * name.
     */
    static String[] ofNames(String[] forms, String[] tags) {
        boolean titled = isTitled(forms);
        String[] shown = new String[forms.length];
        for (int i = 0; i < forms.length; i++) {
            shown[i] = plain(forms[i]);
            if (titled && i > 0 && isGrammar(tags[i])) {
                shown[i] = shown[i].toLowerCase(Locale.ROOT);
            }
        }
        return shown;
    }

    private static boolean isGrammar(String tag) {
        return switch (tag) {
            case "VBD",
                    "VBZ",
                    "VBP",
                    "VB",
                    "VBG",
                    "VBN",
                    "MD",
                    "IN",
                    "TO",
                    "CC",
                    "DT",
                    "PRP",
                    "PRP$",
                    "WP",
                    "WRB",
                    "RB" ->
                    true;
            default -> false;
        };
    }

    /** Whether three of four longer words have a capital, and not all of them throughout. */
    private static boolean isTitled(String[] forms) {
        int words = 0;
        int capital = 0;
        int upper = 0;
        for (String form : forms) {
            if (form.length() > 3 && Character.isLetter(form.charAt(0))) {
                words++;
                capital += Character.isUpperCase(form.charAt(0)) ? 1 : 0;
                upper += form.equals(form.toUpperCase(Locale.ROOT)) ? 1 : 0;
            }
        }
        return forms.length > 2 && words > 1 && capital * 4 >= words * 3 && upper * 2 < words;
    }

    private static String plain(String form) {
        switch (form) {
            case "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "``", "''", "\uFF02":
                return "\"";
            case "\u2014", "\u2013", "\u2015":
                return "--";
            case "\u2026":
                return "...";
            case "[", "{", "\uFF08":
                return "(";
            case "]", "}", "\uFF09":
                return ")";
            default:
                break;
        }
        if (form.chars().allMatch(c -> c < 0x80)) {
            return form;
        }
        return form.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u2013', '-');
    }
}
