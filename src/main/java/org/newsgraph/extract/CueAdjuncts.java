package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.document.TokenRange;
import org.newsgraph.extract.Adjuncts.Adjunct;

/**
 * Who is told, where, in what and when, by the dependency tree: what depends on the verb of saying
 * and lies in no content, wherever it stands in the sentence.
 */
final class CueAdjuncts {
    private static final Set<String> AUDIENCE_PREPOSITIONS = Set.of("to", "with", "before");
    private static final Set<String> NOMINAL =
            Set.of("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ");

    private static final Set<SayingKind> APPEALS =
            EnumSet.of(
                    SayingKind.URGE,
                    SayingKind.ASK,
                    SayingKind.DEMAND,
                    SayingKind.WARN,
                    SayingKind.PROMISE);

    /** Verbs that tell with their adjuncts where the saying of the main clause is done. */
    private static final Set<String> SPEAKING =
            Set.of("speak", "talk", "write", "testify", "appear", "address", "reply", "respond");

    /** Roles of what says where and when. */
    private static final Set<String> ROLES = Set.of("ARGM-LOC", "ARGM-TMP");

    /** Roles of what says how something is said. */
    private static final Set<String> MANNER = Set.of("ARGM-MNR", "ARGM-ADV", "ARGM-PRD");

    /** Children that begin a clause or another phrase: what is theirs is not the phrase's. */
    private static final Set<String> OUTSIDE =
            Set.of("acl", "advcl", "case", "parataxis", "punct", "mark", "discourse", "cop");

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final CueTable cues;
    private final Adjuncts adjuncts;
    private final DependencyTree tree;

    CueAdjuncts(AnnotatedDocument document, DependencyTree tree, CueTable cues, Adjuncts adjuncts) {
        this.document = document;
        this.cues = cues;
        this.adjuncts = adjuncts;
        this.tree = tree;
        tokens = document.tokens();
    }

    /**
     * The adjuncts of a saying, in text order.
     *
     * @param verb the head word of the cue
     * @param cue the words of the cue
     * @param taken ranges of the sources and the contents
     */
    List<Adjunct> of(int verb, TokenRange cue, List<TokenRange> taken) {
        BitSet others = new BitSet();
        taken.forEach(range -> others.set(range.first(), range.end()));
        others.set(cue.first(), cue.end());
        List<Adjunct> found = new ArrayList<>();
        for (Arc arc : tree.dependents(verb)) {
            int head = arc.dependent();
            String relation = arc.label().split(":", 2)[0];
            boolean isObject = relation.equals("obj") || relation.equals("iobj");
            // Parsers take a press briefing that is told for an oblique, as they do Monday.
            boolean isBare =
                    relation.equals("obl") && preposition(head).isEmpty() && timeAt(head).isEmpty();
            if (isObject && isPromised(verb, head)) {
                continue;
            }
            if ((isObject || isBare) && tellsObject(verb) && isNominal(head)) {
                // "urged both sides to talk": who is urged can stand in what is urged.
                add(phrase(head, new BitSet()), head, "", true, found);
                inside(head, others, found);
            } else if (relation.equals("obl")
                    && preposition(head).equals("to")
                    && others.get(head)
                    && Adjuncts.mayListen(document, head)
                    && tree.dependent(verb, "obj")
                            .filter(thing -> isPromised(verb, thing))
                            .isPresent()) {
                // "promised the same to the president"
                add(phrase(head, new BitSet()), head, "to", true, found);
            } else if (relation.equals("obl") && isAppealed(verb, head)) {
                // "called on them to stop"
                add(phrase(head, new BitSet()), head, "", true, found);
            } else if (arc.label().equals("advcl") && isSpeaking(head)) {
                // ", speaking at a hearing"
                tree.dependents(head).stream()
                        .filter(inner -> !others.get(inner.dependent()))
                        .forEach(inner -> oblique(inner, "obl", others, found));
            } else if (!others.get(head) && !isObject) {
                oblique(arc, relation, others, found);
            }
        }
        // "promised Sunday at a rally": the parser hangs the rally on the day, its role tells.
        for (Arc arc : tree.roles(verb)) {
            boolean isKnown =
                    found.stream()
                            .anyMatch(
                                    each ->
                                            each.span()
                                                    .overlaps(tokens.get(arc.dependent()).span()));
            if (ROLES.contains(arc.label()) && !others.get(arc.dependent()) && !isKnown) {
                oblique(arc, "obl", others, found);
            }
        }
        found.sort(Comparator.comparing(Adjunct::span));
        return found;
    }

    /** The attribution with what the tree tells of the slots that it leaves open. */
    Attribution complete(Attribution said) {
        Optional<TokenRange> cue = said.cue().stream().map(this::range).findFirst();
        if (cue.isEmpty()) {
            return said;
        }
        List<TokenRange> taken = new ArrayList<>();
        said.source().forEach(span -> taken.add(range(span)));
        said.content().forEach(span -> taken.add(range(span)));
        List<Adjunct> found = of(verb(cue.get()), cue.get(), taken);
        List<Venue> venues = found.stream().flatMap(each -> each.venue().stream()).toList();
        return new Attribution(
                said.source(),
                said.cue(),
                said.content(),
                said.quoteType(),
                said.kind(),
                said.polarity(),
                said.audience()
                        .or(
                                () ->
                                        found.stream()
                                                .filter(Adjunct::isAudience)
                                                .map(Adjunct::span)
                                                .findFirst()),
                said.venues().isEmpty() ? venues : said.venues(),
                said.time()
                        .or(
                                () ->
                                        found.stream()
                                                .filter(Adjunct::isTime)
                                                .map(Adjunct::span)
                                                .findFirst()),
                said.nestedIn(),
                said.evidence());
    }

    /** The last verb of a cue, or its last word. */
    private int verb(TokenRange cue) {
        for (int i = cue.end() - 1; i > cue.first(); i--) {
            if (tokens.get(i).isVerb()) {
                return i;
            }
        }
        return cue.first();
    }

    private TokenRange range(Span span) {
        int first = document.tokenAt(span.start());
        int end = first;
        while (end < tokens.size() && tokens.get(end).start() < span.end()) {
            end++;
        }
        return new TokenRange(first, end);
    }

    private void oblique(Arc arc, String relation, BitSet others, List<Adjunct> found) {
        int head = arc.dependent();
        Optional<TimeExpression> time = timeAt(head);
        if (time.isPresent()) {
            found.add(time(time.get()));
        } else if (relation.equals("obl") && isNominal(head)) {
            String preposition = preposition(head);
            boolean audience =
                    AUDIENCE_PREPOSITIONS.contains(preposition)
                            && !isManner(arc.head(), head)
                            && (!preposition.equals("with") || Adjuncts.mayBeTold(document, head));
            add(phrase(head, others), head, preposition, audience, found);
            inside(head, others, found);
        }
    }

    /** "With a smile, she told them": how it is said, by its role or since another is told. */
    private boolean isManner(int verb, int head) {
        boolean how =
                tree.roles(verb).stream()
                        .anyMatch(
                                role -> role.dependent() == head && MANNER.contains(role.label()));
        boolean toldAnother =
                tellsObject(verb)
                        && tree.dependent(verb, "iobj")
                                .or(() -> tree.dependent(verb, "obj"))
                                .filter(this::isNominal)
                                .isPresent();
        return how || toldAnother && head < verb;
    }

    /** "in a letter to shareholders on Monday": what depends on the noun of the venue. */
    private void inside(int noun, BitSet others, List<Adjunct> found) {
        boolean isVenue = isVenue(noun);
        for (Arc arc : tree.dependents(noun)) {
            int head = arc.dependent();
            if (isVenue && arc.label().equals("acl")) {
                // "a statement issued on Tuesday", "a letter dated March 20"
                tree.dependents(head).stream()
                        .flatMap(inner -> timeAt(inner.dependent()).stream())
                        .map(CueAdjuncts::time)
                        .forEach(found::add);
            }
            boolean nested = arc.label().startsWith("nmod") || arc.label().startsWith("obl");
            if (!isVenue || !nested || others.get(head)) {
                continue;
            }
            Optional<TimeExpression> time = timeAt(head);
            String preposition = preposition(head);
            if (time.isPresent()) {
                found.add(time(time.get()));
            } else if (isNominal(head)) {
                boolean audience = preposition.equals("to") || preposition.equals("with");
                add(phrase(head, others), head, preposition, audience, found);
            }
        }
    }

    private static Adjunct time(TimeExpression time) {
        return new Adjunct(time.span(), time.endToken(), false, true, List.of());
    }

    private void add(
            TokenRange phrase,
            int head,
            String preposition,
            boolean audience,
            List<Adjunct> found) {
        List<Venue> venue =
                audience
                        ? adjuncts.occasion(document, phrase, head)
                        : adjuncts.isVenuePreposition(preposition)
                                ? adjuncts.venue(document, phrase, head)
                                : List.of();
        if (audience || !venue.isEmpty()) {
            found.add(
                    new Adjunct(
                            document.span(phrase.first(), phrase.end()),
                            phrase.end(),
                            audience,
                            false,
                            venue));
        }
    }

    /** Whether the verb's object is told or asked: "urged them to", but not "expects them to". */
    private boolean tellsObject(int verb) {
        return cues.takes(tokens.get(verb).lemma(), "audience") || appeals(verb, "obj-to");
    }

    /** "promised elections": what is said, where a verb takes that for its object as well. */
    private boolean isPromised(int verb, int head) {
        return cues.takes(tokens.get(verb).lemma(), "obj") && !Adjuncts.mayListen(document, head);
    }

    private boolean appeals(int verb, String frame) {
        return cues.kind(tokens.get(verb).lemma(), frame).filter(APPEALS::contains).isPresent();
    }

    /** Whether the verb with the preposition before that word appeals: "called on them". */
    private boolean isAppealed(int verb, int head) {
        String cue = tokens.get(verb).lemma() + " " + preposition(head);
        return isNominal(head)
                && cues.framesOf(cue).stream()
                        .flatMap(frame -> cues.kind(cue, frame).stream())
                        .anyMatch(APPEALS::contains);
    }

    private boolean isVenue(int noun) {
        return adjuncts.venueKind(tokens.get(noun)).isPresent();
    }

    private boolean isSpeaking(int word) {
        return SPEAKING.contains(tokens.get(word).lemma());
    }

    private boolean isNominal(int token) {
        return NOMINAL.contains(tokens.get(token).tag());
    }

    private String preposition(int head) {
        return tree.dependents(head).stream()
                .filter(arc -> arc.label().equals("case") && arc.dependent() < head)
                .map(arc -> tokens.get(arc.dependent()).lemma())
                .findFirst()
                .orElse("");
    }

    private Optional<TimeExpression> timeAt(int token) {
        return document.times().stream()
                .filter(t -> t.firstToken() <= token && token < t.endToken())
                .findFirst();
    }

    /** The words of a noun phrase around its head, without its preposition and clauses. */
    private TokenRange phrase(int head, BitSet others) {
        int first = head;
        int end = head + 1;
        List<Integer> open = new ArrayList<>(List.of(head));
        while (!open.isEmpty()) {
            for (Arc arc : tree.dependents(open.remove(open.size() - 1))) {
                int word = arc.dependent();
                String relation = arc.label().split(":", 2)[0];
                boolean own = arc.head() != head || isOwn(relation, word);
                if (own && !others.get(word)) {
                    first = Math.min(first, word);
                    end = Math.max(end, word + 1);
                    open.add(word);
                }
            }
        }
        return new TokenRange(first, end);
    }

    private boolean isOwn(String relation, int word) {
        boolean other =
                relation.equals("nmod") || relation.equals("obl") || relation.equals("appos");
        return !OUTSIDE.contains(relation)
                && (!other || preposition(word).equals("of") || isOwner(word));
    }

    /** "the council's" before its noun. */
    private boolean isOwner(int word) {
        return tree.dependents(word).stream()
                .anyMatch(arc -> tokens.get(arc.dependent()).tag().equals("POS"));
    }
}
