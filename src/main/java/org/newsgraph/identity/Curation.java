package org.newsgraph.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.newsgraph.resolve.ArticleKey;

/**
 * What people decided about who is who, in rows of a table that can be deleted again.
 *
 * <pre>
 * merge   person/bob-brown     person/robert-brown
 * split   person/john-smith    person/john-smith_baker    https://example.org/story-1
 * split   person/john-smith    person/john-smith_baker    https://example.org/story-2    1204
 * </pre>
 *
 * <p>{@code merge A B}: A is B. {@code split A B ARTICLE}: whom that article calls A is B. {@code
 * split A B ARTICLE OFFSET}: whom it calls A with the words around that char is B; the rest of the
 * article still means A. Columns are split by tabs; lines that start with # are comments.
 */
public final class Curation {
    private final Set<String> rows;
    private final Map<String, String> merged = new HashMap<>();
    private final Map<String, String> split = new HashMap<>();

    /** Rows about single mentions, by the key of the article. */
    private final Map<String, List<AtMention>> atMentions = new HashMap<>();

    /**
     * A mention that means another than the rest of its article.
     *
     * @param from id of whom the rest means
     * @param to id of whom the mention means
     * @param offset of a char of the mention, in the article's text
     */
    private record AtMention(String from, String to, int offset) {}

    private Curation(Set<String> rows) {
        this.rows = rows;
    }

    /** With no row. */
    public static Curation none() {
        return new Curation(new TreeSet<>());
    }

    /**
     * Reads rows.
     *
     * @param where what to call the table in messages
     * @param lines its lines
     * @throws IllegalArgumentException if a row cannot be read, or two rows contradict each other
     */
    public static Curation of(String where, Collection<String> lines) {
        Set<String> rows = new TreeSet<>();
        int number = 0;
        Curation curation = new Curation(rows);
        for (String line : lines) {
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                String row = line.strip();
                rows.add(row);
                curation.add(where + ":" + number, row);
            }
        }
        for (String from : new TreeSet<>(curation.merged.keySet())) {
            Set<String> seen = new HashSet<>();
            for (String at = from; at != null; at = curation.merged.get(at)) {
                if (!seen.add(at)) {
                    throw new IllegalArgumentException(
                            where + ": rows of merge lead from " + from + " back to it");
                }
            }
        }
        return curation;
    }

    private void add(String where, String row) {
        String[] columns = row.split("\t");
        boolean merge = columns[0].equals("merge") && columns.length == 3;
        boolean isSplit = columns[0].equals("split");
        boolean apart = isSplit && columns.length == 4;
        boolean mention = isSplit && columns.length == 5 && columns[4].matches("\\d{1,9}");
        if (!merge && !apart && !mention) {
            throw new IllegalArgumentException(
                    where
                            + ": \""
                            + row
                            + "\"; expected merge, A, B or split, A, B, ARTICLE or split, A, B,"
                            + " ARTICLE, OFFSET, with tabs between");
        }
        for (String id : List.of(columns[1], columns[2])) {
            if (!isId(id)) {
                throw new IllegalArgumentException(
                        where
                                + ": \""
                                + id
                                + "\" is no id of a person or body; expected such as"
                                + " person/john-kirby");
            }
        }
        if (mention) {
            addMention(where, columns);
            return;
        }
        String key = apart ? columns[1] + "\t" + ArticleKey.of(columns[3]) : columns[1];
        String old = (apart ? split : merged).putIfAbsent(key, columns[2]);
        if (old != null && !old.equals(columns[2])) {
            throw new IllegalArgumentException(
                    where + ": " + columns[1] + " is " + old + " by another row");
        }
    }

    private void addMention(String where, String[] columns) {
        AtMention row = new AtMention(columns[1], columns[2], Integer.parseInt(columns[4]));
        List<AtMention> rows =
                atMentions.computeIfAbsent(ArticleKey.of(columns[3]), key -> new ArrayList<>());
        for (AtMention other : rows) {
            boolean same = other.from().equals(row.from()) && other.offset() == row.offset();
            if (same && !other.to().equals(row.to())) {
                throw new IllegalArgumentException(
                        where
                                + ": "
                                + row.from()
                                + " at "
                                + row.offset()
                                + " is "
                                + other.to()
                                + " by another row");
            }
        }
        rows.add(row);
    }

    /** Whether it is an id that rows may name: of a person, a body, or someone without a name. */
    public static boolean isId(String id) {
        return id.matches("(person|org|unnamed)/[^\\s/]+");
    }

    /** Row of a merge. */
    public static String mergeRow(String from, String to) {
        return "merge\t" + from + "\t" + to;
    }

    /** Row of a split. */
    public static String splitRow(String from, String to, String articleId) {
        return "split\t" + from + "\t" + to + "\t" + articleId;
    }

    /**
     * Row of a split of one mention.
     *
     * @param offset of a char of the mention, in the article's text, from 0
     */
    public static String splitRow(String from, String to, String articleId, int offset) {
        return splitRow(from, to, articleId) + "\t" + offset;
    }

    /** All rows, sorted. */
    public List<String> rows() {
        return List.copyOf(rows);
    }

    /** Ids that the rows speak of, and keys of the articles. */
    public static Set<String> ids(Collection<String> rows) {
        Set<String> ids = new TreeSet<>();
        for (String row : rows) {
            String[] columns = row.split("\t");
            ids.add(columns[1]);
            ids.add(columns[2]);
        }
        return ids;
    }

    /** The rows with others added or taken away. */
    public Curation with(Collection<String> more) {
        List<String> all = new ArrayList<>(rows);
        all.addAll(more);
        return of("the curated table", all);
    }

    /** Who is meant in an article by what would be that id without any row. */
    public String applied(String id, String articleKey) {
        String followed = follow(id);
        String apart = split.get(id + "\t" + articleKey);
        if (apart == null) {
            apart = split.get(followed + "\t" + articleKey);
        }
        return apart == null ? followed : follow(apart);
    }

    /** Offsets in an article's text at which rows say that somebody else is meant. */
    public SortedSet<Integer> offsets(String articleKey) {
        SortedSet<Integer> offsets = new TreeSet<>();
        atMentions.getOrDefault(articleKey, List.of()).forEach(row -> offsets.add(row.offset()));
        return offsets;
    }

    /**
     * Who is meant at one place of an article by what would be that id without any row.
     *
     * @param offset one of {@link #offsets}
     * @return empty if no row is about that id there
     */
    public Optional<String> appliedAt(String id, String articleKey, int offset) {
        // As people saw it when they split it: whom the article means by all other rows.
        Set<String> known = new HashSet<>(List.of(id, follow(id), applied(id, articleKey)));
        return atMentions.getOrDefault(articleKey, List.of()).stream()
                .filter(row -> row.offset() == offset && known.contains(row.from()))
                .map(row -> follow(row.to()))
                .findFirst();
    }

    /**
     * Whom the rows make of what was that id: those it was merged into, and those split from it, in
     * as many steps as there are; without itself.
     */
    public Set<String> successors(String id) {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String at = open.remove();
            List<String> next = new ArrayList<>();
            Optional.ofNullable(merged.get(at)).ifPresent(next::add);
            split.forEach(
                    (from, to) -> {
                        if (from.startsWith(at + "\t")) {
                            next.add(to);
                        }
                    });
            atMentions.values().stream()
                    .flatMap(List::stream)
                    .filter(row -> row.from().equals(at))
                    .forEach(row -> next.add(row.to()));
            next.stream().filter(found::add).forEach(open::add);
        }
        found.remove(id);
        return found;
    }

    private String follow(String id) {
        String at = id;
        while (merged.containsKey(at)) {
            at = merged.get(at);
        }
        return at;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
