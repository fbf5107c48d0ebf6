package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Token;
import org.newsgraph.document.TokenRange;

/**
 * Finds sayings in the dependency tree: a verb of saying and the clause or infinitive that it
 * governs, or that it is put into as a parenthesis; a noun of saying and its clause. Unlike the
 * language model it finds sayings within sayings; unlike phrases it sees over what stands between:
 * "had promised him last week in Geneva to ...".
 */
final class TreeRelationFinder {
    private static final Set<String> CUE_PARTS = Set.of("aux", "advmod", "neg");

    /** "X was quoted by Y as saying": what X says, whoever quotes it. */
    static final String QUOTED = "tree-quoted";

    private static final Set<String> RELATIVES = Set.of("WDT", "WP");

    /** What a verb governs that says something itself. */
    private static final Set<String> OWN_WORDS = Set.of("ccomp", "xcomp", "obj", "parataxis");

    /** Children that are no part of a phrase that names a source. */
    private static final Set<String> CLAUSES = Set.of("acl", "advcl", "parataxis", "punct", "case");

    /** Kinds whose infinitive tells of an attitude, and puts no words to anybody. */
    private static final Set<SayingKind> ATTITUDES =
            EnumSet.of(SayingKind.BELIEVE, SayingKind.EXPECT);

    /** Kinds whose gerund is what is said: "denied being there". */
    private static final Set<SayingKind> OF_GERUNDS =
            EnumSet.of(SayingKind.DENY, SayingKind.CONFIRM, SayingKind.SAY, SayingKind.CLAIM);

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final DependencyTree tree;
    private final CueTable cues;
    private final Confidences confidences;

    TreeRelationFinder(
            AnnotatedDocument document,
            DependencyTree tree,
            CueTable cues,
            Confidences confidences) {
        this.document = document;
        tokens = document.tokens();
        this.tree = tree;
        this.cues = cues;
        this.confidences = confidences;
    }

    /** The relations by the rule that found them: its name, what it found in text order. */
    Map<String, List<AttributionRelation>> find() {
        Map<String, List<AttributionRelation>> found = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            int word = i;
            if (tokens.get(i).isVerb() && cues.isCue(tokens.get(i).lemma())) {
                verb(i, found);
            } else if (cues.takes(tokens.get(i).lemma(), "noun")) {
                tree.dependents(i).stream()
                        .filter(arc -> isClause(arc) && mark(arc.dependent()).equals("that"))
                        .findFirst()
                        .ifPresent(arc -> add("tree-noun", word, owner(word), arc, found));
            }
        }
        return found;
    }

    private void verb(int verb, Map<String, List<AttributionRelation>> found) {
        Optional<Integer> quoted = quoted(verb);
        List<TokenRange> source =
                quoted.map(speaker -> List.of(phrase(speaker))).orElseGet(() -> source(verb));
        boolean isByOthers = quoted.filter(speaker -> tree.is(speaker, "nsubj:pass")).isPresent();
        for (Arc arc : tree.dependents(verb)) {
            Optional<String> rule = rule(verb, arc);
            if (rule.isPresent()) {
                add(isByOthers ? QUOTED : rule.get(), verb, source, arc, found);
                return;
            }
        }
        Arc up = tree.governor(verb).orElse(null);
        boolean isAside =
                up != null
                        && up.label().equals("parataxis")
                        && up.head() >= 0
                        && up.head() < verb
                        && tree.dependent(verb, "nsubj").isPresent()
                        && saysClause(tokens.get(verb).lemma())
                        && isPutIn(verb);
        if (isAside) {
            add("tree-parenthesis", verb, source, up, found);
        }
    }

    /** Who is quoted "as saying": the object of the verb above, or the subject of its passive. */
    private Optional<Integer> quoted(int verb) {
        boolean isAs =
                tree.is(verb, "advcl")
                        && mark(verb).equals("as")
                        && tree.governor(verb).isPresent();
        if (!isAs) {
            return Optional.empty();
        }
        int above = tree.governor(verb).get().head();
        return tree.dependent(above, "nsubj:pass").or(() -> tree.dependent(above, "obj"));
    }

    /** Whether a comma parts the aside from what is said, and it has nothing of its own to say. */
    private boolean isPutIn(int verb) {
        BitSet aside = new BitSet();
        below(verb, -1, aside);
        int first = aside.nextSetBit(0);
        while (first < verb && isPunctuation(first)) {
            first++;
        }
        boolean hasOwn =
                tree.dependents(verb).stream()
                        .anyMatch(arc -> OWN_WORDS.contains(arc.label().split(":", 2)[0]));
        return first > 0 && tokens.get(first - 1).is(",") && !hasOwn;
    }

    /** The rule by which the dependent is what the verb says; empty if it is not. */
    private Optional<String> rule(int verb, Arc arc) {
        String lemma = tokens.get(verb).lemma();
        int word = arc.dependent();
        boolean isGerund = tokens.get(word).tag().equals("VBG");
        if (arc.label().equals("ccomp") && !isGerund && saysClause(lemma)) {
            return Optional.of("tree-clause");
        }
        if (!arc.label().equals("xcomp") && !arc.label().equals("ccomp")) {
            return Optional.empty();
        }
        if (isGerund) {
            return cues.kind(lemma, "that").filter(OF_GERUNDS::contains).map(kind -> "tree-gerund");
        }
        boolean hasObject =
                tree.dependent(verb, "obj").or(() -> tree.dependent(verb, "iobj")).isPresent();
        Optional<SayingKind> kind = cues.kind(lemma, "to");
        if (hasObject || kind.isEmpty()) {
            kind = cues.kind(lemma, "obj-to").or(() -> cues.kind(lemma, "to"));
        }
        return mark(word).equals("to")
                ? kind.filter(k -> !ATTITUDES.contains(k)).map(k -> "tree-infinitive")
                : Optional.empty();
    }

    private boolean saysClause(String lemma) {
        return cues.takes(lemma, "that")
                || cues.takes(lemma, "quote")
                || cues.takes(lemma, "whether");
    }

    private static boolean isClause(Arc arc) {
        return arc.label().equals("acl") || arc.label().equals("ccomp");
    }

    private String mark(int word) {
        return tree.dependent(word, "mark").map(mark -> tokens.get(mark).lemma()).orElse("");
    }

    /**
     * @param content the arc to the head of what is said; of an aside, the arc from it
     */
    private void add(
            String rule,
            int head,
            List<TokenRange> source,
            Arc content,
            Map<String, List<AttributionRelation>> found) {
        BitSet own = new BitSet();
        below(head == content.dependent() ? content.head() : content.dependent(), head, own);
        source.forEach(range -> own.clear(range.first(), range.end()));
        TokenRange cue = cue(head);
        own.clear(cue.first(), cue.end());
        List<TokenRange> ranges = ranges(own);
        if (!ranges.isEmpty()) {
            found.computeIfAbsent(rule, name -> new ArrayList<>())
                    .add(new AttributionRelation(cue, source, ranges, confidences.of(rule)));
        }
    }

    /** The word and all that depends on it, but for {@code without} and what depends on that. */
    private void below(int word, int without, BitSet found) {
        if (word == without || found.get(word)) {
            return;
        }
        found.set(word);
        tree.dependents(word).forEach(arc -> below(arc.dependent(), without, found));
    }

    /** The verb with the auxiliaries and adverbs right before it; of a noun, the noun. */
    private TokenRange cue(int head) {
        int first = head;
        while (first > 0 && isCuePart(first - 1, head)) {
            first--;
        }
        return new TokenRange(first, head + 1);
    }

    private boolean isCuePart(int word, int head) {
        return tree.governor(word)
                .filter(arc -> arc.head() == head)
                .filter(arc -> CUE_PARTS.contains(arc.label().split(":", 2)[0]))
                .isPresent();
    }

    /** Runs of words without the punctuation at their edges; quotation marks stay. */
    private List<TokenRange> ranges(BitSet words) {
        List<TokenRange> ranges = new ArrayList<>();
        for (int from = words.nextSetBit(0); from >= 0; ) {
            int next = words.nextClearBit(from);
            int first = from;
            int end = next;
            while (first < end && isPunctuation(first)) {
                first++;
            }
            while (end > first && isPunctuation(end - 1)) {
                end--;
            }
            if (end > first) {
                ranges.add(new TokenRange(first, end));
            }
            from = words.nextSetBit(next);
        }
        return ranges;
    }

    private boolean isPunctuation(int word) {
        String text = tokens.get(word).text();
        return text.chars().allMatch(c -> ",.;:-\u2013\u2014".indexOf(c) >= 0);
    }

    /** The verb's subject, or that of the verb it continues; empty where none is expressed. */
    private List<TokenRange> source(int verb) {
        Optional<Integer> subject = tree.dependent(verb, "nsubj");
        if (subject.isPresent() && tree.dependent(verb, "nsubj:pass").isPresent()) {
            return agent(verb);
        }
        if (subject.isPresent()) {
            boolean isRelative = RELATIVES.contains(tokens.get(subject.get()).tag());
            OptionalInt antecedent = isRelative ? antecedent(verb) : OptionalInt.empty();
            return List.of(phrase(antecedent.orElse(subject.get())));
        }
        Arc up = tree.governor(verb).orElse(null);
        boolean continues =
                up != null
                        && up.head() >= 0
                        && tokens.get(up.head()).isVerb()
                        && Set.of("conj", "advcl", "xcomp").contains(up.label());
        return continues && up.head() < verb && tree.dependent(verb, "mark").isEmpty()
                ? source(up.head())
                : List.of();
    }

    private List<TokenRange> agent(int word) {
        return tree.dependents(word).stream()
                .filter(arc -> arc.label().startsWith("obl") || arc.label().startsWith("nmod"))
                .map(Arc::dependent)
                .filter(noun -> "by".equals(preposition(noun)))
                .findFirst()
                .map(noun -> List.of(phrase(noun)))
                .orElse(List.of());
    }

    /** Whose claim it is: "the consul's claim", "a claim by the consul". */
    private List<TokenRange> owner(int noun) {
        return tree.dependent(noun, "nmod:poss")
                .map(owner -> List.of(phrase(owner)))
                .orElseGet(() -> agent(noun));
    }

    private OptionalInt antecedent(int verb) {
        for (int at = verb, steps = 0; steps < tokens.size(); steps++) {
            Arc up = tree.governor(at).orElse(null);
            if (up == null || up.head() < 0) {
                break;
            }
            if (up.label().equals("acl:relcl")) {
                return OptionalInt.of(up.head());
            }
            at = up.head();
        }
        return OptionalInt.empty();
    }

    private String preposition(int noun) {
        return tree.dependent(noun, "case").map(word -> tokens.get(word).lemma()).orElse("");
    }

    /** The words of a noun phrase with what is in apposition to it, without its clauses. */
    private TokenRange phrase(int head) {
        int first = head;
        int end = head + 1;
        List<Integer> open = new ArrayList<>(List.of(head));
        while (!open.isEmpty()) {
            int top = open.remove(open.size() - 1);
            for (Arc arc : tree.dependents(top)) {
                String relation = arc.label().split(":", 2)[0];
                if (top == head && CLAUSES.contains(relation)) {
                    continue;
                }
                first = Math.min(first, arc.dependent());
                end = Math.max(end, arc.dependent() + 1);
                open.add(arc.dependent());
            }
        }
        return new TokenRange(first, end);
    }
}
