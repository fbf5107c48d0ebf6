package org.newsgraph.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Token;

/** Words with what hangs on them: a verb with its particle, a noun with its preposition. */
final class TreeWords {
    /** Relations by which what somebody says, or a story shows, hangs on the verb of that. */
    static final Set<String> CONTENT =
            Set.of("ccomp", "xcomp", "obj", "acl", "nmod", "conj", "advcl", "parataxis", "obl");

    /** How far up the tree anything is looked for: no clause of news lies deeper. */
    private static final int MAX_DEPTH = 10;

    private static final Set<String> PARTICLES =
            Set.of("away", "back", "home", "out", "forward", "off");

    /** Objects that make one word with their verb: "take part in", "give it a miss". */
    private static final Set<String> LIGHT_OBJECTS =
            Set.of("part", "trial", "miss", "pass", "back");

    private final List<Token> tokens;
    private final DependencyTree tree;
    private final EventGrammar grammar;

    TreeWords(AnnotatedDocument document, DependencyTree tree, EventGrammar grammar) {
        this.tokens = document.tokens();
        this.tree = tree;
        this.grammar = grammar;
    }

    boolean isNegated(int word) {
        return tree.dependents(word).stream()
                .anyMatch(arc -> FrameWords.has("negation", lower(arc.dependent())));
    }

    /**
     * Whether one of the arcs that lead up from a word is of some kind.
     *
     * @param goesOn which arcs still belong to the word; the walk ends before the first other one
     */
    boolean anyAbove(int word, Predicate<Arc> goesOn, Predicate<Arc> kind) {
        int at = word;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Arc up = tree.governor(at).orElse(null);
            if (up == null || up.head() < 0 || !goesOn.test(up)) {
                return false;
            }
            if (kind.test(up)) {
                return true;
            }
            at = up.head();
        }
        return false;
    }

    /** Whether an arc joins what is said, or shown, to the word that says it. */
    static boolean isContent(Arc arc) {
        return CONTENT.contains(relation(arc.label()));
    }

    /** The prepositions that join a word to what it stands under, each after a blank. */
    String prepositions(int word) {
        StringBuilder words = new StringBuilder();
        for (Arc arc : tree.dependents(word)) {
            boolean isMark = arc.label().equals("mark");
            boolean isInfinitive =
                    isMark
                            && tokens.get(arc.dependent()).is("to")
                            && !tokens.get(word).tag().equals("VBG");
            if ((isMark || arc.label().equals("case")) && arc.dependent() < word && !isInfinitive) {
                words.append(' ').append(lower(arc.dependent()));
                tree.dependents(arc.dependent()).stream()
                        .filter(next -> next.label().equals("fixed"))
                        .forEach(next -> words.append(' ').append(lower(next.dependent())));
            }
        }
        return words.toString();
    }

    /** The particle of a verb, after a blank, and a noun that makes one with it: "take part". */
    String particle(int verb) {
        StringBuilder words = new StringBuilder();
        for (Arc arc : tree.dependents(verb)) {
            String word = lower(arc.dependent());
            boolean adverb =
                    arc.label().equals("advmod")
                            && arc.dependent() > verb
                            && PARTICLES.contains(word);
            boolean light = arc.label().equals("obj") && LIGHT_OBJECTS.contains(word);
            if (arc.label().equals("compound:prt") || adverb || light) {
                words.append(' ').append(word);
            }
        }
        return words.toString();
    }

    String lower(int token) {
        return tokens.get(token).text().toLowerCase(Locale.ROOT);
    }

    String lemma(int token) {
        return tokens.get(token).isVerb()
                ? grammar.verbLemma(tokens.get(token))
                : tokens.get(token).lemma().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a verb in the simple present. */
    boolean isInPresent(int verb) {
        if (verb < 0) {
            return false;
        }
        String tag = tokens.get(verb).tag();
        return (tag.equals("VBZ") || tag.equals("VBP"))
                && tree.dependents(verb).stream().noneMatch(arc -> arc.label().startsWith("aux"));
    }

    /** The relation without what is particular: "obl" of "obl:agent". */
    static String relation(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? label : label.substring(0, colon);
    }
}
