package org.newsgraph.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

/**
 * What looks like a saying and is none: a plea before a court, a call on somebody who is asked for
 * nothing; and what somebody might have said.
 */
final class Unsaid {
    /** With "have" they tell of what was not done, or that nobody knows of. */
    private static final Set<String> MODALS =
            Set.of("could", "might", "may", "would", "should", "'d", "\u2019d");

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final DependencyTree tree;
    private final CueTable cues;

    Unsaid(AnnotatedDocument document, DependencyTree tree, CueTable cues) {
        this.document = document;
        this.tokens = document.tokens();
        this.tree = tree;
        this.cues = cues;
    }

    /** Whether nothing is said: "pleaded guilty to fraud", "called on her aunt". */
    boolean isNothing(Attribution said) {
        OptionalInt verb = verb(said);
        return verb.isPresent()
                && (plea(verb.getAsInt()).isPresent() || isVisit(said, verb.getAsInt()));
    }

    /**
     * A plea as what it says of the charge, "could have said" as what was not said; any other
     * saying as it is.
     */
    Attribution asSaid(Attribution said) {
        OptionalInt verb = verb(said);
        if (verb.isEmpty()) {
            return said;
        }
        Optional<SayingKind> plea = plea(verb.getAsInt());
        if (plea.isPresent()) {
            SayingKind kind = isNegated(verb.getAsInt()) ? SayingKind.DENY : plea.get();
            return said.of(kind, kind == SayingKind.DENY ? Polarity.NEGATIVE : Polarity.POSITIVE);
        }
        return isUnreal(verb.getAsInt()) ? said.of(said.kind(), Polarity.NEGATIVE) : said;
    }

    /** The last verb of the cue: "went on to say". */
    private OptionalInt verb(Attribution said) {
        return said.cue().stream()
                .flatMapToInt(this::tokensOf)
                .filter(word -> tokens.get(word).isVerb())
                .reduce((first, second) -> second);
    }

    private IntStream tokensOf(Span span) {
        int first = document.tokenAt(span.start());
        return IntStream.range(first, tokens.size())
                .takeWhile(word -> tokens.get(word).start() < span.end());
    }

    /** "pleaded guilty", "pleads not guilty": a row of the two words tells what that is. */
    private Optional<SayingKind> plea(int verb) {
        return tree.dependents(verb).stream()
                .filter(arc -> arc.dependent() > verb)
                .map(arc -> tokens.get(verb).lemma() + " " + tokens.get(arc.dependent()).lemma())
                .flatMap(words -> cues.kind(words, "plea").stream())
                .findFirst();
    }

    private boolean isNegated(int verb) {
        return tree.dependents(verb).stream()
                .filter(arc -> cues.takes(key(verb, arc), "plea"))
                .anyMatch(
                        arc ->
                                IntStream.range(verb, arc.dependent())
                                        .anyMatch(word -> tokens.get(word).is("not")));
    }

    private String key(int verb, Arc arc) {
        return tokens.get(verb).lemma() + " " + tokens.get(arc.dependent()).lemma();
    }

    /** "called on Ann Moss": to see her, where nothing follows that she is to do. */
    private boolean isVisit(Attribution said, int verb) {
        boolean isOn =
                verb + 1 < tokens.size()
                        && cues.takes(
                                tokens.get(verb).lemma() + " " + tokens.get(verb + 1).lemma(),
                                "obj-to");
        return isOn
                && said.content().stream()
                        .flatMapToInt(this::tokensOf)
                        .allMatch(
                                word ->
                                        isPerson(word)
                                                || word == verb + 1
                                                || tokens.get(word).tag().equals("PRP"));
    }

    private boolean isPerson(int word) {
        return document.mentionOfToken(word)
                .filter(mention -> mention.type() == MentionType.PER)
                .isPresent();
    }

    /** "could have said", "might have told". */
    private boolean isUnreal(int verb) {
        boolean isModal = false;
        boolean isPerfect = false;
        for (Arc arc : tree.dependents(verb)) {
            boolean isBefore = arc.label().startsWith("aux") && arc.dependent() < verb;
            isModal |= isBefore && MODALS.contains(lower(arc.dependent()));
            isPerfect |= isBefore && tokens.get(arc.dependent()).lemma().equals("have");
        }
        return isModal && isPerfect && !tokens.get(verb).tag().equals("VB");
    }

    private String lower(int word) {
        return tokens.get(word).text().toLowerCase(Locale.ROOT);
    }
}
