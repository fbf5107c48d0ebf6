package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;
import org.newsgraph.web.ServerSettings;
import org.newsgraph.web.SparqlServer;

/** Decisions about who is who are shown, made and taken back. */
class IdentityCommandsTest {
    private static final String ID = "https://w3id.org/newsgraph/id/";

    private static final String ARTICLES =
            """
            {"id": "https://example.org/1", "date": "2032-02-03", "language": "en", "text": "U.S. Senator John Smith met Kenyan Foreign Minister Mary Otieno in Washington on Tuesday."}
            {"id": "https://example.org/2", "date": "2032-02-04", "language": "en", "text": "Senator John Smith of the United States met Kenyan Foreign Minister Mary Otieno in Nairobi on Wednesday."}
            {"id": "https://example.org/3", "date": "2032-02-05", "language": "en", "text": "Australian swimmer John Smith met Australian Sports Minister Ann Lee in Sydney on Thursday."}
            """;

    @TempDir private Path folder;

    private Path ingested() throws IOException {
        Path articles = folder.resolve("articles.jsonl");
        Files.writeString(articles, ARTICLES);
        Path store = folder.resolve("news.tdb");
        assertEquals(
                0, Command.run("ingest", "--store", store.toString(), articles.toString()).exit());
        return store;
    }

    @Test
    void namesakesAreShownWithWhatKeepsThemApart() throws IOException {
        Path store = ingested();

        Command.Said said = Command.run("entities", "--store", store.toString(), "JOHN SMITH");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("person/john-smith  John Smith"), said.out());
        assertTrue(said.out().contains("apart from   person/john-smith_australia"), said.out());
        assertTrue(said.out().contains("senator, united-states [2]"), said.out());
        assertTrue(
                Command.run("entities", "--store", store.toString(), "--json", "Mary Otieno")
                        .out()
                        .contains("\"articles\":2"));
        assertEquals(
                1, Command.run("entities", "--store", store.toString(), "Nobody Atall").exit());
    }

    @Test
    void aPartOfANameListsAllWhoseNamesHaveIt() throws IOException {
        Path store = ingested();

        Command.Said said = Command.run("entities", "--store", store.toString(), "smith");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("person/john-smith  John Smith"), said.out());
        assertTrue(said.out().contains("person/john-smith_australia"), said.out());
        assertFalse(said.out().contains("Otieno"), said.out());
        // Not of a part of a word.
        assertEquals(1, Command.run("entities", "--store", store.toString(), "smit").exit());
    }

    @Test
    void aMergeIsARowAndWithoutTheRowItIsGone() throws IOException {
        Path store = ingested();
        String before = Command.dump(store);
        Path table = folder.resolve("who.tsv");

        Command.Said said =
                Command.run(
                        "merge",
                        "--store",
                        store.toString(),
                        "--curated",
                        table.toString(),
                        "person/john-smith_australia",
                        "person/john-smith");

        assertEquals(0, said.exit(), said.err());
        String merged = Command.dump(store);
        assertFalse(
                merged.contains(
                        "mentions> <https://w3id.org/newsgraph/id/person/john-smith_australia>"));
        assertTrue(
                Files.readAllLines(table)
                        .contains("merge\tperson/john-smith_australia\tperson/john-smith"));
        // An address that was shared before leads to who it is now.
        assertEquals(Optional.of(ID + "person/john-smith"), now(store, "john-smith_australia"));
        assertEquals(Optional.empty(), now(store, "john-smith"));
        assertEquals(Optional.empty(), now(store, "john-smith_%25zz"));
        assertEquals(Optional.empty(), now(store, "nobody"));
        assertEquals(0, Command.run("validate", "--store", store.toString()).exit());
        // The store remembers the row without the file.
        Path articles = folder.resolve("articles.jsonl");
        Command.run("ingest", "--store", store.toString(), articles.toString());
        assertEquals(merged, Command.dump(store));
        // Into a new store with the table at once.
        Path other = folder.resolve("other.tdb");
        Command.run(
                "ingest",
                "--store",
                other.toString(),
                "--curated",
                table.toString(),
                articles.toString());
        assertEquals(merged, Command.dump(other));

        Files.writeString(table, "# nothing\n");
        assertEquals(
                0,
                Command.run("entities", "--store", store.toString(), "--curated", table.toString())
                        .exit());
        assertEquals(before, Command.dump(store));
    }

    @Test
    void aSplitTakesArticlesOutAndBackIn() throws IOException {
        Path store = ingested();
        String before = Command.dump(store);

        Command.Said said =
                Command.run(
                        "split",
                        "--store",
                        store.toString(),
                        "person/john-smith",
                        "--articles",
                        "https://example.org/2");

        assertEquals(0, said.exit(), said.err());
        String apart = Command.dump(store);
        assertNotEquals(before, apart);
        assertTrue(
                Command.run("entities", "--store", store.toString(), "person/john-smith_2")
                        .out()
                        .contains("articles     1"));
        Command.Said rows = Command.run("entities", "--store", store.toString(), "--rows");
        assertEquals(
                "split\tperson/john-smith\tperson/john-smith_2\thttps://example.org/2\n",
                rows.out());
        Path none = folder.resolve("none.tsv");
        Files.writeString(none, "");
        Command.run("entities", "--store", store.toString(), "--curated", none.toString());
        assertEquals(before, Command.dump(store));
    }

    @Test
    void aNewFileStartsWithWhatTheStoreRemembers() throws IOException {
        Path store = ingested();
        String first = "split\tperson/john-smith\tperson/john-smith_2\thttps://example.org/2";
        Command.run(
                "split",
                "--store",
                store.toString(),
                "person/john-smith",
                "--articles",
                "https://example.org/2");
        Path table = folder.resolve("who.tsv");
        String[] merge = {
            "merge",
            "--store",
            store.toString(),
            "--curated",
            table.toString(),
            "person/john-smith_australia",
            "person/john-smith"
        };

        assertEquals(0, Command.run(merge).exit());

        String second = "merge\tperson/john-smith_australia\tperson/john-smith";
        assertTrue(Files.readAllLines(table).containsAll(List.of(first, second)));
        Command.Said rows = Command.run("entities", "--store", store.toString(), "--rows");
        assertEquals(second + "\n" + first + "\n", rows.out());

        // A file that lacks a row would take the decision back without a word.
        Files.writeString(table, "# mine\n" + second + "\n");
        String before = Command.dump(store);
        Command.Said refused =
                Command.run(
                        "split",
                        "--store",
                        store.toString(),
                        "--curated",
                        table.toString(),
                        "person/john-smith",
                        "--articles",
                        "https://example.org/1");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains(first.replace('\t', ' ')), refused.err());
        assertTrue(refused.err().contains("entities --rows"), refused.err());
        assertEquals("# mine\n" + second + "\n", Files.readString(table));
        assertEquals(before, Command.dump(store));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("articles.jsonl", "news.tdb", "who.tsv"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void anArticleWithoutADayEndsNoTenure() throws IOException {
        String met =
                " Norwegian Prime Minister Astrid Lunde met Danish Foreign Minister Ida Holm in";
        String row = "{\"id\": \"%s\", %s\"language\": \"en\", \"text\": \"%s\"}%n";
        Path articles = folder.resolve("articles.jsonl");
        Files.writeString(
                articles,
                String.format(row, "1", "\"date\": \"2031-01-07\", ", met + " Oslo on Tuesday.")
                        + String.format(
                                row, "2", "\"date\": \"2033-03-08\", ", met + " Bergen on Tuesday.")
                        + String.format(row, "3", "", met + " Paris.")
                        + String.format(
                                row,
                                "4",
                                "\"date\": \"2032-02-03\", ",
                                "The Norwegian prime minister met Kenyan Foreign Minister Mary Otieno"
                                        + " in Nairobi on Tuesday."));
        Path undated = folder.resolve("undated.jsonl");
        List<String> lines = Files.readAllLines(articles);
        Files.writeString(undated, lines.remove(2) + "\n");
        Files.write(articles, lines);
        Path store = folder.resolve("news.tdb");
        Command.run("ingest", "--store", store.toString(), articles.toString());
        String without = Command.dump(store);
        assertTrue(spokenOf(store, 3));

        Command.run("ingest", "--store", store.toString(), undated.toString());
        assertTrue(spokenOf(store, 4));

        Command.run("delete", "--store", store.toString(), "3");
        assertEquals(without, Command.dump(store));
        Path other = folder.resolve("other.tdb");
        Command.run("ingest", "--store", other.toString(), undated.toString());
        Command.run("ingest", "--store", other.toString(), articles.toString());
        assertTrue(spokenOf(other, 4));
        Command.run("delete", "--store", other.toString(), "3");
        assertEquals(without, Command.dump(other));
    }

    private static boolean spokenOf(Path store, int articles) {
        return Command.run("entities", "--store", store.toString(), "--json", "Astrid Lunde")
                .out()
                .contains("\"articles\":" + articles);
    }

    @Test
    void mistakesAreTold() throws IOException {
        Path store = ingested();
        for (List<String> row :
                List.of(
                        List.of("merge", "person/nobody-atall", "person/john-smith", "not in"),
                        List.of("merge", "John Smith", "person/john-smith", "no id of"),
                        List.of("merge", "person/john-smith", "person/john-smith", "twice"))) {
            Command.Said said =
                    Command.run(row.get(0), "--store", store.toString(), row.get(1), row.get(2));
            assertEquals(2, said.exit());
            assertTrue(said.err().contains(row.get(3)), said.err());
        }
        Path wrong = folder.resolve("wrong.tsv");
        Files.writeString(wrong, "merge\tperson/a\n");
        Command.Said said =
                Command.run("entities", "--store", store.toString(), "--curated", wrong.toString());
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("wrong.tsv:1"), said.err());
    }

    /** What a server says of who is now a person that it is asked for. */
    private static Optional<String> now(Path store, String person) throws IOException {
        ServerSettings settings =
                new ServerSettings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        10_000);
        try (GraphStore graphs = GraphStore.open(store);
                SparqlServer server =
                        SparqlServer.start(graphs, QueryCatalog.bundled(), settings)) {
            String path = "queries/view-entity?format=json&entity=" + ID + "person/" + person;
            HttpResponse<Void> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                                    HttpResponse.BodyHandlers.discarding());
            assertEquals(200, answer.statusCode());
            return answer.headers().firstValue("Newsgraph-Now");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
