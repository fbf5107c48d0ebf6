package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search in the store of the sample articles. */
class SearchCommandTest {
    @TempDir private static Path folder;

    private static String store;

    @BeforeAll
    static void ingest() {
        store = folder.resolve("news.tdb").toString();
        Command.Said said =
                Command.run(
                        "ingest", "--model", "light", "--store", store, Cli.ARTICLES.toString());
        assertEquals(0, said.exit(), said.err());
    }

    private static Command.Said search(String... args) {
        List<String> all = new java.util.ArrayList<>(List.of("search", "--store", store));
        all.addAll(List.of(args));
        return Command.run(all.toArray(String[]::new));
    }

    @Test
    void printsNamesStatementsAndHeadlines() {
        Command.Said said = search("Achola");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("Miriam Achola, also *Achola* (Person)"), said.out());
        assertTrue(said.out().contains("Statements\n"), said.out());
        assertTrue(said.out().contains("https://w3id.org/newsgraph/id/article/"), said.out());
        assertTrue(search("border").out().contains("Headlines\n"));
    }

    @Test
    void writesRowsOfOneWidth() {
        List<String> rows = search("Ethiop*", "--format", "tsv").out().lines().toList();

        assertTrue(rows.size() > 5);
        for (String row : rows) {
            assertEquals(9, row.split("\t", -1).length, row);
        }
        assertTrue(rows.get(0).startsWith("kind\tiri\tname\ttext"));
    }

    @Test
    void writesJson() throws Exception {
        JsonNode found =
                new ObjectMapper().readTree(search("\"tired armies\"", "--format", "json").out());

        JsonNode first = found.path("statements").get(0);
        String text = first.path("text").asText();
        JsonNode span = first.path("highlights").get(0);
        assertEquals("tired", text.substring(span.get(0).asInt(), span.get(1).asInt()));
        assertEquals("Miriam Achola", first.path("speakers").get(0).asText());
    }

    @Test
    void saysWhatIsWrongOrMissing() {
        Command.Said none = search("xyzzy");
        assertEquals(0, none.exit());
        assertEquals("", none.out());
        assertTrue(none.err().contains("nothing has all these words"));

        Command.Said short1 = search("a*");
        assertEquals(2, short1.exit());
        assertTrue(short1.err().contains("2 letters"), short1.err());
        assertEquals(2, search("--limit", "0", "a").exit());
        assertEquals(2, search("--format", "xml", "berg").exit());
    }

    @Test
    void forgetsWhatIsDeletedAndIsChecked() {
        Path other = folder.resolve("other.tdb");
        String article = Cli.ARTICLES.resolve("meridian-nairobi-talks.txt").toString();
        Command.run("ingest", "--model", "light", "--store", other.toString(), article);
        Command.Said before = Command.run("search", "--store", other.toString(), "armies");
        assertTrue(before.out().contains("*armies*"), before.out());
        String id = before.out().replaceAll("(?s).*(https://\\S+/article/[0-9a-f]+).*", "$1");
        assertEquals(0, Command.run("validate", "--store", other.toString()).exit());

        assertEquals(0, Command.run("delete", "--store", other.toString(), id).exit());
        assertEquals("", Command.run("search", "--store", other.toString(), "armies").out());
        assertEquals(0, Command.run("compact", "--store", other.toString()).exit());
        assertEquals(0, Command.run("validate", "--store", other.toString()).exit());
    }
}
