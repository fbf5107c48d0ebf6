package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.reader.Source;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;

/**
 * A real wire story, read whole. It is kept beside the project, since its text belongs to others.
 */
class WholeStoryTest {
    private static final Path STORY = Path.of("..", "shared", "seed", "yonhap-2023-09-13.txt");

    private static Reading reading;

    @BeforeAll
    static void read() {
        assumeTrue(Files.exists(STORY), "skipped: the wire story is not at " + STORY);
        List<Article> articles = new ArrayList<>();
        new ArticleReader()
                .read(
                        Source.of(STORY),
                        articles::add,
                        problem -> {
                            throw new AssertionError(problem.toString());
                        });
        reading = ArticlePipeline.bundled().read(articles.get(0));
    }

    @Test
    void theLeadersMet() {
        Resolution.EventSlots meeting =
                event(Factuality.HAPPENED, "person/kim-jong-un", "person/vladimir-putin");
        assertEquals(Set.of("person/kim-jong-un", "person/vladimir-putin"), participants(meeting));
        assertTrue(places(meeting).contains("place/russia"), places(meeting).toString());
        assertEquals("2023-09-13", meeting.dates().get(0).norm());
        assertEquals("same-time-as", meeting.dates().get(0).basis().key());
    }

    @Test
    void theCaptionTellsOfAnotherMeetingTheDayBefore() {
        Resolution.EventSlots meeting =
                event(Factuality.HAPPENED, "person/kim-jong-un", "Russian officials");
        assertEquals("2023-09-12", meeting.dates().get(0).norm());
        assertTrue(
                places(meeting).stream().anyMatch(place -> place.startsWith("place/khasan")),
                places(meeting).toString());
    }

    @Test
    void theSummitIsOnlyPlanned() {
        Resolution.EventSlots summit =
                event(Factuality.PLANNED, "person/kim-jong-un", "person/vladimir-putin");
        assertEquals(Set.of("person/kim-jong-un", "person/vladimir-putin"), participants(summit));
    }

    @Test
    void whoSaysWhat() {
        List<String> speakers = new ArrayList<>();
        for (Resolution.StatementSlots statement : reading.resolution().statements()) {
            speakers.add(String.join("+", statement.speakers()));
        }
        assertFalse(speakers.stream().anyMatch(s -> s.contains("putin")), speakers.toString());
        assertTrue(
                speakers.stream().filter("person/john-kirby"::equals).count() >= 10,
                speakers.toString());
        assertTrue(
                speakers.contains("org/government-of-north-korea+org/government-of-russia"),
                speakers.toString());
    }

    /** Its fourteen statements: speakers, first and last char of the content, day, where known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unnamed/                   | 33   | 128  | 2023-09-13
                    unnamed/                   | 196  | 306  |
                    person/john-kirby          | 375  | 506  |
                    person/john-kirby          | 508  | 734  | 2023-09-13
                    org/government-of-north-korea org/government-of-russia | 1197 | 1244 |
                    person/john-kirby          | 1247 | 1379 | 2023-09-13
                    person/john-kirby          | 1434 | 1512 |
                    person/john-kirby          | 1524 | 1588 |
                    person/john-kirby          | 1591 | 1831 |
                    person/john-kirby          | 1842 | 1993 |
                    person/john-kirby          | 1886 | 1940 | 2023-W36
                    person/john-kirby          | 2026 | 2063 |
                    person/john-kirby          | 2073 | 2216 |
                    person/john-kirby          | 2218 | 2430 |
                    """)
    void eachStatementHasItsSpeaker(String speakers, int start, int end, String date) {
        int at = statement(new Span(start, end));
        Resolution.StatementSlots slots = reading.resolution().statements().get(at);

        assertTrue(
                String.join(" ", slots.speakers()).startsWith(speakers),
                slots.speakers().toString());
        assertEquals(Optional.ofNullable(date), slots.date().map(day -> day.norm()));
    }

    @Test
    void thePressBriefingIsToldAtTheWhiteHouse() {
        for (Span content : List.of(new Span(508, 734), new Span(1247, 1379))) {
            Attribution told = reading.claims().attributions().get(statement(content));
            String audience = reading.document().text(told.audience().orElseThrow());
            assertTrue(audience.endsWith("press briefing"), audience);
            assertEquals(Venue.Kind.EVENT, told.venues().get(0).kind());
        }
        assertTrue(
                reading
                        .resolution()
                        .statements()
                        .get(statement(new Span(508, 734)))
                        .venues()
                        .stream()
                        .anyMatch(
                                venue -> venue.entity().equals(Optional.of("place/white-house"))));
    }

    /** The statement whose content shares four fifths of its chars with that span. */
    private static int statement(Span content) {
        List<Attribution> all = reading.claims().attributions();
        for (int i = 0; i < all.size(); i++) {
            Span said = all.get(i).content().stream().reduce(Span::union).orElseThrow();
            if (said.overlaps(content)
                    && said.intersection(content).length() >= 0.8 * said.union(content).length()) {
                return i;
            }
        }
        throw new AssertionError("no statement at " + content);
    }

    @Test
    void whoHoldsWhichOffice() {
        assertTrue(role("person/kim-jong-un", "leader", "place/north-korea"));
        assertTrue(role("person/vladimir-putin", "President", "place/russia"));
        assertTrue(
                role(
                        "person/john-kirby",
                        "strategic communications coordinator",
                        "org/national-security-council"));
    }

    @Test
    void notesAreNotRead() {
        List<Span> notes =
                reading.article().blocks().stream()
                        .filter(block -> block.kind() == Block.Kind.BOILERPLATE)
                        .map(Block::span)
                        .toList();
        assertFalse(notes.isEmpty());
        assertTrue(
                reading.document().tokens().stream()
                        .noneMatch(
                                token ->
                                        notes.stream()
                                                .anyMatch(note -> note.overlaps(token.span()))));
    }

    private static Resolution.EventSlots event(Factuality factuality, String... parties) {
        List<Event> events = reading.claims().events();
        for (int i = 0; i < events.size(); i++) {
            Resolution.EventSlots slots = reading.resolution().events().get(i);
            Set<String> there = participants(slots);
            Set<String> names = new TreeSet<>();
            slots.participants()
                    .forEach(
                            p -> names.add(reading.resolution().entities().get(p.entity()).name()));
            boolean all = true;
            for (String party : parties) {
                all &= there.contains(party) || names.contains(party);
            }
            if (events.get(i).factuality() == factuality && all) {
                return slots;
            }
        }
        throw new AssertionError("no event " + factuality + " of " + List.of(parties));
    }

    private static Set<String> participants(Resolution.EventSlots slots) {
        Set<String> ids = new TreeSet<>();
        slots.participants().forEach(p -> ids.add(p.entity()));
        return ids;
    }

    private static Set<String> places(Resolution.EventSlots slots) {
        Set<String> ids = new TreeSet<>();
        slots.places().forEach(p -> p.entity().ifPresent(ids::add));
        return ids;
    }

    private static boolean role(String person, String title, String organization) {
        Entity entity = reading.resolution().entities().get(person);
        return entity != null
                && entity.roles().stream()
                        .anyMatch(
                                r ->
                                        r.title().equals(title)
                                                && r.organization()
                                                        .filter(organization::equals)
                                                        .isPresent());
    }
}
