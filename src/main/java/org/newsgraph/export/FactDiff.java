package org.newsgraph.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.rdf.ArticleGraph;

/**
 * Which facts came, went or changed from one version of an article to another.
 *
 * @param came facts that only the newer version tells
 * @param went facts that only the older one tells
 * @param changed facts that both tell, with what is different
 */
public record FactDiff(List<Fact> came, List<Fact> went, List<Change> changed) {
    /** From which share of common words on two statements of one speaker are one. */
    private static final double SAME_WORDS = 0.5;

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::kind)
                    .thenComparing(Fact::about)
                    .thenComparing(fact -> fact.values().toString());

    /**
     * A fact of both versions.
     *
     * @param was as the older version tells it
     * @param is as the newer one does
     */
    public record Change(Fact was, Fact is) {}

    public FactDiff {
        came = List.copyOf(came);
        went = List.copyOf(went);
        changed = List.copyOf(changed);
    }

    /** Compares two versions; each list in order of kind and of whom it is about. */
    public static FactDiff of(ArticleGraph older, ArticleGraph newer) {
        List<Fact> went = new ArrayList<>(FactReader.read(older));
        List<Fact> came = new ArrayList<>(FactReader.read(newer));
        went.sort(ORDER);
        came.sort(ORDER);
        for (Fact same : List.copyOf(went)) {
            if (came.remove(same)) {
                went.remove(same);
            }
        }
        List<Change> changed = new ArrayList<>();
        for (Fact was : List.copyOf(went)) {
            Optional<Fact> is =
                    came.stream()
                            .filter(fact -> isSame(was, fact))
                            .max(Comparator.comparingDouble((Fact fact) -> likeness(was, fact)));
            if (is.isPresent()) {
                changed.add(new Change(was, is.get()));
                came.remove(is.get());
                went.remove(was);
            }
        }
        return new FactDiff(came, went, changed);
    }

    public boolean isEmpty() {
        return came.isEmpty() && went.isEmpty() && changed.isEmpty();
    }

    private static boolean isSame(Fact was, Fact is) {
        return was.kind().equals(is.kind())
                && was.about().equals(is.about())
                && (!was.kind().equals("statement") || likeness(was, is) >= SAME_WORDS);
    }

    /** Share of common words, or of equal values. */
    private static double likeness(Fact was, Fact is) {
        Set<String> a = words(was);
        Set<String> b = words(is);
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return a.isEmpty() && b.isEmpty()
                ? 1
                : (double) both.size() / (a.size() + b.size() - both.size());
    }

    private static Set<String> words(Fact fact) {
        String text =
                fact.kind().equals("statement")
                        ? fact.values().getOrDefault("text", "")
                        : fact.values().toString();
        return new HashSet<>(
                List.of(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}-]+")));
    }
}
