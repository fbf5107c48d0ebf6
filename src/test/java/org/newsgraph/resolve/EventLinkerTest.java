package org.newsgraph.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.nlp.OpenNlpAnnotator;

/** Events and statements of one short invented article, built claim by claim. */
class EventLinkerTest {
    private static final String TEXT =
            "Rosa Lind told a news conference in Oslo on May 3, 2031 as Jan Holt met Ole Berg in"
                    + " Turku.\n\nThe Holt-Berg meeting was short. The talks ended early.\n\nJan Holt"
                    + " will meet Ole Berg in Bergen. Jan Holt met Rosa Lind in Oslo.\n\nJan Holt met"
                    + " Eva Kern after arriving in Narvik on May 5, 2031.";

    private final List<Mention> mentions = new ArrayList<>();
    private final List<TimeExpression> times = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private AnnotatedDocument read = OpenNlpAnnotator.bundled().annotate(Marked.article(TEXT));

    private Span span(String words, int from) {
        int start = TEXT.indexOf(words, from);
        return new Span(start, start + words.length());
    }

    private void name(String words, MentionType type) {
        for (int at = TEXT.indexOf(words); at >= 0; at = TEXT.indexOf(words, at + 1)) {
            Span span = new Span(at, at + words.length());
            int first = read.tokenAt(at);
            mentions.add(new Mention(span, type, first, read.tokenAt(span.end() - 1) + 1, 1));
        }
    }

    private void time(String words, String norm) {
        Span span = span(words, 0);
        times.add(
                new TimeExpression(
                        span,
                        read.tokenAt(span.start()),
                        read.tokenAt(span.end() - 1) + 1,
                        Optional.of(norm),
                        DateBasis.EXPLICIT));
    }

    private void event(
            EventType type,
            Factuality factuality,
            Span trigger,
            boolean definite,
            List<Span> parties,
            List<Span> places,
            List<Span> dates) {
        List<Party> sides = new ArrayList<>();
        parties.forEach(party -> sides.add(new Party(party, sides.size() + 1)));
        events.add(
                new Event(
                        type,
                        factuality,
                        trigger,
                        List.of(),
                        sides,
                        places,
                        dates,
                        Optional.empty(),
                        EventMode.IN_PERSON,
                        definite,
                        OptionalInt.empty(),
                        new Evidence(trigger, "test", 1)));
    }

    private Resolution resolve() {
        for (String person : List.of("Rosa Lind", "Jan Holt", "Ole Berg", "Eva Kern")) {
            name(person, MentionType.PER);
        }
        for (String place : List.of("Oslo", "Turku", "Bergen", "Narvik")) {
            name(place, MentionType.LOC);
        }
        mentions.sort((a, b) -> a.span().compareTo(b.span()));
        time("May 3, 2031", "2031-05-03");
        time("May 5, 2031", "2031-05-05");

        int one = TEXT.indexOf("as Jan Holt");
        event(
                EventType.MEETING,
                Factuality.HAPPENED,
                span("met", one),
                false,
                List.of(span("Jan Holt", one), span("Ole Berg", one)),
                List.of(span("Turku", one)),
                List.of());
        int two = TEXT.indexOf("Holt-Berg");
        event(
                EventType.MEETING,
                Factuality.HAPPENED,
                span("meeting", two),
                true,
                List.of(span("Holt", two), span("Berg", two)),
                List.of(),
                List.of());
        event(
                EventType.NEGOTIATION,
                Factuality.HAPPENED,
                span("talks", two),
                true,
                List.of(),
                List.of(),
                List.of());
        int four = TEXT.indexOf("Jan Holt will");
        event(
                EventType.MEETING,
                Factuality.PLANNED,
                span("meet", four),
                false,
                List.of(span("Jan Holt", four), span("Ole Berg", four)),
                List.of(span("Bergen", four)),
                List.of());
        int five = TEXT.indexOf("Jan Holt met Rosa");
        event(
                EventType.MEETING,
                Factuality.HAPPENED,
                span("met", five),
                false,
                List.of(span("Jan Holt", five), span("Rosa Lind", five)),
                List.of(span("Oslo", five)),
                List.of());
        int six = TEXT.indexOf("Jan Holt met Eva");
        event(
                EventType.MEETING,
                Factuality.HAPPENED,
                span("met", six),
                false,
                List.of(span("Jan Holt", six), span("Eva Kern", six)),
                List.of(),
                List.of());
        event(
                EventType.VISIT,
                Factuality.HAPPENED,
                span("arriving", six),
                false,
                List.of(span("Jan Holt", six)),
                List.of(span("Narvik", six)),
                List.of(span("May 5, 2031", six)));
        Attribution told =
                new Attribution(
                        List.of(span("Rosa Lind", 0)),
                        List.of(span("told", 0)),
                        List.of(span("early", 0)),
                        QuoteType.INDIRECT,
                        SayingKind.SAY,
                        Polarity.POSITIVE,
                        Optional.of(span("a news conference", 0)),
                        List.of(new Venue(span("Oslo", 0), Venue.Kind.PLACE)),
                        Optional.of(span("May 3, 2031", 0)),
                        OptionalInt.empty(),
                        new Evidence(span("told", 0), "test", 1));
        AnnotatedDocument document =
                new AnnotatedDocument(
                        read.article(),
                        read.sentences(),
                        read.tokens(),
                        read.chunks(),
                        mentions,
                        times,
                        List.of());
        return ArticleResolver.bundled()
                .resolve(document, new ArticleClaims(List.of(told), events, List.of(), List.of()));
    }

    private static List<String> who(Resolution.EventSlots event) {
        return event.participants().stream().map(Resolution.Participant::entity).toList();
    }

    @Test
    void whatIsToldTwiceIsOneEvent() {
        Resolution resolution = resolve();

        assertEquals(
                List.of(0, 0, 0, 3, 4, 5, 6),
                resolution.events().stream().map(Resolution.EventSlots::sameAs).toList());
        List<String> pair = List.of("person/jan-holt", "person/ole-berg");
        assertEquals(pair, who(resolution.events().get(1)));
        assertEquals(pair, who(resolution.events().get(2)));
        assertEquals(
                Optional.of("place/turku-fi"), resolution.events().get(2).places().get(0).entity());
    }

    @Test
    void anEventBesideADatedStatementHasItsDate() {
        Resolution resolution = resolve();

        ResolvedDate date = resolution.events().get(0).dates().get(0);
        assertEquals("2031-05-03", date.norm());
        assertEquals(DateBasis.SAME_TIME_AS, date.basis());
        assertEquals(List.of(), resolution.events().get(3).dates());
        assertEquals(List.of(), resolution.events().get(4).dates());
    }

    @Test
    void whereAndWhenOneArrivesOneMeets() {
        Resolution.EventSlots meeting = resolve().events().get(5);

        assertEquals(Optional.of("place/narvik"), meeting.places().get(0).entity());
        assertEquals("2031-05-05", meeting.dates().get(0).norm());
        assertEquals(DateBasis.SAME_TIME_AS, meeting.dates().get(0).basis());
    }

    @Test
    void aStatementHasItsPlaceAndDateButNoOccasionAsAudience() {
        Resolution.StatementSlots told = resolve().statements().get(0);

        assertEquals(List.of("person/rosa-lind"), told.speakers());
        assertEquals(List.of(), told.audience());
        assertEquals(Optional.of("place/oslo-no"), told.place());
        assertEquals("2031-05-03", told.date().orElseThrow().norm());
        assertEquals(DateBasis.EXPLICIT, told.date().orElseThrow().basis());
    }
}
