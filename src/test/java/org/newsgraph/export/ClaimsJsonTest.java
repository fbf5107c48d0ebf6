package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.newsgraph.claim.Role;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;
import org.newsgraph.resolve.ResolvedDate;

class ClaimsJsonTest {
    private static final String TEXT =
            "LISBON, Dec. 30 (Sample) -- Envoy Rui Salema told two deputies at the castle on Monday that"
                    + " an official said Salema met Ana Kolar in Lisbon. The meeting was short.";

    private final ClaimsJson writer = new ClaimsJson();

    @Test
    void keepsTheKeysOfTheContractInTheirOrder() throws IOException {
        JsonNode line = parse(reading(Optional.of(LocalDate.of(2031, 1, 2))));

        assertEquals(
                List.of(
                        "id",
                        "title",
                        "date",
                        "dateline",
                        "mentions",
                        "entities",
                        "attributions",
                        "events"),
                keys(line));
        assertEquals(
                List.of(
                        "id",
                        "source",
                        "cue",
                        "content",
                        "quoteType",
                        "speakers",
                        "unnamed",
                        "kind",
                        "polarity",
                        "nestedIn",
                        "audience",
                        "venue",
                        "venues",
                        "date",
                        "about",
                        "confidence",
                        "rule"),
                keys(line.at("/attributions/0")));
        assertEquals(
                List.of(
                        "id",
                        "type",
                        "factuality",
                        "trigger",
                        "participants",
                        "places",
                        "times",
                        "attributedTo",
                        "mode",
                        "topic",
                        "confidence",
                        "rule"),
                keys(line.at("/events/0")));
    }

    @Test
    void writesAStatementWithItsSlots() throws IOException {
        JsonNode said = parse(reading(Optional.empty())).at("/attributions/0");

        assertEquals("a1", said.get("id").asText());
        assertEquals("Rui Salema", words(said.at("/source/0/0"), said.at("/source/0/1")));
        assertEquals("[\"person/rui-salema\"]", said.get("speakers").toString());
        assertFalse(said.get("unnamed").asBoolean());
        assertEquals("say", said.get("kind").asText());
        assertTrue(said.get("nestedIn").isNull());
        assertEquals("two deputies", said.at("/audience/name").asText());
        assertEquals("unnamed/s1/two-deputies", said.at("/audience/entity").asText());
        assertEquals("castle", said.at("/venue/name").asText());
        assertTrue(said.at("/venue/entity").isNull());
        assertEquals(said.get("venue"), said.at("/venues/0"));
        assertEquals("Castle of St. George", said.at("/venues/1/name").asText());
        assertEquals("2030-12-30", said.at("/date/norm").asText());
        assertEquals("relative", said.at("/date/basis").asText());
        assertEquals("Monday", words(said.at("/date/start"), said.at("/date/end")));
        assertEquals(0.9123, said.get("confidence").asDouble());
    }

    @Test
    void nestsStatementsAndTellsWhoHasNoName() throws IOException {
        JsonNode inner = parse(reading(Optional.empty())).at("/attributions/1");

        assertEquals("a1", inner.get("nestedIn").asText());
        assertTrue(inner.get("unnamed").asBoolean());
        for (String slot : List.of("audience", "venue", "date")) {
            assertTrue(inner.get(slot).isNull(), slot);
        }
        assertEquals("[]", inner.get("venues").toString());
    }

    @Test
    void givesRowsOfOneEventOneId() throws IOException {
        JsonNode events = parse(reading(Optional.empty())).get("events");

        assertEquals(2, events.size());
        assertEquals("e1", events.at("/0/id").asText());
        assertEquals("e1", events.at("/1/id").asText());
        assertEquals("a2", events.at("/0/attributedTo").asText());
        assertTrue(events.at("/1/attributedTo").isNull());
        assertEquals("met", words(events.at("/0/trigger/start"), events.at("/0/trigger/end")));
    }

    @Test
    void leavesOffsetsAwayWhereAnotherSentenceGivesTheWords() throws IOException {
        JsonNode events = parse(reading(Optional.empty())).get("events");

        assertEquals(
                "Ana Kolar",
                words(events.at("/0/participants/1/start"), events.at("/0/participants/1/end")));
        JsonNode carried = events.at("/1/participants/1");
        assertEquals(List.of("name", "entity", "side", "unnamed"), keys(carried));
        assertEquals("Ana Kolar", carried.get("name").asText());
        assertEquals(2, carried.get("side").asInt());
        assertEquals("Lisbon", events.at("/0/places/0/name").asText());
        assertEquals(List.of("norm", "basis"), keys(events.at("/1/times/0")));
    }

    @Test
    void writesEntitiesWithRolesAndMentionsWithTheirEntity() throws IOException {
        JsonNode line = parse(reading(Optional.empty()));

        assertEquals("person/rui-salema", line.at("/mentions/0/entity").asText());
        assertEquals("PER", line.at("/mentions/0/type").asText());
        JsonNode salema =
                stream(line.get("entities")).stream()
                        .filter(entity -> entity.get("id").asText().equals("person/rui-salema"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("[\"Salema\"]", salema.get("aliases").toString());
        assertEquals("Envoy", salema.at("/roles/0/title").asText());
        assertTrue(salema.at("/roles/0/organization").isNull());
        assertEquals("current", salema.at("/roles/0/tenure").asText());
    }

    /** The year is the one closest to publication, and unknown where that is. */
    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "2031-01-02, 2030-12-30",
        "2030-12-31, 2030-12-30",
        "2030-07-02, 2030-12-30",
        ", XXXX-12-30"
    })
    void completesTheYearOfADateline(LocalDate published, String expected) throws IOException {
        JsonNode line = parse(reading(Optional.ofNullable(published)));

        assertEquals(expected, line.at("/dateline/date").asText());
        assertEquals("Lisbon", line.at("/dateline/place").asText());
    }

    @Test
    void isOneLineOfTheSameBytesEachTime() throws IOException {
        Reading reading = reading(Optional.empty());
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        writer.write(reading, first);
        writer.write(reading, second);

        assertArrayEquals(first.toByteArray(), second.toByteArray());
        String line = first.toString(StandardCharsets.UTF_8);
        assertEquals(line.length() - 1, line.indexOf('\n'));
    }

    @Test
    void survivesAnyChar() throws IOException {
        String odd = "a\u0000<&\"\\ü\uD83D\uDE00\uD83D\u2028\r\n";
        AnnotatedDocument document =
                new AnnotatedDocument(
                        article(odd, odd, Optional.empty(), Optional.empty()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Reading reading =
                new Reading(
                        document,
                        new ArticleClaims(List.of(), List.of(), List.of(), List.of()),
                        new Resolution(Map.of(), Map.of(), List.of(), List.of()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(reading, out);

        JsonNode line = new ObjectMapper().readTree(out.toByteArray());
        assertEquals("a\u0000<&\"\\ü\uD83D\uDE00\uFFFD\u2028\r\n", line.get("title").asText());
        assertTrue(line.get("dateline").isNull());
        assertTrue(line.get("date").isNull());
    }

    private JsonNode parse(Reading reading) throws IOException {
        return new ObjectMapper().readTree(writer.line(reading));
    }

    private static Reading reading(Optional<LocalDate> published) {
        Span salema = at("Rui Salema", 0);
        Span official = at("an official", 0);
        Span monday = at("Monday", 0);
        Evidence evidence = new Evidence(new Span(28, TEXT.length()), "said-before", 0.91234);
        Venue castle = new Venue(at("castle", 0), Venue.Kind.PLACE);
        Attribution outer =
                new Attribution(
                        List.of(salema),
                        List.of(at("told", 0)),
                        List.of(at("that an official said Salema met Ana Kolar in Lisbon", 0)),
                        QuoteType.INDIRECT,
                        SayingKind.SAY,
                        Polarity.POSITIVE,
                        Optional.of(at("two deputies", 0)),
                        List.of(castle),
                        Optional.of(monday),
                        OptionalInt.empty(),
                        evidence);
        Attribution inner =
                new Attribution(
                                List.of(official),
                                List.of(at("said", 0)),
                                List.of(at("Salema met Ana Kolar in Lisbon", 0)),
                                QuoteType.INDIRECT,
                                SayingKind.SAY,
                                Polarity.POSITIVE,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                evidence)
                        .within(0);
        Span again = at("Salema", at("said", 0).end());
        Span kolar = at("Ana Kolar", 0);
        Span lisbon = at("Lisbon", 0);
        Event met =
                event(at("met", 0), List.of(new Party(again, 1), new Party(kolar, 2)), evidence)
                        .within(1);
        Event meeting = event(at("meeting", 0), List.of(), evidence);
        ArticleClaims claims =
                new ArticleClaims(
                        List.of(outer, inner), List.of(met, meeting), List.of(), List.of());

        Map<String, Entity> entities = new TreeMap<>();
        Entity.HeldRole envoy =
                new Entity.HeldRole(
                        "Envoy",
                        Optional.empty(),
                        Optional.empty(),
                        Role.Tenure.CURRENT,
                        at("Envoy", 0),
                        0);
        for (Entity entity :
                List.of(
                        entity("person/rui-salema", EntityType.PERSON, "Rui Salema", false, envoy),
                        entity("person/ana-kolar", EntityType.PERSON, "Ana Kolar", false),
                        entity("place/lisbon-pt", EntityType.CITY, "Lisbon", false),
                        entity("place/castle", EntityType.PLACE, "Castle of St. George", false),
                        entity("unnamed/s1/official", EntityType.PERSON, "official", true),
                        entity("unnamed/s1/two-deputies", EntityType.GROUP, "deputies", true))) {
            entities.put(entity.id(), entity);
        }
        Map<Span, List<String>> referents = new TreeMap<>();
        referents.put(salema, List.of("person/rui-salema"));
        referents.put(new Span(0, 6), List.of("place/lisbon-pt"));

        ResolvedDate day = new ResolvedDate("2030-12-30", DateBasis.RELATIVE, Optional.of(monday));
        Resolution resolution =
                new Resolution(
                        entities,
                        referents,
                        List.of(
                                new Resolution.StatementSlots(
                                        List.of("person/rui-salema"),
                                        List.of("unnamed/s1/two-deputies"),
                                        List.of(
                                                new Resolution.VenueSlot(castle, Optional.empty()),
                                                new Resolution.VenueSlot(
                                                        castle, Optional.of("place/castle"))),
                                        Optional.empty(),
                                        Optional.of(day),
                                        List.of("person/ana-kolar")),
                                new Resolution.StatementSlots(
                                        List.of("unnamed/s1/official"),
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of())),
                        List.of(
                                slots(Optional.of(again), Optional.of(kolar), lisbon, day),
                                slots(
                                        Optional.empty(),
                                        Optional.empty(),
                                        lisbon,
                                        new ResolvedDate(
                                                "2030-12-30",
                                                DateBasis.SAME_TIME_AS,
                                                Optional.empty()))));
        List<Token> tokens = List.of(new Token(salema, "Rui Salema", "NNP", "Rui Salema"));
        Dateline dateline =
                new Dateline(
                        new Span(0, 27),
                        "LISBON",
                        new Span(0, 6),
                        Optional.of("--12-30"),
                        Optional.of("Sample"));
        AnnotatedDocument document =
                new AnnotatedDocument(
                        article(TEXT, "A title", published, Optional.of(dateline)),
                        List.of(),
                        tokens,
                        List.of(),
                        List.of(new Mention(salema, MentionType.PER, 0, 1, 0.8)),
                        List.of(),
                        List.of());
        return new Reading(document, claims, resolution);
    }

    private static Resolution.EventSlots slots(
            Optional<Span> first, Optional<Span> second, Span place, ResolvedDate date) {
        return new Resolution.EventSlots(
                0,
                List.of(
                        new Resolution.Participant("person/rui-salema", first, 1),
                        new Resolution.Participant("person/ana-kolar", second, 2)),
                List.of(new Resolution.PlaceSlot(Optional.of("place/lisbon-pt"), place)),
                List.of(date));
    }

    private static Event event(Span trigger, List<Party> parties, Evidence evidence) {
        return new Event(
                EventType.MEETING,
                Factuality.HAPPENED,
                trigger,
                List.of(),
                parties,
                List.of(),
                List.of(),
                Optional.empty(),
                EventMode.IN_PERSON,
                false,
                OptionalInt.empty(),
                evidence);
    }

    private static Entity entity(
            String id, EntityType type, String name, boolean unnamed, Entity.HeldRole... roles) {
        return new Entity(
                id,
                type,
                name,
                id.equals("person/rui-salema") ? List.of("Salema") : List.of(),
                unnamed,
                List.of(roles),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    private static Article article(
            String text, String title, Optional<LocalDate> published, Optional<Dateline> dateline) {
        return new Article(
                "s1",
                Optional.empty(),
                Optional.of(title),
                text,
                published,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "test",
                List.of(),
                dateline);
    }

    private static Span at(String words, int from) {
        int start = TEXT.indexOf(words, from);
        return new Span(start, start + words.length());
    }

    private static String words(JsonNode start, JsonNode end) {
        return TEXT.substring(start.asInt(), end.asInt());
    }

    private static List<String> keys(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
