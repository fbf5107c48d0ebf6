package org.newsgraph.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The patterns of {@code data/grammar/layout.tsv}; its header says what the columns mean. */
final class LayoutTable {
    private static final String RESOURCE = "/data/grammar/layout.tsv";
    private static final String NAME =
            "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:(?:de|da|del|della|der|den|di|du|van|von|al|el|bin|ibn|la|le)"
                    + " )*\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,4})";

    /** What a match is evidence of. */
    enum Kind {
        BREAK,
        BOILERPLATE,
        BYLINE,
        CAPTION,
        CREDIT,
        AGENCY,
        LABEL
    }

    /** Where in a paragraph a pattern must match. */
    enum Where {
        WHOLE,
        INSIDE,
        START,
        END,
        WEAK,
        WORD
    }

    private record Key(Kind kind, Where where) {}

    private final Map<Key, List<Pattern>> patterns = new HashMap<>();
    private final Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);

    private LayoutTable(List<String> rows) {
        Map<Kind, List<String>> lists = new EnumMap<>(Kind.class);
        for (String row : rows) {
            String[] cells = row.split("\t", -1);
            try {
                Kind kind = Kind.valueOf(cells[0]);
                Where where = Where.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT));
                if (where == Where.WORD) {
                    lists.computeIfAbsent(kind, k -> new ArrayList<>()).add(cells[2]);
                } else {
                    patterns.computeIfAbsent(new Key(kind, where), k -> new ArrayList<>())
                            .add(compile(cells[2], where));
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalStateException(RESOURCE + ": not a row: " + row, e);
            }
        }
        lists.forEach((kind, list) -> words.put(kind, Set.copyOf(list)));
    }

    static LayoutTable load() {
        try (InputStream in = LayoutTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new LayoutTable(
                    reader.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .collect(Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    List<Pattern> patterns(Kind kind, Where where) {
        return patterns.getOrDefault(new Key(kind, where), List.of());
    }

    boolean isWord(Kind kind, String word) {
        return words.getOrDefault(kind, Set.of()).contains(word);
    }

    private static Pattern compile(String form, Where where) throws PatternSyntaxException {
        String regex = "(?:" + form.replace("NAME", NAME) + ")";
        return Pattern.compile(where == Where.END ? regex + "$" : regex);
    }
}
