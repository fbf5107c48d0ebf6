package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.Block;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.document.TokenRange;
import org.newsgraph.extract.Adjuncts.Adjunct;

/**
 * Makes claims of relations between source, cue and content in one document, whoever found them:
 * kind, polarity and what goes with the cue are read from the words around it.
 */
final class RelationReader {
    private static final Set<String> NEGATIONS =
            Set.of("not", "n't", "n\u2019t", "never", "no", "nor", "neither", "none", "nobody");
    private static final Set<String> REFUSALS = Set.of("decline", "refuse", "fail");

    /** Verbs whose passive tells in a caption what a picture shows: "is seen leaving". */
    private static final Set<String> PICTURED =
            Set.of("see", "show", "picture", "photograph", "film", "depict");

    /** Relations of words that a phrase does not end with, their noun being still to come. */
    private static final Set<String> OPENS = Set.of("det", "case", "amod", "compound", "nummod");

    /** How far off that noun may stand. */
    private static final int REACH = 4;

    private static final Set<String> NOMINAL = Set.of("NN", "NNS", "NNP", "NNPS", "PRP");

    private final AnnotatedDocument document;
    private final DependencyTree tree;
    private final List<Token> tokens;
    private final CueTable cues;
    private final CueAdjuncts cueAdjuncts;
    private final Quotations quotations;
    private final BitSet open = new BitSet();

    RelationReader(
            AnnotatedDocument document, DependencyTree tree, CueTable cues, Adjuncts adjuncts) {
        this.document = document;
        this.cues = cues;
        this.tree = tree;
        cueAdjuncts = new CueAdjuncts(document, tree, cues, adjuncts);
        tokens = document.tokens();
        quotations = Quotations.of(document);
    }

    /**
     * The attributions, by their cues; none nested.
     *
     * @param rule what found the relations
     */
    List<Attribution> read(List<AttributionRelation> relations, String rule) {
        BitSet words = new BitSet();
        for (AttributionRelation relation : relations) {
            words.set(relation.cue().first(), relation.cue().end());
            relation.source().forEach(range -> words.set(range.first(), range.end()));
        }
        return relations.stream()
                .flatMap(relation -> withinItsBlock(relation).stream())
                .filter(relation -> !isPicture(relation))
                .map(relation -> whole(relation, words))
                .sorted(Comparator.comparingInt(relation -> relation.cue().first()))
                .map(relation -> attribution(relation, rule))
                .toList();
    }

    /**
     * The relation without what a headline and the text below it share by mistake; what is said
     * there is noted as open. Empty if nothing of its content is left.
     */
    private Optional<AttributionRelation> withinItsBlock(AttributionRelation relation) {
        int cue = blockOf(relation.cue().first());
        List<TokenRange> content =
                relation.content().stream().flatMap(range -> shared(range, cue).stream()).toList();
        if (content.equals(relation.content())) {
            return Optional.of(relation);
        }
        relation.content().forEach(range -> open.set(range.first(), range.end()));
        content.forEach(range -> open.clear(range.first(), range.end()));
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AttributionRelation(
                                relation.cue(), relation.source(), content, relation.confidence()));
    }

    /**
     * The relation with each content up to the noun that it breaks off before: after "had signed"
     * in "had signed nothing", after "the flow of the" in "the flow of the river".
     *
     * @param words the words of all cues and sources
     */
    private AttributionRelation whole(AttributionRelation relation, BitSet words) {
        BitSet taken = (BitSet) words.clone();
        relation.content().forEach(range -> taken.set(range.first(), range.end()));
        List<TokenRange> content =
                relation.content().stream()
                        .map(range -> new TokenRange(range.first(), endOfPhrase(range, taken)))
                        .toList();
        return content.equals(relation.content())
                ? relation
                : new AttributionRelation(
                        relation.cue(), relation.source(), content, relation.confidence());
    }

    private int endOfPhrase(TokenRange range, BitSet taken) {
        int last = range.end() - 1;
        int sentence = document.sentences().get(document.sentenceOfToken(last)).endToken();
        for (int noun = range.end(); noun < Math.min(range.end() + REACH, sentence); noun++) {
            if (taken.get(noun) || !Character.isLetterOrDigit(tokens.get(noun).text().charAt(0))) {
                break;
            }
            if (isOpenTo(last, noun)) {
                return noun + 1;
            }
        }
        return range.end();
    }

    /** Whether a phrase of which the last word is a part, or which that verb takes, ends here. */
    private boolean isOpenTo(int last, int noun) {
        Arc up = tree.governor(last).orElse(null);
        boolean isPart =
                up != null && up.head() == noun && OPENS.contains(TreeWords.relation(up.label()));
        Arc arc = tree.governor(noun).orElse(null);
        boolean isObject = arc != null && arc.head() == last && arc.label().equals("obj");
        return (isPart || isObject) && tokens.get(noun).isNoun();
    }

    /**
     * The words of a range that a headline parts which are on the side of that block, if there are
     * any; another range as it is.
     */
    private Optional<TokenRange> shared(TokenRange range, int block) {
        if (!isParted(blockOf(range.first()), blockOf(range.end() - 1))) {
            return Optional.of(range);
        }
        int first = range.first();
        int end = range.end();
        while (first < end && isParted(blockOf(first), block)) {
            first++;
        }
        while (end > first && isParted(blockOf(end - 1), block)) {
            end--;
        }
        return first < end ? Optional.of(new TokenRange(first, end)) : Optional.empty();
    }

    private boolean isParted(int block, int other) {
        return block != other && (isHeadline(block) || isHeadline(other));
    }

    private boolean isHeadline(int block) {
        return document.article().blocks().get(block).kind() == Block.Kind.HEADLINE;
    }

    private int blockOf(int token) {
        int start = tokens.get(token).start();
        List<Block> blocks = document.article().blocks();
        int at = 0;
        while (at + 1 < blocks.size() && blocks.get(at + 1).span().start() <= start) {
            at++;
        }
        return at;
    }

    /** Whether the model took the saying's cue for a part of a saying in a headline. */
    boolean isOpen(Attribution said) {
        return said.cue().stream().anyMatch(cue -> open.get(document.tokenAt(cue.start())));
    }

    private boolean isPicture(AttributionRelation relation) {
        int verb = tree.head(relation.cue());
        return PICTURED.contains(tokens.get(verb).lemma())
                && tree.dependent(verb, "aux:pass").isPresent()
                && tree.dependent(verb, "xcomp")
                        .filter(doing -> tokens.get(doing).tag().equals("VBG"))
                        .isPresent();
    }

    private Attribution attribution(AttributionRelation found, String rule) {
        AttributionRelation relation =
                new AttributionRelation(
                        withoutTime(found.cue()),
                        found.source(),
                        found.content(),
                        found.confidence());
        Span cue = span(relation.cue());
        List<Span> content = relation.content().stream().map(this::span).toList();
        List<Span> source =
                relation.source().stream().flatMap(range -> speakers(range).stream()).toList();
        SayingKind kind = kind(relation.cue());
        boolean isNegated = isNegated(relation.cue());
        // Who "did not deny" it has said nothing of it either.
        if (isNegated && (isAnswer(relation.cue()) || kind == SayingKind.DENY)) {
            kind = SayingKind.DECLINE_TO_COMMENT;
        }
        Span evidence = content.stream().reduce(cue, Span::union);
        for (Span speaker : source) {
            evidence = evidence.union(speaker);
        }
        List<Adjunct> around = adjuncts(relation);
        return new Attribution(
                source,
                List.of(cue),
                content,
                quotations.typeOf(content),
                kind,
                polarity(relation.cue(), kind, isNegated),
                around.stream().filter(Adjunct::isAudience).map(Adjunct::span).findFirst(),
                venues(around),
                around.stream().filter(Adjunct::isTime).map(Adjunct::span).findFirst(),
                OptionalInt.empty(),
                new Evidence(evidence, rule, relation.confidence()));
    }

    /** "said" of "said Wednesday": the day is a slot of its own. */
    private TokenRange withoutTime(TokenRange cue) {
        int end = cue.end();
        for (TimeExpression time : document.times()) {
            if (time.firstToken() > cue.first() && time.firstToken() < end) {
                end = time.firstToken();
            }
        }
        while (end > cue.first() + 1 && tokens.get(end - 1).tag().equals("IN")) {
            end--;
        }
        return end < cue.end() && hasVerb(cue.first(), end)
                ? new TokenRange(cue.first(), end)
                : cue;
    }

    private boolean hasVerb(int first, int end) {
        return tokens.subList(first, end).stream().anyMatch(Token::isVerb);
    }

    /** Each venue once. */
    private static List<Venue> venues(List<Adjunct> around) {
        List<Venue> venues = new ArrayList<>();
        for (Adjunct adjunct : around) {
            for (Venue venue : adjunct.venue()) {
                if (venues.stream().noneMatch(known -> known.span().overlaps(venue.span()))) {
                    venues.add(venue);
                }
            }
        }
        return venues;
    }

    /** Who is told, when, where. */
    private List<Adjunct> adjuncts(AttributionRelation relation) {
        List<TokenRange> taken = new ArrayList<>(relation.content());
        taken.addAll(relation.source());
        return cueAdjuncts.of(tree.head(relation.cue()), relation.cue(), taken);
    }

    private Span span(TokenRange range) {
        return document.span(range.first(), range.end());
    }

    /** The words before the first conjunct and each conjunct; one if nothing is conjoined. */
    private List<Span> speakers(TokenRange source) {
        int head = tree.head(source);
        List<Integer> starts = new ArrayList<>();
        for (int i = source.first(); i < source.end(); i++) {
            Arc arc = tree.governor(i).orElse(null);
            if (arc != null
                    && arc.head() == head
                    && arc.label().equals("conj")
                    && NOMINAL.contains(tokens.get(i).tag())) {
                starts.add(first(i, source));
            }
        }
        List<Span> speakers = new ArrayList<>();
        int from = source.first();
        for (int start : starts) {
            int end = start;
            while (end > from && isLink(tokens.get(end - 1))) {
                end--;
            }
            if (end > from && start < source.end()) {
                speakers.add(document.span(from, end));
                from = start;
            }
        }
        speakers.add(document.span(from, source.end()));
        return speakers;
    }

    private static boolean isLink(Token token) {
        return token.tag().equals("CC") || token.is(",") || token.is("both");
    }

    /** The first word of what a conjunct governs, the conjunction itself left out. */
    private int first(int word, TokenRange range) {
        int first = word;
        for (int i = word - 1; i >= range.first(); i--) {
            if (isLink(tokens.get(i)) || !tree.isBelow(i, word)) {
                break;
            }
            first = i;
        }
        return first;
    }

    private SayingKind kind(TokenRange cue) {
        // The last verb of "went on to say" says it; a noun only where there is no verb.
        for (int i = cue.end() - 1; i >= cue.first(); i--) {
            Token token = tokens.get(i);
            if (token.isVerb() && cues.isCue(token.lemma())) {
                Optional<SayingKind> kind = anyKind(token.lemma());
                if (kind.isPresent()) {
                    return kind.get();
                }
            }
        }
        for (int i = cue.first(); i < cue.end(); i++) {
            Optional<SayingKind> kind = anyKind(tokens.get(i).lemma());
            if (kind.isPresent()) {
                return kind.get();
            }
        }
        return SayingKind.SAY;
    }

    private Optional<SayingKind> anyKind(String lemma) {
        for (String frame : List.of("that", "quote", "obj", "to", "noun", "adverb")) {
            Optional<SayingKind> kind = cues.kind(lemma, frame);
            if (kind.isPresent()) {
                return kind;
            }
        }
        return cues.framesOf(lemma).stream()
                .flatMap(frame -> cues.kind(lemma, frame).stream())
                .findFirst();
    }

    /** Whether the cue is to answer: not to do it is to decline to comment. */
    private boolean isAnswer(TokenRange cue) {
        boolean confirms = false;
        boolean denies = false;
        for (int i = cue.first(); i < cue.end(); i++) {
            String lemma = tokens.get(i).lemma();
            if (tokens.get(i).isVerb() && cues.takes(lemma, "comment")) {
                return true;
            }
            confirms |= lemma.equals("confirm");
            denies |= lemma.equals("deny");
        }
        // "would neither confirm nor deny"
        return confirms && denies;
    }

    private boolean isNegated(TokenRange cue) {
        if (isYetTo(cue)) {
            return true;
        }
        for (int i = Math.max(0, cue.first() - 2); i < cue.end(); i++) {
            if (isNegation(i) && (i >= cue.first() || tree.isBelow(i, cue.first()))) {
                return true;
            }
        }
        int head = tree.head(cue);
        for (int i = document.sentences().get(document.sentenceOfToken(head)).firstToken();
                i < head;
                i++) {
            // "Neither side has said", "No one accused"
            Arc arc = tree.governor(i).orElse(null);
            boolean isSubject = arc != null && arc.head() == head && isSubject(arc);
            boolean ofSubject =
                    arc != null
                            && tree.governor(arc.head())
                                    .filter(a -> a.head() == head && isSubject(a))
                                    .isPresent();
            if (isNegation(i) && (isSubject || ofSubject)) {
                return true;
            }
        }
        return false;
    }

    /** "have yet to comment": they have not. */
    private boolean isYetTo(TokenRange cue) {
        for (int i = Math.max(1, cue.first() - 2); i + 1 < cue.end(); i++) {
            String before = tokens.get(i - 1).lemma();
            if (tokens.get(i).is("yet")
                    && tokens.get(i + 1).tag().equals("TO")
                    && (before.equals("have") || before.equals("be"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSubject(Arc arc) {
        return arc.label().startsWith("nsubj");
    }

    private boolean isNegation(int token) {
        return NEGATIONS.contains(tokens.get(token).lemma())
                || NEGATIONS.contains(tokens.get(token).text());
    }

    private Polarity polarity(TokenRange cue, SayingKind kind, boolean isNegated) {
        boolean denies =
                isNegated || kind == SayingKind.DENY || kind == SayingKind.DECLINE_TO_COMMENT;
        for (int i = cue.first(); i < cue.end(); i++) {
            denies |= REFUSALS.contains(tokens.get(i).lemma());
        }
        return denies ? Polarity.NEGATIVE : Polarity.POSITIVE;
    }
}
