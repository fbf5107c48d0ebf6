package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.table.TsvTable;

/**
 * The curated names of {@code data/aliases.tsv}: who has more than one, and what they are called in
 * every article.
 */
public final class Aliases {
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private final Map<String, Entry> byForm = new HashMap<>();

    /**
     * A row of the table.
     *
     * @param id id of the entity
     * @param type person or organization
     * @param name the form that is shown
     * @param wikidata item such as {@code Q1065}, where it is certain
     * @param country id of the country it belongs to
     * @param forms its other forms
     */
    public record Entry(
            String id,
            EntityType type,
            String name,
            Optional<String> wikidata,
            Optional<String> country,
            List<String> forms) {
        public Entry {
            forms = List.copyOf(forms);
        }
    }

    private Aliases(TsvTable table) {
        for (TsvTable.Row row : table.rows()) {
            EntityType type =
                    switch (row.get(1)) {
                        case "Person" -> EntityType.PERSON;
                        case "Organization" -> EntityType.ORGANIZATION;
                        default ->
                                throw row.fault(
                                        "has type "
                                                + row.get(1)
                                                + "; expected Person or Organization");
                    };
            if (!row.get(0).startsWith(type.prefix() + "/")) {
                throw row.fault("has id " + row.get(0) + "; expected " + type.prefix() + "/...");
            }
            List<String> forms = new ArrayList<>();
            for (String form : row.getOrEmpty(5).split("\\|")) {
                if (!form.isBlank()) {
                    forms.add(form);
                }
            }
            Entry entry =
                    new Entry(
                            row.get(0),
                            type,
                            row.get(2),
                            Optional.of(row.getOrEmpty(3)).filter(q -> !q.isEmpty()),
                            Optional.of(row.getOrEmpty(4)).filter(c -> !c.isEmpty()),
                            forms);
            if (byId.put(entry.id(), entry) != null) {
                throw row.fault("repeats the id " + entry.id());
            }
            add(row, entry, entry.name());
            forms.forEach(form -> add(row, entry, form));
        }
    }

    /** The table that comes with the project. */
    public static Aliases bundled() {
        return new Aliases(TsvTable.load("/data/aliases.tsv"));
    }

    /** The row that has this name or form; forms in capitals only as written. */
    public Optional<Entry> find(String name) {
        String form = Names.strip(name);
        Entry exact = byForm.get(form.replace(".", ""));
        return Optional.ofNullable(exact != null ? exact : byKey.get(Names.key(form)));
    }

    /** The row with this id. */
    public Optional<Entry> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private void add(TsvTable.Row row, Entry entry, String form) {
        boolean capitals = Names.isCapitals(form) && form.length() < 6;
        Map<String, Entry> forms = capitals ? byForm : byKey;
        String key = capitals ? form.replace(".", "") : Names.key(form);
        Entry other = forms.put(key, entry);
        if (other != null && !other.id().equals(entry.id())) {
            throw row.fault("gives " + form + " to " + entry.id() + "; " + other.id() + " has it");
        }
    }
}
