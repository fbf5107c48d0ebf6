package org.newsgraph.export;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that an article tells, as far as two versions of it can be compared.
 *
 * @param kind {@code event}, {@code statement} or {@code role}
 * @param who whom it is about, by name, joined by "; "
 * @param about what makes it the same fact in another version: entities and kind
 * @param values what may have changed about it: date, place, status, text, ...
 */
public record Fact(String kind, String who, String about, SortedMap<String, String> values) {
    public Fact {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** In one line: "Anna Berg; Ivo Lenz: date 2031-03-05, place Nairobi". */
    public String line() {
        StringBuilder line = new StringBuilder(who).append(':');
        String comma = " ";
        for (Map.Entry<String, String> value : values.entrySet()) {
            line.append(comma).append(value.getKey()).append(' ').append(value.getValue());
            comma = ", ";
        }
        return line.toString();
    }
}
