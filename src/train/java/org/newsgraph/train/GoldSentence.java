package org.newsgraph.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.model.PropBank;

/**
 * A sentence with the layers that its corpus annotates.
 *
 * @param words the words, at least one
 * @param tree tags and dependencies, where the corpus has them
 * @param names a BIO label such as {@code B-PER} for each word, where the corpus has names
 * @param roles semantic roles, where the corpus has them
 * @param entities for each word the number in its document of what is meant by the noun phrase that
 *     it heads, -1 if it heads none; where the corpus has coreference
 */
record GoldSentence(
        List<String> words,
        Optional<Tree> tree,
        Optional<List<String>> names,
        Optional<Roles> roles,
        Optional<int[]> entities) {
    /** A sentence without coreference. */
    GoldSentence(
            List<String> words,
            Optional<Tree> tree,
            Optional<List<String>> names,
            Optional<Roles> roles) {
        this(words, tree, names, roles, Optional.empty());
    }

    /** In {@link #entities}: the word heads no noun phrase. */
    static final int NO_ENTITY = -1;

    /**
     * @param tags Penn tag of each word
     * @param heads index of each word's head in the sentence, -1 for the root
     * @param relations Universal Dependencies relation of each word, subtype included
     */
    record Tree(List<String> tags, int[] heads, List<String> relations) {}

    /**
     * @param predicates indexes of the words that are predicates
     * @param arcs who does what in them
     */
    record Roles(List<Integer> predicates, List<PropBank.Role> arcs) {}

    int size() {
        return words.size();
    }

    /**
     * The sentence with words such as {@code Jong - un} made one, as newspapers' tokens are; the
     * same sentence if it has none. Only for sentences that have a tree.
     */
    GoldSentence joinedAtHyphens() {
        Tree syntax = tree.orElseThrow();
        if (!syntax.tags().contains("HYPH")) {
            return this;
        }
        int[] place = new int[size()];
        List<String> joined = new ArrayList<>();
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            boolean joins =
                    i > 0
                            && (syntax.tags().get(i).equals("HYPH")
                                    || syntax.tags().get(i - 1).equals("HYPH"));
            if (joins) {
                int last = joined.size() - 1;
                joined.set(last, joined.get(last) + words.get(i));
                parts.get(last).add(i);
            } else {
                joined.add(words.get(i));
                parts.add(new ArrayList<>(List.of(i)));
            }
            place[i] = joined.size() - 1;
        }
        List<String> tags = new ArrayList<>();
        int[] heads = new int[joined.size()];
        List<String> relations = new ArrayList<>();
        for (int w = 0; w < joined.size(); w++) {
            int top = top(parts.get(w), place, syntax.heads(), w);
            int head = syntax.heads()[top];
            heads[w] = head < 0 ? -1 : place[head];
            relations.add(syntax.relations().get(top));
            tags.add(syntax.tags().get(tagged(parts.get(w), syntax)));
        }
        Optional<Roles> moved = roles.map(old -> moved(old, place));
        return new GoldSentence(
                joined,
                Optional.of(new Tree(tags, heads, relations)),
                Optional.empty(),
                moved,
                entities.map(old -> moved(old, place, joined.size())));
    }

    private static int[] moved(int[] entities, int[] place, int words) {
        int[] moved = new int[words];
        Arrays.fill(moved, NO_ENTITY);
        for (int i = 0; i < entities.length; i++) {
            if (entities[i] != NO_ENTITY) {
                moved[place[i]] = entities[i];
            }
        }
        return moved;
    }

    /** The part whose head lies outside the word. */
    private static int top(List<Integer> parts, int[] place, int[] heads, int word) {
        for (int part : parts) {
            if (heads[part] < 0 || place[heads[part]] != word) {
                return part;
            }
        }
        throw new IllegalStateException("a tree with a cycle at word " + parts.get(0));
    }

    /** The part that gives the word its tag: the last that is no hyphen. */
    private static int tagged(List<Integer> parts, Tree syntax) {
        for (int k = parts.size() - 1; k >= 0; k--) {
            if (!syntax.tags().get(parts.get(k)).equals("HYPH")) {
                return parts.get(k);
            }
        }
        return parts.get(0);
    }

    private static Roles moved(Roles old, int[] place) {
        Map<List<Integer>, PropBank.Role> arcs = new LinkedHashMap<>();
        for (PropBank.Role arc : old.arcs()) {
            int predicate = place[arc.predicate()];
            int word = place[arc.word()];
            if (predicate != word) {
                arcs.putIfAbsent(
                        List.of(predicate, word), new PropBank.Role(predicate, word, arc.label()));
            }
        }
        return new Roles(
                old.predicates().stream().map(p -> place[p]).distinct().toList(),
                List.copyOf(arcs.values()));
    }
}
