package org.newsgraph.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.Role;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.rdf.ReadingBuilder.Met;
import org.newsgraph.rdf.ReadingBuilder.Said;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.resolve.Reading;

class ClaimMapperTest {
    private static final String BERG = "person/anna-berg";
    private static final String LENZ = "person/ivo-lenz";
    private static final String AIDE = "person/olga-aide";
    private static final Set<Node> ASSERTED =
            Stream.of(
                            News.Event,
                            News.Encounter,
                            News.Meeting,
                            News.Negotiation,
                            News.PhoneCall,
                            News.Visit)
                    .map(org.apache.jena.rdf.model.Resource::asNode)
                    .collect(Collectors.toSet());

    private final IriMinter iris = new IriMinter();
    private final ClaimMapper mapper = ClaimMapper.bundled("0.1.0");

    /** Where an event can be told. */
    enum Voice {
        WRITER,
        STATEMENT,
        NESTED_STATEMENT,
        DENIED_STATEMENT
    }

    /**
     * A way to tell an event.
     *
     * @param type its kind
     * @param factuality how it is told
     * @param voice who tells it
     */
    record Telling(EventType type, Factuality factuality, Voice voice) {
        boolean asserts() {
            return factuality == Factuality.HAPPENED && voice == Voice.WRITER;
        }
    }

    static List<Telling> tellings() {
        List<Telling> tellings = new ArrayList<>();
        for (EventType type : EventType.values()) {
            for (Factuality factuality : Factuality.values()) {
                for (Voice voice : Voice.values()) {
                    tellings.add(new Telling(type, factuality, voice));
                }
            }
        }
        return tellings;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tellings")
    void onlyWhatTheWriterSaysHappenedIsAsserted(Telling telling) {
        check(telling, mapper);
    }

    @Test
    void aMapperThatAssertsAllEventsFailsEveryTrap() {
        ClaimMapper gullible =
                new ClaimMapper(iris, Gazetteer.bundled(), List.of("test"), event -> true);
        List<Telling> traps = tellings().stream().filter(t -> !t.asserts()).toList();

        assertEquals(60, traps.size());
        for (Telling trap : traps) {
            assertThrows(AssertionError.class, () -> check(trap, gullible), trap.toString());
        }
    }

    private void check(Telling telling, ClaimMapper by) {
        List<Triple> triples = by.map(reading(telling)).triples();
        Set<Node> types = objects(triples, null, RDF.type.asNode());
        List<Triple> met = with(triples, News.met.asNode());

        if (telling.asserts()) {
            assertTrue(types.contains(News.Event.asNode()));
            assertEquals(telling.type().isEncounter(), types.contains(News.Encounter.asNode()));
            assertEquals(telling.type().isEncounter() ? 2 : 0, met.size());
            assertFalse(types.contains(News.Proposition.asNode()));
            return;
        }
        assertTrue(types.stream().noneMatch(ASSERTED::contains), () -> types.toString());
        assertEquals(List.of(), met);
        Node proposition =
                with(triples, News.eventType.asNode()).stream()
                        .filter(t -> !t.getObject().equals(News.Statement.asNode()))
                        .map(Triple::getSubject)
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                Set.of(News.Proposition.asNode()),
                objects(triples, proposition, RDF.type.asNode()));
        boolean denied = telling.factuality() == Factuality.DENIED;
        assertEquals(
                denied ? "negative" : "positive",
                literal(triples, proposition, News.polarity.asNode()));
        // What somebody "did not say" is open.
        String modality = denied ? "happened" : telling.factuality().key();
        assertEquals(
                telling.voice() == Voice.DENIED_STATEMENT ? "hypothetical" : modality,
                literal(triples, proposition, News.modality.asNode()));
        boolean claimed =
                triples.stream()
                        .anyMatch(
                                t ->
                                        t.getPredicate().equals(News.content.asNode())
                                                && t.getObject().equals(proposition));
        assertEquals(telling.voice() != Voice.WRITER, claimed);
    }

    private static Reading reading(Telling telling) {
        ReadingBuilder builder =
                new ReadingBuilder("a1", "Olga Aide said Ivo Lenz said Anna Berg met him.")
                        .person(BERG, "Anna Berg")
                        .person(LENZ, "Ivo Lenz")
                        .person(AIDE, "Olga Aide");
        Met met = new Met("met", BERG, LENZ).type(telling.type()).told(telling.factuality());
        switch (telling.voice()) {
            case WRITER -> builder.met(met);
            case STATEMENT -> builder.said(new Said("Anna Berg met him", LENZ)).met(met.in(0));
            case DENIED_STATEMENT ->
                    builder.said(new Said("Anna Berg met him", LENZ).denied()).met(met.in(0));
            case NESTED_STATEMENT ->
                    builder.said(new Said("Ivo Lenz said Anna Berg met him", AIDE))
                            .said(new Said("Anna Berg met him", LENZ).in(0))
                            .met(met.in(1));
        }
        return builder.build();
    }

    @Test
    void companionsDidNotMeetEachOther() {
        List<Triple> triples =
                mapper.map(
                                new ReadingBuilder("a1", "Berg and an aide met Lenz.")
                                        .person(BERG, "Anna Berg")
                                        .person(LENZ, "Ivo Lenz")
                                        .person(AIDE, "Olga Aide")
                                        .met(
                                                new Met("met")
                                                        .side(1, BERG)
                                                        .side(1, AIDE)
                                                        .side(2, LENZ))
                                        .build())
                        .triples();

        assertEquals(
                Set.of(BERG + " " + LENZ, LENZ + " " + BERG, AIDE + " " + LENZ, LENZ + " " + AIDE),
                with(triples, News.met.asNode()).stream()
                        .map(t -> id(t.getSubject()) + " " + id(t.getObject()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void reportsThatAgreeShareOneEvent() {
        Node one = event("a1", met("place/nairobi-ke", "2031-03-05", EventType.MEETING));

        // Another article, a whole country instead of its city, talks instead of a meeting.
        assertEquals(one, event("a2", met("place/kenya", "2031-03-05", EventType.NEGOTIATION)));
        assertNotEquals(one, event("a2", met("place/kenya", "2031-03-06", EventType.MEETING)));
        assertNotEquals(one, event("a2", met("place/austria", "2031-03-05", EventType.MEETING)));
        assertNotEquals(
                one,
                event(
                        "a2",
                        met("place/kenya", "2031-03-05", EventType.PHONE_CALL)
                                .mode(EventMode.PHONE)));
        // What is less precise stays the article's own.
        assertNotEquals(
                event("a1", met("place/kenya", "2031-03", EventType.MEETING)),
                event("a2", met("place/kenya", "2031-03", EventType.MEETING)));
    }

    private static Met met(String place, String day, EventType type) {
        return new Met("met", BERG, LENZ).at(place).on(day).type(type);
    }

    private Node event(String article, Met met) {
        Reading reading =
                new ReadingBuilder(article, "Berg met Lenz.")
                        .person(BERG, "Anna Berg")
                        .person(LENZ, "Ivo Lenz")
                        .met(met)
                        .build();
        return with(mapper.map(reading).triples(), News.eventType.asNode()).get(0).getSubject();
    }

    @Test
    void mentionsOfOneEventAreOneNodeWithAllTheirEvidence() {
        List<Triple> triples =
                mapper.map(
                                new ReadingBuilder("a1", "Berg met Lenz.\nThe talks were short.")
                                        .person(BERG, "Anna Berg")
                                        .person(LENZ, "Ivo Lenz")
                                        .met(new Met("met", BERG, LENZ))
                                        .met(
                                                new Met("talks", BERG, LENZ)
                                                        .type(EventType.NEGOTIATION)
                                                        .sameAs(0))
                                        .build())
                        .triples();

        List<Node> events =
                triples.stream()
                        .filter(t -> t.getObject().equals(News.Encounter.asNode()))
                        .map(Triple::getSubject)
                        .toList();
        assertEquals(1, events.size());
        assertEquals(2, objects(triples, events.get(0), News.evidence.asNode()).size());
        assertEquals(
                Set.of(News.Meeting.asNode(), News.Negotiation.asNode()),
                objects(triples, events.get(0), News.eventType.asNode()));
    }

    @Test
    void anEventWithoutItsPartiesIsNoEncounter() {
        ReadingBuilder lone = new ReadingBuilder("a1", "Berg attended talks.");
        lone.person(BERG, "Anna Berg").met(new Met("talks", BERG));
        Set<Node> types = objects(mapper.map(lone.build()).triples(), null, RDF.type.asNode());
        assertTrue(types.contains(News.Event.asNode()));
        assertFalse(types.contains(News.Encounter.asNode()));

        ReadingBuilder group = new ReadingBuilder("a1", "The leaders met.");
        group.met(new Met("met", group.unnamed(EntityType.GROUP, "the leaders")));
        assertTrue(
                objects(mapper.map(group.build()).triples(), null, RDF.type.asNode())
                        .contains(News.Meeting.asNode()));
    }

    @Test
    void aSayingThatIsDeniedOrToldByAnotherIsNoStatement() {
        List<Triple> triples =
                mapper.map(
                                new ReadingBuilder("a1", "one\ntwo\nthree of four\nfive")
                                        .person(BERG, "Anna Berg")
                                        .person(LENZ, "Ivo Lenz")
                                        .said(new Said("one", BERG).quoted(QuoteType.DIRECT))
                                        .said(new Said("two", BERG).denied())
                                        .said(
                                                new Said("three of four", BERG)
                                                        .denied()
                                                        .kind(SayingKind.DECLINE_TO_COMMENT))
                                        .said(new Said("four", LENZ).in(2))
                                        .said(new Said("five", LENZ).denied().kind(SayingKind.DENY))
                                        .build())
                        .triples();

        assertEquals(
                Set.of("one", "three of four", "five"),
                triples.stream()
                        .filter(t -> t.getObject().equals(News.Statement.asNode()))
                        .filter(t -> t.getPredicate().equals(RDF.type.asNode()))
                        .map(t -> literal(triples, t.getSubject(), News.text.asNode()))
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("two", "four"),
                triples.stream()
                        .filter(t -> t.getObject().equals(News.Proposition.asNode()))
                        .map(t -> literal(triples, t.getSubject(), News.text.asNode()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatIsLessSureThanTheThresholdAssertsNothing() {
        Reading reading =
                new ReadingBuilder("a1", "one\nAnna Berg met Ivo Lenz.")
                        .person(BERG, "Anna Berg")
                        .person(LENZ, "Ivo Lenz")
                        .said(new Said("one", BERG))
                        .met(new Met("met", BERG, LENZ).confidence(0.6))
                        .build();
        double said = reading.claims().attributions().get(0).evidence().confidence();
        IriMinter iris = new IriMinter();

        Set<Node> sure = types(new ClaimMapper(iris, Gazetteer.bundled(), List.of(), 0.6), reading);
        assertTrue(sure.contains(News.Meeting.asNode()));
        assertTrue(sure.contains(News.Statement.asNode()));

        double above = Math.nextUp(Math.max(said, 0.6));
        Set<Node> unsure =
                types(new ClaimMapper(iris, Gazetteer.bundled(), List.of(), above), reading);
        assertTrue(unsure.contains(News.Proposition.asNode()));
        assertFalse(unsure.contains(News.Meeting.asNode()));
        assertFalse(unsure.contains(News.Statement.asNode()));
    }

    private static Set<Node> types(ClaimMapper mapper, Reading reading) {
        return objects(mapper.map(reading).triples(), null, RDF.type.asNode());
    }

    @Test
    void aStatementCarriesItsSlots() {
        List<Triple> triples =
                mapper.map(
                                new ReadingBuilder(
                                                "a1",
                                                "Minister Anna Berg told reporters in Vienna that"
                                                        + " Kenya was calm.")
                                        .person(BERG, "Anna Berg")
                                        .entity(
                                                "place/vienna-at",
                                                EntityType.CITY,
                                                "Vienna",
                                                Optional.of("place/austria"))
                                        .entity(
                                                "place/kenya",
                                                EntityType.COUNTRY,
                                                "Kenya",
                                                Optional.of("place/kenya"))
                                        .role(
                                                BERG,
                                                "Minister Anna Berg",
                                                "Minister",
                                                "Norland",
                                                Role.Tenure.CURRENT)
                                        .said(
                                                new Said("that Kenya was calm", BERG)
                                                        .to("reporters")
                                                        .at("place/vienna-at")
                                                        .on("2031-03-05")
                                                        .about("place/kenya"))
                                        .build())
                        .triples();

        Node statement =
                triples.stream()
                        .filter(t -> t.getObject().equals(News.Statement.asNode()))
                        .findFirst()
                        .orElseThrow()
                        .getSubject();
        assertEquals("true", literal(triples, statement, News.toldPress.asNode()));
        assertEquals("reporters", literal(triples, statement, News.audienceText.asNode()));
        assertEquals("2031-03-05", literal(triples, statement, News.date.asNode()));
        assertEquals("2031-03", literal(triples, statement, News.month.asNode()));
        assertEquals(
                Set.of(iris.entity("place/kenya")),
                objects(triples, statement, News.about.asNode()));
        Node role = objects(triples, statement, News.speakerRole.asNode()).iterator().next();
        assertEquals("Minister", literal(triples, role, News.title.asNode()));
        assertEquals("current", literal(triples, role, News.tenure.asNode()));
    }

    @Test
    void whatTablesKnowOfAPlaceIsBackground() {
        ArticleGraph graph =
                mapper.map(
                        new ReadingBuilder("a1", "Nairobi.")
                                .entity(
                                        "place/nairobi-ke",
                                        EntityType.CITY,
                                        "Nairobi",
                                        Optional.of("place/kenya"))
                                .build());

        Node nairobi = iris.entity("place/nairobi-ke");
        Node kenya = iris.entity("place/kenya");
        assertTrue(
                graph.background()
                        .get(nairobi.getURI())
                        .contains(Triple.create(nairobi, News.within.asNode(), kenya)));
        assertTrue(graph.background().containsKey(kenya.getURI()));
        assertTrue(
                graph.triples()
                        .contains(Triple.create(graph.name(), News.background.asNode(), kenya)));
        assertFalse(graph.triples().stream().anyMatch(t -> t.getPredicate().equals(Terms.GEO_LAT)));
    }

    @Test
    void anchorsAreTheTextEvenWhereItIsBroken() {
        String text = "Bad \uD800 char \uD83D\uDE00: Berg met Lenz.\nNext.";
        List<Triple> triples =
                mapper.map(
                                new ReadingBuilder("a1", text)
                                        .person(BERG, "Anna Berg")
                                        .person(LENZ, "Ivo Lenz")
                                        .met(new Met("met", BERG, LENZ))
                                        .build())
                        .triples();

        String stored =
                with(triples, Terms.NIF_IS_STRING).get(0).getObject().getLiteralLexicalForm();
        assertEquals(text.length(), stored.length());
        assertEquals("Bad \uFFFD char \uD83D\uDE00", stored.substring(0, 13));
        Triple anchor = with(triples, Terms.NIF_ANCHOR).get(0);
        int begin = Integer.parseInt(literal(triples, anchor.getSubject(), Terms.NIF_BEGIN));
        int end = Integer.parseInt(literal(triples, anchor.getSubject(), Terms.NIF_END));
        assertEquals(stored.substring(begin, end), anchor.getObject().getLiteralLexicalForm());
    }

    @Test
    void theSameReadingGivesTheSameGraph() {
        Reading reading =
                reading(new Telling(EventType.MEETING, Factuality.HAPPENED, Voice.WRITER));
        assertEquals(mapper.map(reading), ClaimMapper.bundled("0.1.0").map(reading));
    }

    // ------------------------------------------------------------

    private static List<Triple> with(List<Triple> triples, Node predicate) {
        return triples.stream().filter(t -> t.getPredicate().equals(predicate)).toList();
    }

    private static Set<Node> objects(List<Triple> triples, Node subject, Node predicate) {
        return with(triples, predicate).stream()
                .filter(t -> subject == null || t.getSubject().equals(subject))
                .map(Triple::getObject)
                .collect(Collectors.toSet());
    }

    private static String literal(List<Triple> triples, Node subject, Node predicate) {
        Set<Node> objects = objects(triples, subject, predicate);
        assertEquals(1, objects.size(), () -> subject + " " + predicate + " " + objects);
        return objects.iterator().next().getLiteralLexicalForm();
    }

    private static String id(Node node) {
        return node.getURI().substring(IriMinter.DEFAULT_BASE.length());
    }

    @Test
    void basesThatCannotStartAnIriAreRefused() {
        for (String base : List.of("", "data/", "http://example.org", "http://example.org/a b/")) {
            assertThrows(IllegalArgumentException.class, () -> new IriMinter(base), base);
        }
        assertEquals(
                NodeFactory.createURI("urn:x:/person/zo%C3%AB%20b"),
                new IriMinter("urn:x:/").entity("person/zoë b"));
    }
}
