package org.newsgraph.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Universal Dependencies of a document and its semantic roles, looked up by token; empty where
 * it has none.
 */
public final class DependencyTree {
    private final Map<Integer, Arc> governors = new HashMap<>();
    private final Map<Integer, List<Arc>> dependents = new HashMap<>();
    private final Map<Integer, List<Arc>> roles = new HashMap<>();

    public DependencyTree(AnnotatedDocument document) {
        for (Arc arc : document.arcs()) {
            if (arc.layer() == Arc.Layer.UD) {
                governors.put(arc.dependent(), arc);
                if (arc.head() >= 0) {
                    dependents.computeIfAbsent(arc.head(), head -> new ArrayList<>()).add(arc);
                }
            } else if (arc.layer() == Arc.Layer.SRL) {
                roles.computeIfAbsent(arc.head(), head -> new ArrayList<>()).add(arc);
            }
        }
    }

    /** The arc to the token that governs this one, or to the root. */
    public Optional<Arc> governor(int token) {
        return Optional.ofNullable(governors.get(token));
    }

    /** The arcs to what the token governs, in text order. */
    public List<Arc> dependents(int token) {
        return dependents.getOrDefault(token, List.of());
    }

    /** The arcs from a predicate to the head words of its roles, in text order. */
    public List<Arc> roles(int predicate) {
        return roles.getOrDefault(predicate, List.of());
    }

    /**
     * The first dependent in that relation or a kind of it: {@code nsubj} finds {@code nsubj:pass}.
     */
    public Optional<Integer> dependent(int token, String relation) {
        return dependents(token).stream()
                .filter(arc -> is(arc, relation))
                .map(Arc::dependent)
                .findFirst();
    }

    /** Whether the token stands to its governor in that relation or a kind of it. */
    public boolean is(int token, String relation) {
        return governor(token).filter(arc -> is(arc, relation)).isPresent();
    }

    private static boolean is(Arc arc, String relation) {
        return arc.label().equals(relation) || arc.label().startsWith(relation + ":");
    }

    /** Whether the token is {@code top} or depends on it, however far down. */
    public boolean isBelow(int token, int top) {
        int at = token;
        for (int steps = 0; steps <= governors.size() && at >= 0; steps++) {
            if (at == top) {
                return true;
            }
            at = governor(at).map(Arc::head).orElse(-1);
        }
        return false;
    }

    /** The word of the range that governs the others: the first whose governor lies outside. */
    public int head(TokenRange range) {
        for (int i = range.first(); i < range.end(); i++) {
            int head = governor(i).map(Arc::head).orElse(-1);
            if (head < range.first() || head >= range.end()) {
                return i;
            }
        }
        return range.first();
    }
}
