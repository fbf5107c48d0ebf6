package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.document.TokenRange;
import org.newsgraph.table.TsvTable;

/**
 * Reads what may stand between a verb of saying and its content: who is told, when, where, in what.
 */
final class Adjuncts {
    private static final Set<String> VENUE_PREPOSITIONS =
            Set.of(
                    "in", "at", "on", "during", "via", "through", "by", "from", "over", "aboard",
                    "outside", "inside", "near");
    private static final Set<String> PEOPLE =
            TsvTable.load("/data/grammar/person-nouns.tsv").rows().stream()
                    .map(row -> row.get(0))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> AUDIENCE_PREPOSITIONS = Set.of("to", "with");

    private final Map<String, Venue.Kind> venueNouns;

    private Adjuncts(Map<String, Venue.Kind> venueNouns) {
        this.venueNouns = venueNouns;
    }

    static Adjuncts bundled() {
        Map<String, Venue.Kind> nouns = new TreeMap<>();
        for (TsvTable.Row row : TsvTable.load("/data/grammar/venues.tsv").rows()) {
            nouns.put(
                    row.get(0), Venue.Kind.valueOf(row.get(1).toUpperCase(java.util.Locale.ROOT)));
        }
        return new Adjuncts(nouns);
    }

    /**
     * One adjunct.
     *
     * @param span its words, without the preposition
     * @param end index one past its last token
     * @param isAudience whether it says who is told
     * @param isTime whether it says when
     * @param venue where or in what it was said
     */
    record Adjunct(Span span, int end, boolean isAudience, boolean isTime, List<Venue> venue) {
        Adjunct {
            venue = List.copyOf(venue);
        }
    }

    /** The adjuncts in a row from token {@code from} on. */
    List<Adjunct> after(
            AnnotatedDocument document,
            Phrases phrases,
            int from,
            boolean audience,
            Quotations quotations) {
        List<Adjunct> found = new ArrayList<>();
        int at = from;
        boolean told = !audience;
        while (at < phrases.endToken()) {
            if (quotations.isQuoted(document.tokens().get(at).start())) {
                break;
            }
            int unit = phrases.unitOf(at);
            if (phrases.get(unit).firstToken() != at) {
                break;
            }
            Adjunct next = next(document, phrases, unit, !told && found.isEmpty());
            if (next == null) {
                break;
            }
            found.add(next);
            at = next.end();
        }
        return found;
    }

    private Adjunct next(AnnotatedDocument document, Phrases phrases, int unit, boolean audience) {
        Chunk chunk = phrases.get(unit);
        Optional<TimeExpression> time = timeAt(document, chunk.firstToken());
        if (time.isPresent()) {
            return new Adjunct(time.get().span(), time.get().endToken(), false, true, List.of());
        }
        if (phrases.is(unit, "ADVP")) {
            return new Adjunct(
                    document.span(chunk.firstToken(), chunk.endToken()),
                    chunk.endToken(),
                    false,
                    false,
                    List.of());
        }
        if (phrases.is(unit, "PP") && unit + 1 < phrases.size()) {
            int np = unit + 1;
            Optional<TimeExpression> when = timeAt(document, phrases.get(np).firstToken());
            if (when.isPresent()) {
                return new Adjunct(
                        when.get().span(), when.get().endToken(), false, true, List.of());
            }
            String preposition = phrases.last(unit).lemma();
            if (!phrases.is(np, "NP")) {
                return null;
            }
            int end = nounPhraseEnd(phrases, np);
            Span span = document.span(phrases.get(np).firstToken(), end);
            if (VENUE_PREPOSITIONS.contains(preposition)) {
                return new Adjunct(
                        span, end, false, false, venue(document, phrases, np, end, span));
            }
            if (AUDIENCE_PREPOSITIONS.contains(preposition)) {
                boolean isTold =
                        !preposition.equals("with")
                                || mayBeTold(document, phrases.get(np).endToken() - 1);
                return new Adjunct(span, end, isTold, false, List.of());
            }
            return null;
        }
        if (audience && phrases.is(unit, "NP")) {
            int end = nounPhraseEnd(phrases, unit);
            Span span = document.span(chunk.firstToken(), end);
            List<Venue> venue = venue(document, phrases, unit, end, span);
            return new Adjunct(
                    span,
                    end,
                    true,
                    false,
                    venue.stream().filter(v -> v.kind() == Venue.Kind.EVENT).toList());
        }
        return null;
    }

    /** Whether the word may stand for people: a name, "him", "the president". */
    static boolean mayListen(AnnotatedDocument document, int head) {
        Token token = document.tokens().get(head);
        return token.tag().equals("PRP") && !token.is("it")
                || document.mentionOfToken(head).isPresent()
                || PEOPLE.contains(token.lemma());
    }

    /**
     * "with a smile", "with regret": nobody is told, as are "colleagues", "the committee", "her".
     */
    static boolean mayBeTold(AnnotatedDocument document, int head) {
        return mayListen(document, head) || document.tokens().get(head).tag().equals("NNS");
    }

    private List<Venue> venue(
            AnnotatedDocument document, Phrases phrases, int np, int end, Span span) {
        return venue(document, span, phrases.get(np).endToken() - 1);
    }

    /** The venue that a phrase behind a preposition is; none if its noun names no venue. */
    List<Venue> venue(AnnotatedDocument document, TokenRange phrase, int head) {
        return venue(document, document.span(phrase.first(), phrase.end()), head);
    }

    private List<Venue> venue(AnnotatedDocument document, Span span, int head) {
        Optional<Venue.Kind> kind = venueKind(document.tokens().get(head));
        if (kind.isPresent()) {
            return List.of(new Venue(span, kind.get()));
        }
        boolean place =
                document.mentionOfToken(head)
                        .filter(m -> m.type() == MentionType.LOC || m.type() == MentionType.ORG)
                        .isPresent();
        return place ? List.of(new Venue(span, Venue.Kind.PLACE)) : List.of();
    }

    /** The event that is told: "told a press conference". */
    List<Venue> occasion(AnnotatedDocument document, TokenRange phrase, int head) {
        return venueKind(document.tokens().get(head))
                .filter(kind -> kind == Venue.Kind.EVENT)
                .map(kind -> new Venue(document.span(phrase.first(), phrase.end()), kind))
                .stream()
                .toList();
    }

    Optional<Venue.Kind> venueKind(Token noun) {
        return Optional.ofNullable(venueNouns.get(noun.lemma().toLowerCase(java.util.Locale.ROOT)));
    }

    boolean isVenuePreposition(String lemma) {
        return VENUE_PREPOSITIONS.contains(lemma);
    }

    private int nounPhraseEnd(Phrases phrases, int unit) {
        int at = unit;
        while (true) {
            if (phrases.is(at + 1, "PP")
                    && phrases.isWord(at + 1, "of")
                    && phrases.is(at + 2, "NP")) {
                at += 2;
            } else if (phrases.is(at + 1, "NP") && phrases.head(at + 1).tag().equals("POS")) {
                at += 1;
            } else {
                return phrases.get(at).endToken();
            }
        }
    }

    private Optional<TimeExpression> timeAt(AnnotatedDocument document, int token) {
        return document.times().stream()
                .filter(t -> t.firstToken() <= token && token < t.endToken())
                .findFirst();
    }

    boolean isTime(AnnotatedDocument document, int token) {
        return timeAt(document, token).isPresent();
    }
}
