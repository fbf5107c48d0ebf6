package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.export.NetworkOptions.Relation;

class NetworkTest {
    static final String ID = "https://w3id.org/newsgraph/id/";

    private final DatasetGraph dataset = sample();

    static DatasetGraph sample() {
        return RDFDataMgr.loadDatasetGraph("src/test/resources/export/network.trig");
    }

    @Test
    void linksThoseWhoMetAndNotThoseWhoCameTogether() {
        assertEquals(
                List.of("org-cleo 1", "ana-ben 2", "ben-dov 1"),
                pairs(NetworkOptions.all(Relation.MET)));
    }

    @Test
    void takesNothingFromPropositions() {
        assertEquals(
                List.of("source-ana 1", "ana-cleo 1", "cleo-ana 1"),
                pairs(NetworkOptions.all(Relation.SPOKE_OF)));
    }

    @Test
    void addsClaimsOnRequestApartFromFacts() {
        List<String> edges = new ArrayList<>();
        Network.read(dataset, SvgTest.claims())
                .edges()
                .forEachRemaining(
                        edge ->
                                edges.add(
                                        String.join(
                                                " ",
                                                name(edge.source()),
                                                name(edge.target()),
                                                edge.standing().key(),
                                                String.join("; ", edge.claimedBy()))));

        assertEquals(
                List.of(
                        "org cleo fact ",
                        "ana ben fact ",
                        "ana cleo planned ",
                        "ben cleo denied ",
                        "ben dov fact ",
                        "cleo dov claimed Ana \"Ace\" <Kovář> & Söhne"),
                edges);
    }

    @Test
    void followsAsManyLinksAsAsked() {
        assertEquals(List.of("ben-dov 1"), pairs(around("person/dov", 1)));
        assertEquals(List.of("ana-ben 2", "ben-dov 1"), pairs(around("person/dov", 2)));
        assertThrows(IllegalArgumentException.class, () -> around("person/dov", 0));
    }

    private static NetworkOptions around(String who, int hops) {
        return new NetworkOptions(
                Relation.MET, Set.of(), 1, Optional.of(ID + who), hops, false, false, false, false);
    }

    @ParameterizedTest(name = "{0}, {1}, in a statement: {2}")
    @CsvSource({
        "positive, happened, true, CLAIMED",
        "positive, happened, false, SUPPOSED",
        "positive, planned, true, PLANNED",
        "negative, planned, true, DENIED",
        "negative, happened, false, DENIED",
        "positive, hypothetical, true, SUPPOSED",
        "'', '', true, CLAIMED"
    })
    void knowsHowAPropositionStands(
            String polarity, String modality, boolean said, Standing standing) {
        assertEquals(standing, Standing.of(polarity, modality, said));
    }

    @Test
    void gathersTheEvidenceOfAllArticles() {
        Edge edge = edge(NetworkOptions.all(Relation.MET), "ana", "ben");

        assertEquals(List.of("Meeting", "Negotiation", "PhoneCall"), edge.kinds());
        assertEquals(List.of("2031-02", "2031-03-06"), edge.dates());
        assertEquals(List.of("Lima"), edge.places());
        assertEquals(
                List.of(
                        "Ana had called Ben in February.",
                        "Ana & Dov met <Ben> in \"Lima\".",
                        "Ben received Ana."),
                edge.sentences());
        assertEquals(List.of(ID + "article/one", ID + "article/two"), edge.articles());
        assertEquals("First story", edge.contacts().get(1).evidence().get(0).title());
    }

    @Test
    void describesNodes() {
        List<Vertex> vertices =
                Network.read(dataset, NetworkOptions.all(Relation.SPOKE_OF)).vertices();

        assertEquals(
                List.of("a senior official Person true 1", "Cleo Person false 1"),
                vertices.stream()
                        .filter(vertex -> !vertex.id().endsWith("ana"))
                        .map(
                                vertex ->
                                        String.join(
                                                " ",
                                                vertex.label(),
                                                vertex.type(),
                                                Boolean.toString(vertex.unnamed()),
                                                Integer.toString(vertex.degree())))
                        .toList());
        assertEquals(
                2,
                vertices.stream()
                        .filter(vertex -> vertex.id().endsWith("ana"))
                        .findFirst()
                        .orElseThrow()
                        .degree());
    }

    @Test
    void keepsEachEventAsAnEdgeOnRequest() {
        assertEquals(
                List.of("org-cleo 1", "ana-ben 1", "ana-ben 1", "ben-dov 1"),
                pairs(options(Relation.MET, Set.of(), 1, null, false, true)));
    }

    @Test
    void filters() {
        assertEquals(
                List.of("ana-ben 1"),
                pairs(options(Relation.MET, Set.of("phonecall"), 1, null, false, false)));
        assertEquals(
                List.of("org-cleo 1", "ana-ben 1", "ben-dov 1"),
                pairs(options(Relation.MET, Set.of("Negotiation"), 1, null, false, false)));
        assertEquals(
                List.of("ana-ben 2"),
                pairs(options(Relation.MET, Set.of(), 2, null, false, false)));
        assertEquals(
                List.of("ana-ben 2", "ben-dov 1"),
                pairs(options(Relation.MET, Set.of(), 1, ID + "person/ben", false, false)));
        assertEquals(
                List.of(), pairs(options(Relation.MET, Set.of(), 1, ID + "nobody", false, false)));
        assertEquals(
                List.of("ana-cleo 1", "cleo-ana 1"),
                pairs(options(Relation.SPOKE_OF, Set.of(), 1, null, true, false)));
    }

    @Test
    void refusesWeightsThatKeepNothingOut() {
        assertThrows(
                IllegalArgumentException.class,
                () -> options(Relation.MET, Set.of(), 0, null, false, false));
    }

    @ParameterizedTest(name = "{0} is {1} to {2}")
    @CsvSource({
        "2031-03-06, 2031-03-06, 2031-03-06",
        "2032-02, 2032-02-01, 2032-02-29",
        "2031, 2031-01-01, 2031-12-31",
        "--03-06, ,",
        "--03--, ,"
    })
    void knowsTheDaysOfADate(String date, String first, String last) {
        assertEquals(Optional.ofNullable(first), Network.firstDay(date));
        assertEquals(Optional.ofNullable(last), Network.lastDay(date));
    }

    private List<String> pairs(NetworkOptions options) {
        Network network = Network.read(dataset, options);
        List<String> pairs = new ArrayList<>();
        network.edges()
                .forEachRemaining(
                        edge ->
                                pairs.add(
                                        name(edge.source())
                                                + "-"
                                                + name(edge.target())
                                                + " "
                                                + edge.weight()));
        Set<String> nodes =
                network.vertices().stream()
                        .map(vertex -> name(vertex.id()))
                        .collect(Collectors.toSet());
        assertTrue(
                pairs.stream()
                        .allMatch(
                                pair -> nodes.containsAll(List.of(pair.split(" ")[0].split("-")))));
        return pairs;
    }

    private Edge edge(NetworkOptions options, String source, String target) {
        List<Edge> found = new ArrayList<>();
        Network.read(dataset, options).edges().forEachRemaining(found::add);
        return found.stream()
                .filter(edge -> edge.source().endsWith(source) && edge.target().endsWith(target))
                .findFirst()
                .orElseThrow();
    }

    static NetworkOptions options(
            Relation relation,
            Set<String> kinds,
            int minWeight,
            String ego,
            boolean named,
            boolean eachEvent) {
        return new NetworkOptions(
                relation,
                kinds,
                minWeight,
                Optional.ofNullable(ego),
                1,
                named,
                false,
                eachEvent,
                eachEvent);
    }

    private static String name(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }
}
