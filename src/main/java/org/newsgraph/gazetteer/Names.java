package org.newsgraph.gazetteer;

import java.text.Normalizer;

/** How written names are compared. */
final class Names {
    private Names() {}

    /**
     * The form in which names are compared: lower case, without accents, full stops, apostrophes
     * and a leading article; a hyphen is a space and "St." is "Saint".
     */
    static String fold(String name) {
        String plain = plain(withoutPossessive(name.strip()));
        String folded = plain.startsWith("the ") ? plain.substring(4) : plain;
        return folded.startsWith("st ") ? "saint" + folded.substring(2) : folded;
    }

    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String parts = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        for (int i = 0; i < parts.length(); i++) {
            append(out, parts.charAt(i));
        }
        return out.toString().strip();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '.', '\'', '’', '‘', '`', 'ʻ', 'ʼ' -> {}
            case '-', '‐', '‑', '–', ' ', '\n', '\r', '\t', '\u00a0', ',' -> {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            }
            case '&' -> out.append("and");
            case 'ł', 'Ł' -> out.append('l');
            case 'ø', 'Ø' -> out.append('o');
            case 'đ', 'Đ', 'ð', 'Ð' -> out.append('d');
            case 'ı' -> out.append('i');
            case 'ß' -> out.append("ss");
            case 'æ', 'Æ' -> out.append("ae");
            case 'œ', 'Œ' -> out.append("oe");
            case 'þ', 'Þ' -> out.append("th");
            case 'ə', 'Ə' -> out.append('a');
            default -> {
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    out.append(Character.toLowerCase(c));
                }
            }
        }
    }

    /** The last part of an id: lower-case letters, digits and hyphens. */
    static String slug(String name) {
        StringBuilder out = new StringBuilder();
        String plain = plain(name);
        String folded = isAscii(plain) ? plain : Normalizer.normalize(plain, Normalizer.Form.NFKD);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        int length = out.length();
        return length > 0 && out.charAt(length - 1) == '-'
                ? out.substring(0, length - 1)
                : out.toString();
    }

    /** An abbreviation without its full stops and spaces: {@code US} for {@code U.S.}. */
    static String letters(String words) {
        return withoutPossessive(words.strip()).replace(".", "").replace(" ", "");
    }

    /** Whether a capital stands somewhere in it, as in every name. */
    static boolean hasCapital(String words) {
        return words.codePoints().anyMatch(Character::isUpperCase);
    }

    private static String withoutPossessive(String words) {
        int mark = words.length() - 2;
        boolean possessive =
                mark > 0
                        && (words.charAt(mark) == '\'' || words.charAt(mark) == '’')
                        && (words.charAt(mark + 1) == 's' || words.charAt(mark + 1) == 'S');
        return possessive ? words.substring(0, mark) : words;
    }
}
