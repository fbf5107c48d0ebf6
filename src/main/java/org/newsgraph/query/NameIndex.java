package org.newsgraph.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.newsgraph.rdf.NameKey;

/**
 * Entities by the beginning of any word of their names, those that most articles speak of first:
 * what a search box suggests while someone types. Held in memory, some 200 bytes for each name;
 * immutable, and may be shared by threads.
 */
public final class NameIndex {
    private static final Comparator<Entity> BEST_FIRST =
            Comparator.comparingLong(Entity::articles)
                    .reversed()
                    .thenComparing(Entity::name)
                    .thenComparing(Entity::iri);

    private final Start[] starts;
    private final List<Entity> best;

    private NameIndex(Start[] starts, List<Entity> best) {
        this.starts = starts;
        this.best = best;
    }

    /**
     * An entity that can be found.
     *
     * @param iri its IRI
     * @param name its preferred name
     * @param articles how many articles speak of it
     */
    public record Entity(String iri, String name, long articles) {}

    /**
     * A name that it can be found by.
     *
     * @param entity what it names
     * @param key the name in lower case, without accents
     */
    public record Name(Entity entity, String key) {}

    /** The rest of a key from the start of one of its words. */
    private record Start(String rest, Entity entity) {}

    /** An index of all these names. */
    public static NameIndex of(List<Name> names) {
        List<Start> starts = new ArrayList<>();
        Set<Entity> entities = new LinkedHashSet<>();
        for (Name name : names) {
            entities.add(name.entity());
            for (int at = 0; at >= 0; at = name.key().indexOf(' ', at + 1)) {
                starts.add(new Start(name.key().substring(at == 0 ? 0 : at + 1), name.entity()));
            }
        }
        Start[] sorted = starts.toArray(Start[]::new);
        Arrays.sort(sorted, Comparator.comparing(Start::rest));
        return new NameIndex(sorted, entities.stream().sorted(BEST_FIRST).toList());
    }

    /**
     * Entities that have a name which, from the start of some word on, begins as {@code text} does,
     * whatever the case and accents. All entities for an empty text.
     *
     * @param most how many at most; at least 1
     */
    public List<Entity> find(String text, int most) {
        String key = NameKey.of(text);
        if (key.isEmpty()) {
            return best.subList(0, Math.min(most, best.size()));
        }
        Set<Entity> found = new LinkedHashSet<>();
        for (int i = first(key); i < starts.length && starts[i].rest().startsWith(key); i++) {
            found.add(starts[i].entity());
        }
        return found.stream().sorted(BEST_FIRST).limit(most).toList();
    }

    /** Position of the first start that is not before {@code key}. */
    private int first(String key) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle].rest().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
