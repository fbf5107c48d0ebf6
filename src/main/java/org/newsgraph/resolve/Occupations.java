package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.table.TsvTable;

/** What people do, and which offices only one holds at a time. Shared by threads. */
public final class Occupations {
    private static final int LONGEST = 4;

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> offices = new HashMap<>();
    private final Set<String> lesser =
            Set.of("deputy", "assistant", "vice", "former", "ex", "junior", "acting", "shadow");

    private final Pattern secretary;
    private final Words words = Words.bundled();

    private Occupations() {
        List<String> departments = new ArrayList<>();
        for (TsvTable.Row row : TsvTable.load("/data/resolve/departments.tsv").rows()) {
            if (row.get(0).equals("department")) {
                departments.add(row.get(1));
            }
        }
        String department =
                "((?:" + String.join("|", departments) + ")(?: affairs)?(?: and [a-z]+)?)";
        secretary =
                Pattern.compile(
                        department + " secretary|secretary (?:of|for) (?:the )?" + department);
        for (TsvTable.Row row : TsvTable.load("/data/identity/fields.tsv").rows()) {
            for (String word : row.get(1).split("\\|")) {
                if (fields.put(word, row.get(0)) != null) {
                    throw row.fault("repeats " + word);
                }
            }
        }
        for (TsvTable.Row row : TsvTable.load("/data/identity/offices.tsv").rows()) {
            offices.put(row.get(0), row.get(0));
            for (String word : row.getOrEmpty(1).split("\\|")) {
                if (!word.isEmpty()) {
                    offices.put(word, row.get(0));
                }
            }
        }
    }

    /** Over the tables that come with the project; read once. */
    public static Occupations bundled() {
        return Bundled.OCCUPATIONS;
    }

    private static final class Bundled {
        private static final Occupations OCCUPATIONS = new Occupations();
    }

    /**
     * Occupations in the words of a description, with their fields: "South Korean trade minister"
     * gives minister, of politics.
     */
    public SortedMap<String, String> in(String description) {
        SortedMap<String, String> found = new TreeMap<>();
        String[] words = plain(description).split(" ");
        for (int i = 0; i < words.length; ) {
            int taken = 0;
            for (int n = Math.min(LONGEST, words.length - i); n > 0 && taken == 0; n--) {
                String phrase = String.join(" ", Arrays.copyOfRange(words, i, i + n));
                String field = fields.get(phrase);
                if (field != null) {
                    found.put(phrase, field);
                    taken = n;
                }
            }
            i += Math.max(1, taken);
        }
        return found;
    }

    /** The office, if only one at a time holds it. */
    public Optional<String> office(String title) {
        String plain = plain(title);
        Optional<String> whole = plainOffice(plain);
        int last = plain.lastIndexOf(' ');
        // "Foreign Minister Sheikh Hamad": a word of courtesy goes with the name after it.
        return whole.isEmpty() && last > 0 && words.is("courtesy", plain.substring(last + 1))
                ? plainOffice(plain.substring(0, last))
                : whole;
    }

    private Optional<String> plainOffice(String plain) {
        String known = offices.get(plain);
        if (known != null) {
            return Optional.of(known);
        }
        boolean whole = Arrays.stream(plain.split(" ")).noneMatch(lesser::contains);
        boolean minister = plain.matches("[a-z]+( (and )?[a-z]+){0,3} minister");
        if (minister && whole) {
            return Optional.of(plain.replace("defence", "defense"));
        }
        // Where members of a cabinet are called so; a general or a press secretary is none.
        Matcher cabinet = secretary.matcher(plain);
        if (cabinet.matches() && whole) {
            String department = cabinet.group(1) != null ? cabinet.group(1) : cabinet.group(2);
            return Optional.of(department.replace("defence", "defense") + " secretary");
        }
        if (plain.matches("minister (of|for) [a-z]+( (and )?[a-z]+){0,2}") && whole) {
            return Optional.of(
                    plain.replaceFirst("minister (of|for) ", "").replace("defence", "defense")
                            + " minister");
        }
        return Optional.empty();
    }

    /** In lower case, without an article and punctuation. */
    public static String plain(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[.,\"“”()]", "")
                .replaceAll("^the ", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
