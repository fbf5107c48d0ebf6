package org.newsgraph.nlp;

import java.util.List;
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

    /** With straight quotation marks and plain dashes. */
    static String[] plain(String[] forms) {
        String[] plain = new String[forms.length];
        for (int i = 0; i < forms.length; i++) {
            plain[i] = plain(forms[i]);
        }
        return plain;
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
