package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.newsgraph.export.NetworkOptions.Relation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The picture as an XML parser sees it. */
class SvgTest {
    private static final Node GRAPH = NodeFactory.createURI("https://example.org/g");

    @Test
    void drawsNamesAndTheWordsBehindLinks() throws Exception {
        Document svg = draw(NetworkTest.sample(), NetworkOptions.all(Relation.MET));

        assertEquals("Who met whom", text(svg, "title").get(0));
        assertTrue(text(svg, "desc").get(0).startsWith("5 names, 3 links."));
        assertEquals(3, classes(svg, "e fact").size() - 1, "links, and the one of the legend");
        assertTrue(text(svg, "text").contains("Ana \"Ace\" <Kovář> & Söhne"));
        String link =
                text(svg, "title").stream()
                        .filter(title -> title.contains("Ben received Ana."))
                        .findFirst()
                        .orElseThrow();
        assertTrue(link.contains("Meeting, Negotiation, PhoneCall (2)"), link);
        assertTrue(link.contains("2031-03-06") && link.contains("Lima"), link);
        assertTrue(link.contains("Ana & Dov met <Ben> in \"Lima\"."), link);
        assertEquals(0, svg.getElementsByTagName("script").getLength());
    }

    @Test
    void tellsClaimsFromFacts() throws Exception {
        Document svg = draw(NetworkTest.sample(), claims());

        // One link each, and one sample of the line in the legend.
        for (String standing : List.of("claimed", "planned", "denied")) {
            assertEquals(2, classes(svg, "e " + standing).size(), standing);
            assertTrue(text(svg, "text").contains(standing), standing);
        }
        assertEquals(
                Set.of("claimed", "planned", "denied"),
                Set.copyOf(classes(svg, "w").stream().map(Element::getTextContent).toList()));
        assertTrue(
                text(svg, "title").stream()
                        .anyMatch(
                                title ->
                                        title.contains("claimed: Meeting")
                                                && title.contains("said by Ana")),
                text(svg, "title").toString());
    }

    @Test
    void pointsArrowsFromTheSpeaker() throws Exception {
        Document svg = draw(NetworkTest.sample(), NetworkOptions.all(Relation.SPOKE_OF));

        assertEquals(1, svg.getElementsByTagName("marker").getLength());
        assertEquals(
                3,
                classes(svg, "e fact").stream()
                        .filter(path -> path.hasAttribute("marker-end"))
                        .count());
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        Document svg = draw(DatasetGraphFactory.create(), NetworkOptions.all(Relation.MET));

        assertTrue(text(svg, "text").contains("Nothing links two of them here."));
    }

    @Test
    void refusesWhatNobodyCouldRead() {
        DatasetGraph large = DatasetGraphFactory.create();
        for (int i = 0; i < 1001; i++) {
            Node event = iri("event-" + i);
            large.add(Quad.create(GRAPH, event, Terms.TYPE, Terms.ENCOUNTER));
            large.add(Quad.create(GRAPH, event, Terms.PARTICIPANT, iri("a" + i)));
            large.add(Quad.create(GRAPH, event, Terms.PARTICIPANT, iri("b" + i)));
            large.add(Quad.create(GRAPH, iri("a" + i), Terms.MET, iri("b" + i)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TooLargeException e =
                assertThrows(
                        TooLargeException.class,
                        () ->
                                new Exporter()
                                        .write(
                                                Format.SVG,
                                                large,
                                                NetworkOptions.all(Relation.MET),
                                                out));

        assertTrue(e.getMessage().startsWith("the network has 2,002 nodes and 1,001 links"));
        assertTrue(e.getMessage().contains("--from"));
        assertEquals(0, out.size());
    }

    @Test
    void measuresAndShortensNames() {
        assertEquals("short", TextWidth.shortened("short", 5));
        assertEquals("shor…", TextWidth.shortened("shorter", 5));
        assertEquals("abc…", TextWidth.shortened("abc\uD83D\uDE00de", 5));
        assertTrue(TextWidth.of("WWW", 10) > TextWidth.of("iii", 10));
        assertEquals(2 * TextWidth.of("Ana", 10), TextWidth.of("Ana", 20), 1e-9);
    }

    static NetworkOptions claims() {
        NetworkOptions all = NetworkOptions.all(Relation.MET);
        return new NetworkOptions(
                all.relation(), Set.of(), 1, all.ego(), 1, false, true, false, false);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }

    private static Document draw(DatasetGraph dataset, NetworkOptions options) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter().write(Format.SVG, dataset, options, out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<String> text(Document svg, String element) {
        List<String> texts = new ArrayList<>();
        NodeList found = svg.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static List<Element> classes(Document svg, String value) {
        List<Element> elements = new ArrayList<>();
        NodeList found = svg.getElementsByTagName("*");
        for (int i = 0; i < found.getLength(); i++) {
            if (((Element) found.item(i)).getAttribute("class").equals(value)) {
                elements.add((Element) found.item(i));
            }
        }
        return elements;
    }
}
