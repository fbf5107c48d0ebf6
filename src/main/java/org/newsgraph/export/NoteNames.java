package org.newsgraph.export;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.newsgraph.document.Sha256;

/**
 * Names of files for things: what the thing is called, without what some system or Obsidian does
 * not allow in a name. Where two would be one file, on a system that takes no note of case, both
 * get ten digits of the hash of their IRI: so a name does not depend on what else comes before it.
 */
final class NoteNames {
    private static final int LONGEST = 80;
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\\\/:*?\"<>|#^\\[\\]%\\p{Cntrl}\\p{Cs}\\p{Co}\\s]+");

    /** Windows keeps these for devices, whatever comes after a dot. */
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private NoteNames() {}

    /**
     * Names without an ending.
     *
     * @param labels what each thing is called, by its IRI
     * @return the names by IRI; no two are equal, in any case
     */
    static Map<String, String> of(SortedMap<String, String> labels) {
        Map<String, Integer> counts = new HashMap<>();
        SortedMap<String, String> names = new TreeMap<>();
        labels.forEach(
                (iri, label) -> {
                    String name = safe(label);
                    names.put(iri, name);
                    counts.merge(key(name), 1, Integer::sum);
                });
        names.replaceAll(
                (iri, name) -> counts.get(key(name)) > 1 ? name + " " + digits(iri) : name);
        return names;
    }

    static String safe(String label) {
        String name =
                FORBIDDEN
                        .matcher(Normalizer.normalize(label, Normalizer.Form.NFC))
                        .replaceAll(" ")
                        .strip();
        // A dot before hides a file, dots and blanks after are lost.
        name = name.replaceAll("^[. ]+|[. ]+$", "");
        name = TextWidth.shortened(name, LONGEST);
        if (name.isEmpty()) {
            name = "unnamed";
        }
        return RESERVED.matcher(name).matches() ? name + " -" : name;
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String digits(String iri) {
        return Sha256.hex(iri, 10);
    }
}
