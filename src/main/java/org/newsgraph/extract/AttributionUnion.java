package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.Span;

/**
 * Joins what the language model and the grammar read. Where both found a cue, the words are the
 * model's, which sees the whole passage, and the kind of saying is the grammar's, which knows how
 * the verb is used; either can see that it is denied. Of what the grammar alone found there is
 * taken what the model is not made to find, sayings inside of what is said and refusals to comment;
 * and, though the grammar errs more, whatever an event may be said in: a saying that is missed
 * makes a fact of a claim.
 */
final class AttributionUnion {
    private AttributionUnion() {}

    /**
     * The attributions of both, each cue once, in text order.
     *
     * @param mayTellOfEvent whether the words of a content can tell of an event
     * @param isOpen whether the model left its cue to others
     */
    static Extraction<Attribution> of(
            List<Attribution> byModel,
            Extraction<Attribution> byGrammar,
            List<Attribution> byTree,
            Predicate<Attribution> mayTellOfEvent,
            Predicate<Attribution> isOpen) {
        List<Attribution> joined = new ArrayList<>();
        List<Attribution> left = new ArrayList<>(byGrammar.claims());
        for (Attribution model : byModel) {
            Optional<Attribution> same =
                    left.stream().filter(grammar -> sameCue(model, grammar)).findFirst();
            same.ifPresent(left::remove);
            joined.add(same.map(grammar -> merge(model, grammar)).orElse(model).alone());
        }
        left.stream()
                .filter(
                        each ->
                                mayTellOfEvent.test(each)
                                        || isOpen.test(each)
                                        || isInside(each, byModel)
                                        || each.kind() == SayingKind.DECLINE_TO_COMMENT)
                .map(each -> byTree(each, byTree))
                .map(each -> uncrossed(each, byModel))
                .forEach(each -> joined.add(each.alone()));
        // "X was quoted by Y as saying" is one saying, of X.
        byTree.stream()
                .filter(each -> each.evidence().rule().equals(TreeRelationFinder.QUOTED))
                .filter(each -> joined.removeIf(other -> says(other, each.cue().get(0))))
                .toList()
                .forEach(each -> joined.add(each.alone()));
        byTree.stream()
                .filter(each -> joined.stream().noneMatch(other -> sameCue(each, other)))
                .filter(
                        each ->
                                isInside(each, joined)
                                        || isAround(each, joined)
                                        || isOpen.test(each))
                .toList()
                .forEach(each -> joined.add(each.alone()));
        joined.sort(
                Comparator.comparing(
                        (Attribution a) ->
                                a.cue().isEmpty() ? a.content().get(0) : a.cue().get(0)));
        return new Extraction<>(AttributionReader.nest(joined), byGrammar.rejections());
    }

    /** Where phrases and the tree found a cue, the words are those that the tree tells. */
    private static Attribution byTree(Attribution grammar, List<Attribution> byTree) {
        return byTree.stream()
                .filter(tree -> sameCue(tree, grammar))
                .findFirst()
                .map(tree -> merge(tree, grammar))
                .orElse(grammar);
    }

    /** Whether another saying is part of what is said. */
    private static boolean isAround(Attribution each, List<Attribution> others) {
        return others.stream().anyMatch(other -> isInside(other, List.of(each)));
    }

    /**
     * The attribution without what it takes in of the saying that it is a part of: "X expects a
     * storm, Y said".
     */
    private static Attribution uncrossed(Attribution each, List<Attribution> others) {
        for (Attribution outer : others) {
            boolean crosses =
                    each.content().stream().anyMatch(c -> c.contains(outer.cue().get(0)))
                            && outer.content().stream()
                                    .anyMatch(c -> c.contains(each.cue().get(0)));
            if (crosses) {
                List<Span> kept =
                        each.content().stream()
                                .flatMap(
                                        mine ->
                                                outer.content().stream()
                                                        .filter(mine::overlaps)
                                                        .map(mine::intersection))
                                .toList();
                return kept.isEmpty() ? each : each.withContent(kept);
            }
        }
        return each;
    }

    private static boolean says(Attribution outer, Span words) {
        return outer.content().stream().anyMatch(content -> content.contains(words));
    }

    private static boolean isInside(Attribution each, List<Attribution> others) {
        Span whole =
                Stream.concat(each.cue().stream(), each.content().stream())
                        .reduce(Span::union)
                        .orElseThrow();
        return others.stream()
                .flatMap(other -> other.content().stream())
                .anyMatch(content -> content.contains(whole) && !content.equals(whole));
    }

    private static boolean sameCue(Attribution a, Attribution b) {
        return a.cue().stream().anyMatch(cue -> b.cue().stream().anyMatch(cue::overlaps));
    }

    private static Attribution merge(Attribution model, Attribution grammar) {
        if (grammar.evidence().rule().equals("adverb")) {
            // "X allegedly met Y": the adverb ascribes all of its clause, and not to X.
            return grammar;
        }
        // "denied reports that": the subject of the verb is not whose reports they are.
        boolean isNoun = model.evidence().rule().equals("tree-noun");
        boolean declines = model.kind() == SayingKind.DECLINE_TO_COMMENT;
        return new Attribution(
                !isNoun && isFiner(grammar.source(), model.source())
                        ? grammar.source()
                        : model.source(),
                model.cue(),
                model.content(),
                model.quoteType(),
                declines ? model.kind() : grammar.kind(),
                model.polarity() == Polarity.NEGATIVE ? model.polarity() : grammar.polarity(),
                model.audience().or(grammar::audience),
                model.venues().isEmpty() ? grammar.venues() : model.venues(),
                model.time().or(grammar::time),
                OptionalInt.empty(),
                model.evidence());
    }

    /** Whether it names somebody where the other does not, or tells apart whom the other joins. */
    private static boolean isFiner(List<Span> source, List<Span> other) {
        if (other.isEmpty()) {
            return !source.isEmpty();
        }
        Span whole = other.stream().reduce(Span::union).orElseThrow();
        return source.size() > other.size() && source.stream().allMatch(whole::contains);
    }
}
