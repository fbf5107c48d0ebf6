package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.newsgraph.export.NetworkOptions.Relation;

/** Maps, timelines and notes. */
class ChronicleFormatsTest {
    private static final Set<String> GEOMETRIES = Set.of("Point");
    private static final Pattern LINK = Pattern.compile("\\[\\[([^\\]|]+)(?:\\|[^\\]|]*)?\\]\\]");

    private final DatasetGraph dataset =
            RDFDataMgr.loadDatasetGraph("src/test/resources/export/chronicle.trig");
    private final NetworkOptions facts = NetworkOptions.all(Relation.MET);
    private final NetworkOptions all = SvgTest.claims();

    private byte[] bytes(Format format, NetworkOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter().write(format, dataset, options, out);
        return out.toByteArray();
    }

    private JsonNode json(Format format, NetworkOptions options) throws IOException {
        return new ObjectMapper().readTree(bytes(format, options));
    }

    private static List<String> texts(JsonNode array, String key) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.path(key).asText()));
        return texts;
    }

    // ------------------------------------------------------------ GeoJSON

    /** RFC 7946: longitude first, on earth, no reference system, each feature with both members. */
    @Test
    void geoJsonKeepsToItsStandard() throws IOException {
        JsonNode map = json(Format.GEOJSON, all);

        assertEquals("FeatureCollection", map.path("type").asText());
        assertFalse(map.has("crs"));
        assertTrue(map.path("features").isArray());
        assertEquals(2, map.path("features").size());
        for (JsonNode feature : map.path("features")) {
            assertEquals("Feature", feature.path("type").asText());
            assertTrue(feature.path("properties").isObject());
            JsonNode geometry = feature.path("geometry");
            assertTrue(GEOMETRIES.contains(geometry.path("type").asText()));
            assertEquals(2, geometry.path("coordinates").size());
            assertTrue(Math.abs(geometry.path("coordinates").get(0).asDouble()) <= 180);
            assertTrue(Math.abs(geometry.path("coordinates").get(1).asDouble()) <= 90);
        }
    }

    @Test
    void geoJsonHasWhatHappenedWhere() throws IOException {
        JsonNode meeting = json(Format.GEOJSON, facts).path("features").get(0);

        assertEquals("[-77.043,-12.046]", meeting.path("geometry").path("coordinates").toString());
        JsonNode properties = meeting.path("properties");
        assertEquals("Lima", properties.path("place").asText());
        assertEquals("fact", properties.path("standing").asText());
        assertEquals("[\"2031-03-06\"]", properties.path("dates").toString());
        assertEquals("First <story>", properties.path("evidence").get(0).path("title").asText());
    }

    // ------------------------------------------------------------ timeline

    @Test
    void timelineHasDaysAsPointsAndMonthsAsRanges() throws IOException {
        JsonNode timeline = json(Format.TIMELINE, all);
        Map<String, JsonNode> items = new TreeMap<>();
        timeline.path("items").forEach(item -> items.put(item.path("iri").asText(), item));
        JsonNode met = items.get(NetworkTest.ID + "event-1");
        JsonNode visit = items.get(NetworkTest.ID + "article/v");
        JsonNode claim = items.get(NetworkTest.ID + "article/c");

        assertEquals("point 2031-03-06", when(met));
        assertFalse(met.has("end"));
        assertEquals("range 2031-04-01", when(visit));
        assertEquals("2031-05-01", visit.path("end").asText());
        assertEquals("range 2031-01-01", when(claim));
        assertEquals("2032-01-01", claim.path("end").asText());
        assertEquals("claimed", claim.path("className").asText());
        assertTrue(claim.path("content").asText().startsWith("claimed: "));
        assertEquals("[\"Ben Li\",\"a senior official\"]", claim.path("claimedBy").toString());
        assertEquals(1, timeline.path("undated").asInt(), "the statement");
        assertEquals(3, new TreeSet<>(texts(timeline.path("items"), "id")).size());
        assertTrue(
                texts(timeline.path("groups"), "id")
                        .containsAll(texts(timeline.path("items"), "group")));
    }

    private static String when(JsonNode item) {
        return item.path("type").asText() + " " + item.path("start").asText();
    }

    /** vis-timeline puts these into the page as HTML. */
    @Test
    void timelineHasNoMarkupOfArticles() throws IOException {
        for (JsonNode item : json(Format.TIMELINE, all).path("items")) {
            for (String key : List.of("content", "title")) {
                String html = item.path(key).asText().replace("<br>", "");
                assertFalse(html.contains("<") || html.contains(">"), html);
            }
        }
    }

    @Test
    void leavesOutWhatIsNoFactUnlessAsked() throws IOException {
        assertEquals(
                Set.of("fact"),
                Set.copyOf(texts(json(Format.TIMELINE, facts).path("items"), "standing")));
        for (String text : notes(facts).values()) {
            assertFalse(text.contains("claimed"), text);
        }
    }

    @Test
    void keepsToWhoAndWhatIsAsked() throws IOException {
        NetworkOptions around =
                new NetworkOptions(
                        Relation.MET,
                        Set.of("Meeting"),
                        1,
                        Optional.of(NetworkTest.ID + "person/con"),
                        1,
                        true,
                        true,
                        false,
                        false);

        assertEquals(
                List.of(NetworkTest.ID + "article/c"),
                texts(json(Format.TIMELINE, around).path("items"), "iri"));
    }

    // ------------------------------------------------------------ Obsidian

    private Map<String, String> notes(NetworkOptions options) throws IOException {
        Map<String, String> notes = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(
                        new ByteArrayInputStream(bytes(Format.OBSIDIAN, options)),
                        StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                notes.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return notes;
    }

    @Test
    void everyWikilinkLeadsToANote() throws IOException {
        Map<String, String> notes = notes(all);
        int links = 0;
        for (Map.Entry<String, String> note : notes.entrySet()) {
            // Escaped brackets are text.
            Matcher matcher = LINK.matcher(note.getValue().replaceAll("\\\\.", ""));
            while (matcher.find()) {
                links++;
                assertTrue(
                        notes.containsKey(matcher.group(1) + ".md"),
                        note.getKey() + " links to " + matcher.group(1));
            }
        }
        assertTrue(links > 15, "links: " + links);
    }

    @Test
    void notesHaveNamesForEverySystem() throws IOException {
        Set<String> names = notes(all).keySet();

        assertEquals(9, names.size(), names.toString());
        assertEquals(
                names.size(),
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count());
        for (String name : names) {
            assertTrue(
                    name.matches(
                            "[^\\\\/:*?\"<>|#^\\[\\]\\p{Cntrl}. ][^\\\\/:*?\"<>|#^\\[\\]\\p{Cntrl}]*\\.md"),
                    name);
        }
        assertFalse(names.contains("CON.md"));
        assertTrue(names.contains("etc passwd.md"), names.toString());
        assertEquals(
                2,
                names.stream()
                        .filter(name -> name.matches("(?i)ben li [0-9a-f]{10}\\.md"))
                        .count());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Ana, Ana",
        "a/b\\c, a b c",
        "'.hidden. ', hidden",
        "nul.txt, nul.txt -",
        "LPT1, LPT1 -",
        "'???', unnamed",
        "'C#: [x]|^', C x"
    })
    void makesSafeNames(String label, String name) {
        assertEquals(name, NoteNames.safe(label));
        assertTrue(NoteNames.safe(label.repeat(50)).length() <= 82);
    }

    @Test
    void aNoteTellsFactsApartFromClaims() throws IOException {
        Map<String, String> notes = notes(all);
        String ana =
                notes.entrySet().stream()
                        .filter(note -> note.getKey().startsWith("Ana"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();

        assertTrue(ana.startsWith("---\niri: \"" + NetworkTest.ID + "person/ana\"\n"), ana);
        assertTrue(ana.contains("\"Kovář\""), ana);
        assertTrue(ana.contains("- envoy, Norland, current"), ana);
        assertTrue(ana.contains("## Met\n\n- 2031-03-06: Meeting with [[Ben Li"), ana);
        assertTrue(ana.contains("in [[Lima]], [[Moon]]"), ana);
        assertTrue(ana.contains("## Said about it"), ana);
        assertTrue(ana.contains("_a senior official_"), ana);
        int claims = ana.indexOf("## Only claimed");
        assertTrue(claims > ana.indexOf("## Met"), ana);
        assertTrue(ana.indexOf("**claimed** by Ben Li, a senior official") > claims, ana);
        assertTrue(ana.contains("\\[\\[link\\]\\]") && !ana.contains("<script>"), ana);
        assertTrue(ana.contains("\\*stars\\* and \\#tags"), ana);
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSIDIAN", "NEO4J"})
    void aFolderHoldsWhatTheZipHolds(Format format, @TempDir Path folder) throws IOException {
        new Exporter().write(format, dataset, all, folder);
        Map<String, String> packed = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(
                        new ByteArrayInputStream(bytes(format, all)), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                packed.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Map<String, String> onDisk = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                onDisk.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertEquals(packed, onDisk);
    }
}
