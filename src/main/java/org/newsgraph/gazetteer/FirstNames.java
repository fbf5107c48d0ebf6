package org.newsgraph.gazetteer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of first names; read when the first name is asked for. */
final class FirstNames {
    private static final Map<String, Gender> GENDERS = load();

    private FirstNames() {}

    static Optional<Gender> gender(String firstName) {
        return Optional.ofNullable(GENDERS.get(Names.fold(firstName)));
    }

    private static Map<String, Gender> load() {
        Map<String, Gender> genders = new HashMap<>();
        for (String file : List.of("first-names.tsv", "first-names-world.tsv")) {
            for (String[] row : Tables.rows(file, 2)) {
                genders.put(Names.fold(row[0]), gender(row[1], file));
            }
        }
        return genders;
    }

    private static Gender gender(String letter, String file) {
        return switch (letter) {
            case "m" -> Gender.MALE;
            case "f" -> Gender.FEMALE;
            default -> throw new IllegalStateException(file + ": m or f, not " + letter);
        };
    }
}
