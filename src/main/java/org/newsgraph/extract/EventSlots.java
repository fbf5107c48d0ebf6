package org.newsgraph.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.extract.SentenceSyntax.Adjunct;

/** Where and when an event was, by the adjuncts of its word. */
final class EventSlots {
    /** What stands before a place where one meets. */
    static final Set<String> PLACE_PREPOSITIONS =
            Set.of("in", "at", "inside", "near", "outside", "aboard", "on");

    private static final Set<String> TIME_PREPOSITIONS =
            Set.of(
                    "", "on", "in", "at", "from", "by", "during", "for", "since", "until", "late",
                    "as");

    private final AnnotatedDocument document;
    private final EventGrammar grammar;
    private final Sentence sentence;
    private final List<Part> parts;

    EventSlots(
            AnnotatedDocument document, EventGrammar grammar, Sentence sentence, List<Part> parts) {
        this.document = document;
        this.grammar = grammar;
        this.sentence = sentence;
        this.parts = parts;
    }

    void places(EventDraft draft, List<Adjunct> adjuncts) {
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.objects().isEmpty()) {
                if (parts.get(adjunct.part()).word().equals("here")) {
                    draft.places.add(
                            document.span(
                                    parts.get(adjunct.part()).first(),
                                    parts.get(adjunct.part()).end()));
                }
                continue;
            }
            if (!PLACE_PREPOSITIONS.contains(adjunct.preposition()) || isDenied(adjunct)) {
                continue;
            }
            for (Phrase phrase : adjunct.objects()) {
                boolean site =
                        isPlaceNoun(phrase)
                                || adjunct.preposition().equals("at")
                                        && (phrase.kind() == Phrase.Kind.ORGANIZATION
                                                || phrase.kind() == Phrase.Kind.PROPER);
                site |= phrase.kind().isName() && hasPlaceHead(phrase);
                site &= !isVagueTown(phrase);
                boolean named = phrase.kind() == Phrase.Kind.PLACE;
                if (adjunct.preposition().equals("on") ? site && !named : site || named) {
                    draft.places.addAll(placeSpans(phrase));
                }
            }
        }
    }

    /** "in Oslo, not in Bonn" */
    private boolean isDenied(Adjunct adjunct) {
        int before = parts.get(adjunct.part()).first() - 1;
        return before >= sentence.firstToken() && document.tokens().get(before).is("not");
    }

    void addTimes(EventDraft draft, List<Adjunct> adjuncts) {
        for (Adjunct adjunct : adjuncts) {
            if (!TIME_PREPOSITIONS.contains(adjunct.preposition()) || isDenied(adjunct)) {
                continue;
            }
            for (Phrase phrase : adjunct.objects()) {
                if (phrase.kind() == Phrase.Kind.TIME) {
                    phrase.times().forEach(t -> draft.times.add(document.times().get(t).span()));
                }
            }
        }
    }

    boolean isDestination(Phrase phrase) {
        return phrase.kind() == Phrase.Kind.PLACE
                || phrase.kind() == Phrase.Kind.ORGANIZATION && phrase.name().isPresent()
                || phrase.kind() == Phrase.Kind.PROPER
                || isPlaceNoun(phrase);
    }

    boolean isPlaceNoun(Phrase phrase) {
        return phrase.kind() != Phrase.Kind.TIME
                && !phrase.kind().isName()
                && grammar.isPlace(lemma(phrase.head()).toLowerCase(Locale.ROOT));
    }

    private boolean hasPlaceHead(Phrase phrase) {
        return grammar.isPlace(
                document.tokens().get(phrase.head()).text().toLowerCase(Locale.ROOT));
    }

    /** "a city that ...": says nothing of where. */
    private boolean isVagueTown(Phrase phrase) {
        String first = document.tokens().get(phrase.first()).text();
        return phrase.name().isEmpty()
                && isTown(phrase)
                && first.equalsIgnoreCase("a")
                && placeSpans(phrase).get(0).start()
                        == document.tokens().get(phrase.first()).start();
    }

    /** A place's words: its name, or the whole phrase if it has none. */
    List<Span> placeSpans(Phrase phrase) {
        if (phrase.kind() == Phrase.Kind.PLACE) {
            // "the port city of Bergen": the name after "of" says where.
            return List.of(phrase.span(document));
        }
        List<Span> names =
                IntStream.range(phrase.head() + 1, Math.max(phrase.end(), phrase.head() + 1))
                        .mapToObj(document::mentionOfToken)
                        .flatMap(Optional::stream)
                        .distinct()
                        .filter(m -> m.endToken() <= phrase.end() && m.type() == MentionType.LOC)
                        .map(Mention::span)
                        .toList();
        if (names.isEmpty()
                && phrase.name().isPresent()
                && phrase.end() == phrase.name().get().endToken()) {
            return List.of(phrase.span(document));
        }
        if (!names.isEmpty() && isPlaceNoun(phrase) && isTown(phrase)) {
            return names;
        }
        return List.of(phrase.span(document));
    }

    private boolean isTown(Phrase phrase) {
        return FrameWords.has("town", lemma(phrase.head()).toLowerCase(Locale.ROOT));
    }

    private String lemma(int token) {
        return document.tokens().get(token).lemma();
    }
}
