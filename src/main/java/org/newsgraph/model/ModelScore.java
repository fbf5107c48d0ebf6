package org.newsgraph.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.newsgraph.document.Arc;

/** Compares what a model reads in gold words with what the gold annotation says. */
public final class ModelScore {
    /** Verbs of saying and meeting: what this project reads first. */
    private static final Set<String> VERBS =
            Set.of(
                    "say",
                    "tell",
                    "meet",
                    "visit",
                    "talk",
                    "call",
                    "ask",
                    "announce",
                    "report",
                    "claim",
                    "discuss",
                    "negotiate",
                    "agree",
                    "speak",
                    "state",
                    "add",
                    "warn",
                    "urge");

    private final LanguageModel model;
    private final boolean context;

    /**
     * How often the model was right.
     *
     * @param name what was measured
     * @param right how many of the model's answers are gold
     * @param found how many answers the model gave
     * @param gold how many the gold annotation has
     */
    public record Measure(String name, long right, long found, long gold) {
        public double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        public double recall() {
            return gold == 0 ? 0 : (double) right / gold;
        }

        public double f1() {
            return right == 0 ? 0 : 2.0 * right / (found + gold);
        }
    }

    /**
     * @param context whether the model sees a sentence among its neighbours, or by itself
     */
    public ModelScore(LanguageModel model, boolean context) {
        this.model = model;
        this.context = context;
    }

    /**
     * Penn tags, heads, and heads with their labels: full labels, punctuation counted.
     *
     * @param trees a file in CoNLL-U form
     */
    public List<Measure> trees(Path trees) throws IOException {
        List<Treebank.Sentence> sentences = Treebank.read(trees);
        List<Reading> readings = read(sentences);
        long words = 0;
        long tags = 0;
        long heads = 0;
        long labels = 0;
        for (int s = 0; s < readings.size(); s++) {
            Treebank.Sentence gold = sentences.get(s);
            Reading reading = readings.get(s);
            for (int w = 0; w < gold.forms().size(); w++) {
                boolean sameHead = reading.head(w) == gold.heads().get(w);
                words++;
                tags += reading.tag(w).equals(gold.tags().get(w)) ? 1 : 0;
                heads += sameHead ? 1 : 0;
                labels += sameHead && reading.relation(w).equals(gold.relations().get(w)) ? 1 : 0;
            }
        }
        return List.of(
                new Measure("tag", tags, words, words),
                new Measure("UAS", heads, words, words),
                new Measure("LAS", labels, words, words));
    }

    /**
     * Semantic roles by their head words, predicates found by the model: of all predicates, and of
     * some verbs of saying and meeting.
     *
     * @param roles a file that {@link PropBank} reads
     * @param trees the same sentences in CoNLL-U form, for the heads; it may have others too
     * @throws IllegalArgumentException if a sentence has no tree
     */
    public List<Measure> roles(Path roles, Path trees) throws IOException {
        List<Treebank.Sentence> all = Treebank.read(trees);
        Map<String, PropBank.Sentence> gold = new HashMap<>();
        for (PropBank.Sentence sentence : PropBank.read(roles)) {
            gold.put(sentence.id(), sentence);
        }
        for (Treebank.Sentence tree : all) {
            PropBank.Sentence sentence = gold.get(tree.id());
            if (sentence != null && !sentence.forms().equals(tree.forms())) {
                throw new IllegalArgumentException(
                        tree.id() + ": other words in " + roles + " than in " + trees);
            }
        }
        List<Treebank.Sentence> kept = all.stream().filter(t -> gold.containsKey(t.id())).toList();
        if (kept.size() < gold.size()) {
            throw new IllegalArgumentException(
                    (gold.size() - kept.size())
                            + " sentences of "
                            + roles
                            + " are not in "
                            + trees);
        }
        List<Reading> readings = read(kept);
        List<Match> matches = new ArrayList<>();
        for (int s = 0; s < kept.size(); s++) {
            matches.add(new Match(kept.get(s), gold.get(kept.get(s).id()), readings.get(s)));
        }
        return List.of(
                measure("roles", matches, match -> word -> true),
                measure("roles of verbs", matches, match -> match::isListed));
    }

    /** A sentence with gold and found roles. */
    private record Match(Treebank.Sentence tree, PropBank.Sentence gold, Reading reading) {
        /**
         * Whether a predicate is one of the verbs: by its roleset, and where gold has none by its
         * lemma.
         */
        boolean isListed(int word) {
            String roleset = gold.rolesets().get(word);
            return gold.isPredicate(word)
                    ? VERBS.contains(roleset.substring(0, Math.max(0, roleset.indexOf('.'))))
                    : tree.tags().get(word).startsWith("VB")
                            && VERBS.contains(tree.lemmas().get(word));
        }
    }

    private interface Choice {
        Predicate<Integer> of(Match match);
    }

    private static Measure measure(String name, List<Match> matches, Choice choice) {
        long right = 0;
        long found = 0;
        long gold = 0;
        for (Match match : matches) {
            Predicate<Integer> chosen = choice.of(match);
            Set<PropBank.Role> expected = new HashSet<>(match.gold().roles(match.tree().heads()));
            expected.removeIf(role -> !chosen.test(role.predicate()));
            List<PropBank.Role> actual =
                    match.reading().roles().stream()
                            .filter(role -> chosen.test(role.predicate()))
                            .toList();
            gold += expected.size();
            found += actual.size();
            right += actual.stream().filter(expected::contains).count();
        }
        return new Measure(name, right, found, gold);
    }

    /** What the model says of one sentence, words counted from its first. */
    private record Reading(Analysis analysis, int first, List<PropBank.Role> roles) {
        String tag(int word) {
            return analysis.tags().get(first + word);
        }

        int head(int word) {
            int head = analysis.arcs().get(first + word).head();
            return head < 0 ? head : head - first;
        }

        String relation(int word) {
            return analysis.arcs().get(first + word).label();
        }
    }

    private List<Reading> read(List<Treebank.Sentence> sentences) {
        List<Reading> readings = new ArrayList<>();
        for (List<Treebank.Sentence> document : documents(sentences)) {
            Analysis analysis =
                    model.read(document.stream().map(Treebank.Sentence::forms).toList());
            Map<Integer, List<PropBank.Role>> roles = new HashMap<>();
            List<Integer> starts = new ArrayList<>();
            List<Integer> sentenceOf = new ArrayList<>();
            for (Treebank.Sentence sentence : document) {
                starts.add(sentenceOf.size());
                sentence.forms().forEach(form -> sentenceOf.add(starts.size() - 1));
            }
            for (Arc arc : analysis.arcs()) {
                if (arc.layer() == Arc.Layer.SRL) {
                    int s = sentenceOf.get(arc.head());
                    int first = starts.get(s);
                    roles.computeIfAbsent(s, key -> new ArrayList<>())
                            .add(
                                    new PropBank.Role(
                                            arc.head() - first,
                                            arc.dependent() - first,
                                            arc.label()));
                }
            }
            for (int s = 0; s < document.size(); s++) {
                readings.add(
                        new Reading(analysis, starts.get(s), roles.getOrDefault(s, List.of())));
            }
        }
        return readings;
    }

    /** What the model is to read at once: documents, or single sentences. */
    private List<List<Treebank.Sentence>> documents(List<Treebank.Sentence> sentences) {
        if (!context) {
            return sentences.stream().map(List::of).toList();
        }
        List<List<Treebank.Sentence>> documents = new ArrayList<>();
        String last = null;
        for (Treebank.Sentence sentence : sentences) {
            if (!sentence.document().equals(last)) {
                documents.add(new ArrayList<>());
                last = sentence.document();
            }
            documents.get(documents.size() - 1).add(sentence);
        }
        return documents;
    }
}
