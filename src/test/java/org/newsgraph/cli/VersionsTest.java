package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Later versions take the place of earlier ones, and what changed can be seen. */
class VersionsTest {
    private static final String TEXT =
            "Norwegian Prime Minister Astrid Lunde met Swedish Prime Minister Per Ekberg in %s on %s."
                    + " Lunde said the road would be rebuilt. The road carries a quarter of the goods"
                    + " that move between the two countries, and trucks had lost up to three hours on"
                    + " each trip since it was closed.%s";

    @TempDir private Path folder;

    private Path article(String id, String url, String title, String day, String text)
            throws IOException {
        Path file = folder.resolve(id + ".json");
        Files.writeString(
                file,
                String.format(
                        "{\"id\": \"%s\", \"url\": \"%s\", \"title\": \"%s\", \"date\": \"%s\","
                                + " \"publisher\": \"Meridian Wire\", \"language\": \"en\", \"text\": \"%s\"}",
                        id, url, title, day, text));
        return file;
    }

    private String query(Path store, String name, String... more) {
        String[] args = new String[4 + more.length];
        args[0] = "query";
        args[1] = "--store";
        args[2] = store.toString();
        args[3] = name;
        System.arraycopy(more, 0, args, 4, more.length);
        return Command.run(args).out();
    }

    @Test
    void anUpdateSupersedesAndItsDeletionBringsTheClaimsBack() throws IOException {
        Path old =
                article(
                        "old",
                        "https://example.org/a",
                        "Road talks",
                        "2032-03-09",
                        String.format(TEXT, "Oslo", "Tuesday", ""));
        Path update =
                article(
                        "new",
                        "https://example.org/b",
                        "UPDATE 2-Road talks",
                        "2032-03-10",
                        String.format(TEXT, "Bergen", "Monday", " Ekberg said trucks would wait."));
        Path store = folder.resolve("news.tdb");
        Command.run("ingest", "--store", store.toString(), old.toString());
        String before = Command.dump(store);
        assertTrue(query(store, "who-met-whom").contains("Oslo"));

        Command.run("ingest", "--store", store.toString(), update.toString());

        String met = query(store, "who-met-whom");
        assertTrue(met.contains("Bergen"), met);
        assertFalse(met.contains("Oslo"), met);
        assertEquals(0, Command.run("validate", "--store", store.toString()).exit());
        Path other = folder.resolve("other.tdb");
        Command.run("ingest", "--store", other.toString(), update.toString(), old.toString());
        assertEquals(Command.dump(other), Command.dump(store));

        // The claims of the older version can still be compared.
        Command.Said diff = Command.run("diff", "--store", store.toString(), "old", "new");
        assertEquals(0, diff.exit(), diff.err());
        assertTrue(
                diff.out()
                        .contains(
                                "~ event     Astrid Lunde; Per Ekberg: date 2032-03-09 -> 2032-03-08,"
                                        + " place Oslo -> Bergen"),
                diff.out());
        assertTrue(diff.out().contains("+ statement Per Ekberg: kind say"), diff.out());
        Command.Said json =
                Command.run(
                        "diff", "--store", store.toString(), "--json", "old", update.toString());
        assertTrue(json.out().contains("\"place\" : \"Bergen\""), json.out());
        assertTrue(
                Command.run("diff", old.toString(), old.toString()).out().isEmpty(),
                "a file is not different from itself");

        Command.run("delete", "--store", store.toString(), "new");
        assertEquals(before, Command.dump(store));
    }

    @Test
    void theSameUrlIsALaterVersion() throws IOException {
        String url = "https://example.org/a";
        String text = String.format(TEXT, "Oslo", "Tuesday", "");
        Path first = article("1", url, "Road talks", "2032-03-09", text);
        Path alike =
                article(
                        "2",
                        url,
                        "Road to be rebuilt",
                        "2032-03-12",
                        String.format(TEXT, "Bergen", "Friday", " Ekberg said trucks would wait."));
        Path headed =
                article(
                        "3",
                        url,
                        "Road talks (updated)",
                        "2032-03-25",
                        "Norwegian Prime Minister Astrid Lunde met Danish Prime Minister Ida Holm in"
                                + " Narvik on Thursday.");
        Path unlike =
                article(
                        "4",
                        url,
                        "Talks on fish",
                        "2032-04-01",
                        "Kenyan Foreign Minister Mary Otieno met Peruvian Foreign Minister Luis"
                                + " Rojas in Paris on Thursday. They spoke of quotas for fishermen.");
        Path store = folder.resolve("news.tdb");

        Command.run("ingest", "--store", store.toString(), first.toString(), alike.toString());
        String met = query(store, "who-met-whom");
        assertTrue(met.contains("Bergen"), met);
        assertFalse(met.contains("Oslo"), met);

        // A feed may give its home page as the URL of all: what is between has no say.
        Command.run("ingest", "--store", store.toString(), unlike.toString());
        met = query(store, "who-met-whom");
        assertTrue(met.contains("Bergen"), met);
        assertTrue(met.contains("Paris"), met);

        Command.run("delete", "--store", store.toString(), "2");
        Command.run("ingest", "--store", store.toString(), headed.toString());
        met = query(store, "who-met-whom");
        assertTrue(met.contains("Narvik"), met);
        assertTrue(met.contains("Paris"), met);
        assertFalse(met.contains("Oslo"), met);
    }

    private Path withoutId(String file, String title, String day, String place) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(
                path,
                String.format(
                        "{\"url\": \"https://example.org/a\", \"title\": \"%s\", \"date\": \"%s\","
                                + " \"language\": \"en\", \"text\": \"%s\"}",
                        title, day, String.format(TEXT, place, "Tuesday", "")));
        return path;
    }

    @Test
    void ofTwoTextsOnOneUrlTheLaterStaysInAnyOrder() throws IOException {
        List<Path> texts =
                List.of(
                        withoutId("undated.json", "Road talks", "", "Lillehammer"),
                        withoutId("first.json", "Road talks", "2032-03-09", "Oslo"),
                        withoutId("short.json", "Road talks", "2032-03-10", "Narvik"),
                        withoutId("update.json", "UPDATE 1-Road talks", "2032-03-10", "Bergen"));
        List<String> stays = List.of("Lillehammer", "Oslo", "Narvik", "Bergen");
        for (int late = 1; late < texts.size(); late++) {
            for (int early = 0; early < late; early++) {
                // In one commit, in two, and in the other order.
                Path one = folder.resolve("one-" + early + "-" + late);
                Path other = folder.resolve("other-" + early + "-" + late);
                String a = texts.get(early).toString();
                String b = texts.get(late).toString();
                Command.Said both =
                        Command.run("ingest", "--model", "light", "--store", one.toString(), a, b);
                assertEquals(
                        "2 articles: 1 new, 1 replaced, 0 unchanged, 0 rejected",
                        both.err().strip());
                Command.run("ingest", "--model", "light", "--store", other.toString(), b);
                Command.Said older =
                        Command.run("ingest", "--model", "light", "--store", other.toString(), a);
                assertTrue(
                        older.err()
                                .contains(
                                        "1 articles: 0 new, 0 replaced, 0 unchanged, 1 older, 0"
                                                + " rejected"),
                        older.err());
                assertTrue(older.err().contains("https://example.org/a: not taken"), older.err());
                assertEquals(0, older.exit());
                assertEquals(Command.dump(one), Command.dump(other));
                String met = query(one, "who-met-whom");
                assertTrue(met.contains(stays.get(late)), met);
                assertFalse(met.contains(stays.get(early)), met);
            }
        }
        Path last = folder.resolve("one-2-3");
        Command.Said diff =
                Command.run(
                        "diff",
                        "--model",
                        "light",
                        "--store",
                        last.toString(),
                        texts.get(1).toString(),
                        "https://example.org/a");
        assertTrue(diff.out().contains("place Oslo -> Bergen"), diff.out() + diff.err());
    }

    @Test
    void anArticleWithoutADayIsNoLaterVersion() throws IOException {
        String url = "https://example.org/a";
        Path dated =
                article(
                        "1",
                        url,
                        "Road talks",
                        "2032-03-09",
                        String.format(TEXT, "Oslo", "Tuesday", ""));
        Path undated =
                article("2", url, "Road talks", "", String.format(TEXT, "Bergen", "Monday", ""));
        Path update =
                article(
                        "3",
                        url,
                        "UPDATE 2-Road talks",
                        "",
                        String.format(TEXT, "Narvik", "Monday", ""));
        Path store = folder.resolve("news.tdb");

        Command.run(
                "ingest",
                "--store",
                store.toString(),
                dated.toString(),
                undated.toString(),
                update.toString());

        String met = query(store, "who-met-whom");
        assertTrue(met.contains("Oslo"), met);
        assertTrue(met.contains("Bergen"), met);
        assertTrue(met.contains("Narvik"), met);
        assertFalse(Command.dump(store).contains("/ontology#supersedes>"));
    }

    @Test
    void aPaperThatTakesTheWireIsNoReportOfItsOwn() {
        Path store = folder.resolve("news.tdb");

        Command.run(
                "ingest",
                "--model",
                "light",
                "--store",
                store.toString(),
                "data/articles/meridian-nairobi-talks.txt",
                "data/articles/coastline-nairobi-talks.html",
                "data/articles/harbor-nairobi-talks.json");

        long stories =
                Command.dump(store)
                        .lines()
                        .filter(line -> line.contains("/ontology#story>"))
                        .map(line -> line.split(" ")[2])
                        .distinct()
                        .count();
        assertEquals(2, stories);
    }

    @Test
    void aNoticeOfCorrectionIsTheSameReportAndBothStand() {
        Path store = folder.resolve("news.tdb");

        Command.run(
                "ingest",
                "--store",
                store.toString(),
                "data/articles/harbor-nairobi-talks.json",
                "data/articles/harbor-nairobi-correction.json");

        String dump = Command.dump(store);
        assertTrue(dump.contains("/ontology#corrects>"));
        assertFalse(dump.contains("/ontology#supersedes>"));
        long stories =
                dump.lines()
                        .filter(line -> line.contains("/ontology#story>"))
                        .map(line -> line.split(" ")[2])
                        .distinct()
                        .count();
        assertEquals(1, stories);
        Command.Said diff =
                Command.run(
                        "diff",
                        "data/articles/harbor-nairobi-talks.json",
                        "data/articles/harbor-nairobi-correction.json");
        assertTrue(
                diff.out()
                        .contains(
                                "Ingrid Solheim: status happened by aides to the Kenyan leader -> denied by her office"),
                diff.out());
    }
}
