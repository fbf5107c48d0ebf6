package org.newsgraph.rdf;

import java.text.Normalizer;
import java.util.Locale;

/** The key by which a name is looked up: {@code news:nameKey}. */
public final class NameKey {
    private NameKey() {}

    /**
     * The name in lower case, without accents, with one space for each run of other signs; empty if
     * it has neither letter nor digit.
     */
    public static String of(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder(bare.length());
        bare.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(
                        c -> {
                            if (Character.isLetterOrDigit(c)) {
                                key.appendCodePoint(c);
                            } else if (c != '\'' && c != '\u2019' && !endsInSpace(key)) {
                                key.append(' ');
                            }
                        });
        return key.toString().toLowerCase(Locale.ROOT).strip();
    }

    private static boolean endsInSpace(StringBuilder key) {
        return key.length() == 0 || key.charAt(key.length() - 1) == ' ';
    }
}
