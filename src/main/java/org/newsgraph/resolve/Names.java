package org.newsgraph.resolve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Spelling of names: what two forms of a name have in common. Pure functions. */
final class Names {
    private Names() {}

    /**
     * The name for an id: Latin letters without marks, in lower case, words joined by hyphens. "KIM
     * JONG-UN" and "Kim Jong Un" are the same; letters of other scripts stay.
     */
    static String slug(String name) {
        StringBuilder slug = new StringBuilder();
        boolean gap = false;
        String plain = plain(name.replace("&", " and "));
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && slug.length() > 0) {
                    slug.append('-');
                }
                gap = false;
                slug.appendCodePoint(c);
            } else if (!isSilent(c)) {
                gap = true;
            }
        }
        return slug.toString();
    }

    /** The slug of a person: initials between the first and the last name are left out. */
    static String personSlug(String name) {
        List<String> parts = parts(name);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean inner = i > 0 && i < parts.size() - 1;
            if (!inner || !isInitial(parts.get(i))) {
                kept.add(parts.get(i));
            }
        }
        return slug(String.join(" ", kept));
    }

    /** Lower case, no marks, no full stops, blanks made single; hyphens count as blanks. */
    static String key(String name) {
        return slug(name).replace('-', ' ');
    }

    /** The words of a name as written, without a possessive ending or edge punctuation. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : strip(name).split("[\\s\\u00a0]+")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /**
     * Without a possessive ending, quotation marks and punctuation around it; blanks made single.
     */
    static String strip(String name) {
        String text = name.replaceAll("[\\s\\u00a0]+", " ").strip();
        text = text.replaceAll("^[\"“”‘’'`(,;:\\s]+", "").replaceAll("[\"“”‘`),;:\\s]+$", "");
        text = text.replaceAll("['’][sS]$", "").replaceAll("(?<=[sS])['’]$", "");
        return text.strip();
    }

    /** Whether it is a letter or two standing for a name: "V.", "W", "J.R.". */
    static boolean isInitial(String part) {
        String letters = part.replace(".", "");
        return letters.length() == 1 && Character.isUpperCase(letters.charAt(0))
                || part.matches("(\\p{Lu}\\.){1,3}");
    }

    /** Whether it has letters and all of them are capitals. */
    static boolean isCapitals(String text) {
        return text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints().noneMatch(Character::isLowerCase);
    }

    /** "KIM JONG-UN" as "Kim Jong-Un": for a name that stands only in capitals. */
    static String titleCase(String text) {
        StringBuilder cased = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            cased.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c) && c != '\'' && c != '’';
        }
        return cased.toString();
    }

    private static boolean isSilent(int c) {
        return c == '.' || c == '\'' || c == '’' || c == '‘' || c == 'ʼ';
    }

    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String spelled =
                lower.replace("ß", "ss")
                        .replace("æ", "ae")
                        .replace("œ", "oe")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("đ", "d")
                        .replace("ð", "d")
                        .replace("þ", "th")
                        .replace("ı", "i");
        return Normalizer.normalize(spelled, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    }
}
