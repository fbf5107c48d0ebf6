package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Mention;

/**
 * Which named entity a phrase without a name means. Five signs are followed, from the surest on,
 * and on from one phrase to the next until a name is reached: what the sentence says that it is
 * ("Oslo, the capital"; "Oslo is the capital"), a body's name within it ("the NATO alliance"), what
 * the annotator takes for the same, words that it shares with a name ("the ministry" of the Foreign
 * Ministry), and that nothing else of its kind was spoken of lately, or not nearly as often ("the
 * country"). Each step has to fit: no city is a "company".
 */
final class Meaning {
    /** Sentences in which a bare "the country" finds what it means. */
    private static final int LATELY = 8;

    /** Sentences in which two names with the same noun leave open which is meant. */
    private static final int NEAR = 2;

    /** How many times as often as any other of its kind a topic is spoken of. */
    private static final int FAR_MORE = 3;

    private static final Set<String> OURS = Set.of("our", "my");
    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those");
    private static final Set<String> DENIALS = Set.of("not", "n't", "never");
    private static final List<String> MODIFIERS =
            List.of("amod", "compound", "nmod", "nummod", "acl", "appos", "flat");

    private final Layout layout;
    private final Words words;
    private final NameReader names;
    private final DependencyTree tree;

    /** Index of each name that has the word, in lower case, in text order. */
    private final Map<String, List<Integer>> namesWith = new HashMap<>();

    Meaning(Layout layout, Words words, NameReader names, DependencyTree tree) {
        this.layout = layout;
        this.words = words;
        this.names = names;
        this.tree = tree;
        for (int m = 0; m < layout.mentions().size(); m++) {
            Mention mention = layout.mentions().get(m);
            if (mention.endToken() - mention.firstToken() > 1) {
                for (int t = mention.firstToken(); t < mention.endToken(); t++) {
                    namesWith.computeIfAbsent(layout.lower(t), w -> new ArrayList<>()).add(m);
                }
            }
        }
    }

    /** The named entity that the phrase with that head means, if its head is no name itself. */
    Optional<Draft> of(int head) {
        return layout.mentionAt(head) >= 0 ? Optional.empty() : follow(head, new HashSet<>());
    }

    /** The same by what its sentence says alone: "Oslo, a city", but not "Oslo ... a city". */
    Optional<Draft> told(int head) {
        return isDenied(head) ? Optional.empty() : told(head, new HashSet<>());
    }

    /**
     * The one named entity that a plural means: a people ("the Rohingya are refugees") or what has
     * a plural in its name ("the islands" of the Faroe Islands).
     */
    Optional<Draft> ofMany(int head) {
        return told(head)
                .filter(draft -> draft.type == EntityType.GROUP)
                .or(() -> sharedWords(head));
    }

    private Optional<Draft> follow(int head, Set<Integer> seen) {
        if (!seen.add(head)) {
            return Optional.empty();
        }
        int m = layout.mentionAt(head);
        if (m >= 0) {
            return names.entity(m).filter(draft -> !draft.unnamed && !isSomeOf(draft, head));
        }
        if (isDenied(head)) {
            return Optional.empty();
        }
        return told(head, seen)
                .or(() -> itself(head))
                .or(() -> sameAs(head, seen))
                .or(() -> sharedWords(head))
                .or(() -> onlyOne(head));
    }

    /** "Two Rohingya": not the people as a whole. */
    boolean isSomeOf(Draft draft, int name) {
        return draft.type == EntityType.GROUP
                && tree.dependents(name).stream()
                        .filter(arc -> arc.dependent() < name)
                        .filter(arc -> !layout.lower(arc.dependent()).equals("the"))
                        .map(arc -> arc.label().split(":")[0])
                        .anyMatch(label -> MODIFIERS.contains(label) || label.equals("det"));
    }

    private Optional<Draft> told(int head, Set<Integer> seen) {
        return toldOf(head).stream()
                .map(other -> follow(other, seen))
                .flatMap(Optional::stream)
                .filter(draft -> fits(draft, head))
                .findFirst();
    }

    /** "The NATO alliance" is NATO, but "the NATO council" is a part of it. */
    private Optional<Draft> itself(int head) {
        if (!isDefinite(head) || !words.is("self", layout.lower(head))) {
            return Optional.empty();
        }
        Set<Draft> named = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Arc arc : tree.dependents(head)) {
            int m = layout.mentionAt(arc.dependent());
            if (m >= 0 && arc.dependent() < head) {
                names.entity(m).ifPresent(named::add);
            }
        }
        return Optional.of(named)
                .filter(all -> all.size() == 1)
                .map(all -> all.iterator().next())
                .filter(draft -> draft.type == EntityType.ORGANIZATION && !draft.unnamed);
    }

    /** What the annotator takes for the same, or a name that it took for the same since. */
    private Optional<Draft> sameAs(int head, Set<Integer> seen) {
        List<Integer> before = layout.sameBefore(head);
        return before.stream()
                .findFirst()
                .flatMap(first -> follow(first, seen))
                .or(() -> before.stream().flatMap(b -> namedSince(b, head)).findFirst())
                .filter(draft -> fits(draft, head));
    }

    /** "The cable maker, Nordkabel": named behind what was linked, and before the phrase. */
    private Stream<Draft> namedSince(int linked, int head) {
        return layout.sameAfter(linked).stream()
                .filter(token -> token < head)
                .map(layout::mentionAt)
                .filter(m -> m >= 0)
                .flatMap(m -> names.entity(m).stream())
                .filter(draft -> !draft.unnamed);
    }

    /**
     * Heads of phrases that the sentence says are the same: appositions, what stands before a name
     * to tell what it is ("the airline Delta"), and what a copula joins.
     */
    private List<Integer> toldOf(int head) {
        List<Integer> told = new ArrayList<>();
        boolean describes = tree.is(head, "appos") || tree.is(head, "nmod:desc");
        if (describes) {
            tree.governor(head).map(Arc::head).map(g -> nearestNamed(g, head)).ifPresent(told::add);
        }
        tree.dependent(head, "appos").filter(t -> layout.mentionAt(t) >= 0).ifPresent(told::add);
        // "Weber was at the hotel" tells where he was.
        if (tree.dependent(head, "cop").isPresent() && tree.dependent(head, "case").isEmpty()) {
            tree.dependent(head, "nsubj").ifPresent(told::add);
        }
        predicateOf(head).flatMap(verb -> whatIsSaidToBe(verb, head)).ifPresent(told::add);
        if (tree.is(head, "conj") && !layout.tag(head).endsWith("S")) {
            // "Weber, a lawyer and author"; "is a lawyer and author"
            tree.governor(head)
                    .map(Arc::head)
                    .filter(first -> layout.mentionAt(first) < 0)
                    .ifPresent(first -> told.addAll(toldOf(first)));
        }
        return told;
    }

    /** "Weber and Kral, the envoy": of two joined names the one right before is told more of. */
    private int nearestNamed(int first, int apposition) {
        return layout.tag(apposition).endsWith("S")
                ? first
                : tree.dependents(first).stream()
                        .filter(arc -> arc.label().equals("conj"))
                        .map(Arc::dependent)
                        .filter(t -> t < apposition && layout.mentionAt(t) >= 0)
                        .reduce((a, b) -> b)
                        .orElse(first);
    }

    /** The verb by which a noun is said of something: "remains a town", "served as the capital". */
    private Optional<Integer> predicateOf(int head) {
        Optional<Integer> verb = tree.governor(head).map(Arc::head).filter(v -> v >= 0);
        boolean isNamed = tree.is(head, "xcomp") && tree.dependent(head, "cop").isEmpty();
        boolean isAs =
                (tree.is(head, "obl") || tree.is(head, "nmod"))
                        && tree.dependent(head, "case")
                                .filter(t -> layout.lower(t).equals("as"))
                                .isPresent();
        return verb.filter(
                v ->
                        isNamed && (saysOf("turn", v) || saysOf("dub", v))
                                || isAs && saysOf("deem", v));
    }

    private boolean saysOf(String kind, int verb) {
        return words.is(kind, layout.token(verb).lemma().toLowerCase(Locale.ROOT));
    }

    /** Whom or what a verb calls so: its object, or else its subject. */
    private Optional<Integer> whatIsSaidToBe(int verb, int head) {
        // "was chosen to serve as the capital": but who hopes to serve may never do so.
        Optional<Integer> chosen =
                tree.is(verb, "xcomp") || tree.is(verb, "advcl")
                        ? tree.governor(verb)
                                .map(Arc::head)
                                .filter(v -> v >= 0 && saysOf("deem", v))
                        : Optional.empty();
        return Stream.of("obj", "nsubj:pass", "nsubj")
                .flatMap(relation -> tree.dependent(verb, relation).stream())
                .filter(t -> t != head)
                .findFirst()
                .or(() -> chosen.flatMap(above -> whatIsSaidToBe(above, head)));
    }

    /** "Oslo is not the capital", "may become the capital": its sentence leaves no link to make. */
    private boolean isDenied(int head) {
        Optional<Integer> said =
                tree.dependent(head, "cop").isPresent() ? Optional.of(head) : predicateOf(head);
        return said.stream()
                .flatMap(verb -> tree.dependents(verb).stream())
                .map(Arc::dependent)
                .anyMatch(t -> layout.tag(t).equals("MD") || DENIALS.contains(layout.lower(t)));
    }

    /** "The ministry" means the last one before that is called so: the Foreign Ministry. */
    private Optional<Draft> sharedWords(int head) {
        if (!isDefinite(head)) {
            return Optional.empty();
        }
        Set<String> said = new HashSet<>();
        for (Arc arc : tree.dependents(head)) {
            String label = arc.label().split(":")[0];
            if (label.equals("nmod") || label.equals("acl")) {
                return Optional.empty();
            }
            if (MODIFIERS.contains(label)) {
                said.add(layout.lower(arc.dependent()));
            }
        }
        List<Integer> all = namesWith.getOrDefault(layout.lower(head), List.of());
        Optional<Draft> found = Optional.empty();
        int at = -1;
        for (int i = all.size() - 1; i >= 0; i--) {
            Mention mention = layout.mentions().get(all.get(i));
            Optional<Draft> draft =
                    names.entity(all.get(i))
                            .filter(d -> !d.unnamed && d.type != EntityType.PERSON)
                            .filter(d -> hasAll(mention, said));
            if (mention.endToken() > head || draft.isEmpty()) {
                continue;
            }
            int sentence = layout.sentenceAt(mention.firstToken());
            if (found.isEmpty()) {
                found = draft;
                at = sentence;
            } else if (at - sentence >= NEAR) {
                break;
            } else if (draft.get() != found.get()) {
                return Optional.empty();
            }
        }
        return found;
    }

    private boolean hasAll(Mention mention, Set<String> said) {
        Set<String> tokens = new HashSet<>();
        for (int t = mention.firstToken(); t < mention.endToken(); t++) {
            tokens.add(layout.lower(t));
        }
        return tokens.containsAll(said);
    }

    /** A bare "the country" where one country alone, or one far more than others, was spoken of. */
    private Optional<Draft> onlyOne(int head) {
        String noun = Phrase.singular(layout, head);
        Set<String> kinds = words.kinds("alone", noun);
        boolean bare =
                !kinds.isEmpty()
                        && !layout.tag(head).endsWith("S")
                        && (isDefinite(head) || isOurs(head))
                        && tree.dependents(head).stream()
                                .filter(arc -> !arc.label().equals("nmod:poss"))
                                .noneMatch(arc -> MODIFIERS.contains(arc.label().split(":")[0]));
        // Whose "our country" is in a quotation is a matter of its speaker, not of what is spoken
        // of.
        if (!bare || isOurs(head) && layout.isQuoted(head)) {
            return Optional.empty();
        }
        Set<Draft> lately = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Draft, Integer> times = new IdentityHashMap<>();
        int sentence = layout.sentenceAt(head);
        for (int m = 0; m < layout.mentions().size(); m++) {
            Mention mention = layout.mentions().get(m);
            Optional<Draft> draft = names.entity(m).filter(d -> isOfKind(d, kinds) && !d.unnamed);
            if (draft.isEmpty() || mention.endToken() > head) {
                continue;
            }
            times.merge(draft.get(), 1, Integer::sum);
            if (sentence - layout.sentenceAt(mention.firstToken()) <= LATELY) {
                lately.add(draft.get());
            }
        }
        if (lately.size() == 1) {
            return lately.stream().findFirst();
        }
        return isOurs(head) ? topic(times, 1) : topic(times, FAR_MORE);
    }

    /** What is spoken of at least {@code more} times as often as the next, and more often. */
    private static Optional<Draft> topic(Map<Draft, Integer> times, int more) {
        int next = 0;
        Map.Entry<Draft, Integer> most = null;
        for (Map.Entry<Draft, Integer> entry : times.entrySet()) {
            if (most == null || entry.getValue() > most.getValue()) {
                next = most == null ? 0 : most.getValue();
                most = entry;
            } else {
                next = Math.max(next, entry.getValue());
            }
        }
        int others = next;
        return Optional.ofNullable(most)
                .filter(entry -> entry.getValue() >= more * Math.max(1, others))
                .filter(entry -> entry.getValue() > others)
                .map(Map.Entry::getKey);
    }

    /** "Our country": outside of quotations, of whoever writes, who mostly speaks of it. */
    private boolean isOurs(int head) {
        return tree.dependent(head, "nmod:poss")
                .filter(t -> OURS.contains(layout.lower(t)))
                .isPresent();
    }

    /** Determined by "the", "this" or "that", and nobody's. */
    private boolean isDefinite(int head) {
        return tree.dependent(head, "det")
                        .filter(t -> DEFINITE.contains(layout.lower(t)))
                        .isPresent()
                && tree.dependent(head, "nmod:poss").isEmpty();
    }

    /** Whether the word can be said of the entity: "she" and "the minister" of a person. */
    private boolean fits(Draft draft, int head) {
        Pronoun pronoun = Pronoun.of(layout.lower(head), layout.tag(head));
        boolean isPerson = draft.type == EntityType.PERSON;
        switch (pronoun) {
            case HE, SHE:
                return isPerson && draft.gender.fits(pronoun.gender());
            case IT:
                return !isPerson;
            case THEY, RELATIVE:
                return true;
            case I, WE:
                return false;
            default:
        }
        String noun = kindNoun(head);
        boolean personal = words.is("person", noun);
        boolean somewhere = words.is("place", noun);
        boolean body = words.is("organization", noun);
        if (isPerson || draft.type == EntityType.GROUP) {
            return isPerson == personal || !somewhere && !body;
        }
        if (personal) {
            return false;
        }
        Set<String> kinds = words.kinds("place", noun);
        if (!draft.type.isPlace()) {
            // A body may be called by the building or the area that it has.
            return !somewhere || body || kinds.isEmpty() || kinds.contains("place");
        }
        // "The hub" and "an example" may be said of a place, but "the company" may not.
        return somewhere
                ? kinds.isEmpty() || isOfKind(draft, kinds)
                : !body && !words.is("document", noun);
    }

    /** The noun that tells of what kind a phrase is: "island" of "a group of islands". */
    private String kindNoun(int head) {
        String noun = Phrase.singular(layout, head);
        return tree.dependent(head, "nmod")
                .filter(of -> words.is("several", noun))
                .filter(
                        of ->
                                tree.dependent(of, "case")
                                        .filter(t -> layout.lower(t).equals("of"))
                                        .isPresent())
                .map(of -> Phrase.singular(layout, of))
                .orElse(noun);
    }

    /** Whether a place is one of those kinds: a hall is no city, though it may be any place. */
    private boolean isOfKind(Draft draft, Set<String> kinds) {
        String last =
                draft.name.substring(draft.name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        boolean isOtherPlace =
                kinds.contains("city")
                        && draft.name.contains(" ")
                        && words.is("place", last)
                        && !words.kinds("place", last).contains("city");
        return kinds.contains(kind(draft)) && !isOtherPlace;
    }

    private static String kind(Draft draft) {
        return draft.type.key().toLowerCase(Locale.ROOT);
    }
}
