package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mention of an article is said to mean another than the rest of it, and taken back. */
class SplitMentionsTest {
    private static final String ID = "<https://w3id.org/newsgraph/id/person/";
    private static final String PARTY = "<https://w3id.org/newsgraph/ontology#participant> " + ID;
    private static final String MET = "<https://w3id.org/newsgraph/ontology#met> " + ID;
    private static final String SPEAKER = "<https://w3id.org/newsgraph/ontology#speaker> " + ID;

    private static final String TEXT =
            "Norwegian Trade Minister Arne Dahl met Kenyan President Miriam Achola in Oslo on Tuesday."
                    + " In Bergen on Wednesday, Arne Dahl met Chilean Finance Minister Rosa Vidal."
                    + " Dahl said that the market was open.";

    private static final String ARTICLES =
            """
            {"id": "https://example.org/1", "date": "2032-02-05", "language": "en", "text": "%s"}
            {"id": "https://example.org/2", "date": "2032-02-06", "language": "en", "text": "Norwegian Trade Minister Arne Dahl met Swedish Trade Minister Eva Lund in Stockholm on Friday."}
            """
                    .formatted(TEXT);

    private static final String LATER =
            """
            {"id": "https://example.org/3", "date": "2032-02-09", "language": "en", "text": "Arne Dahl, the Norwegian trade minister, met Danish Trade Minister Bo Krog in Copenhagen on Monday."}
            """;

    @TempDir private Path folder;
    private Path store;
    private Path articles;

    @BeforeEach
    void ingest() throws IOException {
        articles = folder.resolve("articles.jsonl");
        Files.writeString(articles, ARTICLES);
        store = folder.resolve("news.tdb");
        run("ingest", articles.toString());
    }

    private Command.Said run(String command, String... more) {
        Command.Said said = tried(command, more);
        assertEquals(0, said.exit(), said.err());
        return said;
    }

    private Command.Said tried(String command, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(command, "--store", store.toString()));
        all.addAll(List.of(more));
        return Command.run(all.toArray(new String[0]));
    }

    /** What the store says, without what it keeps so that rows can be taken back. */
    private String facts() {
        return Command.dump(store)
                .lines()
                .filter(line -> !line.contains("#heldBack>") && !line.contains("#mentionIndex>"))
                .collect(Collectors.joining("\n"));
    }

    /** How often the store tells it. */
    private static long count(String dump, String what) {
        return dump.lines().filter(line -> line.contains(what)).count();
    }

    @Test
    void theMentionTakesItsMeetingAlongAndNothingElse() throws IOException {
        String before = Command.dump(store);
        String told = facts();
        int second = TEXT.indexOf("Arne Dahl met Chilean");

        // Any char of the words will do.
        run(
                "split",
                "person/arne-dahl",
                "--as",
                "person/arne-dahl_butcher",
                "--article",
                "https://example.org/1",
                "--at",
                Integer.toString(second + 6));

        String whole = Command.dump(store);
        String after = facts();
        assertEquals(3, count(told, PARTY + "arne-dahl>"));
        assertEquals(2, count(after, PARTY + "arne-dahl>"));
        assertEquals(1, count(after, PARTY + "arne-dahl_butcher>"));
        assertTrue(after.contains(ID + "arne-dahl_butcher> " + MET + "rosa-vidal>"), after);
        assertTrue(after.contains(ID + "rosa-vidal> " + MET + "arne-dahl_butcher>"));
        assertFalse(after.contains(ID + "arne-dahl> " + MET + "rosa-vidal>"));
        assertTrue(after.contains(ID + "arne-dahl> " + MET + "miriam-achola>"));
        assertTrue(after.contains(SPEAKER + "arne-dahl>"));
        // The office is told of the other.
        assertEquals(
                0,
                count(
                        after,
                        ID + "arne-dahl_butcher> <https://w3id.org/newsgraph/ontology#hasRole>"));
        run("validate");

        String shown = run("entities", "--mentions", "person/arne-dahl_butcher").out();
        assertTrue(shown.contains("person/arne-dahl_butcher  Arne Dahl"), shown);
        assertTrue(shown.contains("articles     1"), shown);
        assertTrue(
                shown.contains(
                        "curated      split person/arne-dahl person/arne-dahl_butcher https://example.org/1 "
                                + second),
                shown);
        assertTrue(shown.contains("mention      https://example.org/1 " + second + " Arne Dahl"));

        // It holds when the article is read again, and a later one means whom the rules find.
        run("ingest", articles.toString());
        assertEquals(whole, Command.dump(store));
        Path later = folder.resolve("later.jsonl");
        Files.writeString(later, LATER);
        run("ingest", later.toString());
        String more = facts();
        assertEquals(3, count(more, PARTY + "arne-dahl>"));
        assertEquals(1, count(more, PARTY + "arne-dahl_butcher>"));
        run("delete", "https://example.org/3");
        assertEquals(whole, Command.dump(store));

        Path none = folder.resolve("none.tsv");
        Files.writeString(none, "");
        run("entities", "--curated", none.toString());
        assertEquals(before, Command.dump(store));
    }

    @Test
    void aTableGivenAtOnceIsTheSameAsASplitAfterwards() throws IOException {
        int said = TEXT.indexOf("Dahl said");
        int second = TEXT.indexOf("Arne Dahl met Chilean");
        Path table = folder.resolve("who.tsv");
        run(
                "split",
                "--curated",
                table.toString(),
                "person/arne-dahl",
                "--article",
                "https://example.org/1",
                "--at",
                Integer.toString(second),
                "--at",
                Integer.toString(said));

        String after = Command.dump(store);

        String told = facts();
        assertTrue(told.contains(SPEAKER + "arne-dahl_2>"), told);
        assertFalse(told.contains(SPEAKER + "arne-dahl>"));
        assertFalse(told.contains("#speakerRole>"), "the office is another's");
        Path other = folder.resolve("other.tdb");
        assertEquals(
                0,
                Command.run(
                                "ingest",
                                "--store",
                                other.toString(),
                                "--curated",
                                table.toString(),
                                articles.toString())
                        .exit());
        assertEquals(after, Command.dump(other));
    }

    @Test
    void whoHasNoMentionLeftInAnArticleIsNotInIt() {
        String of = "<https://w3id.org/newsgraph/ontology#mentions> " + ID;
        String[] split = {
            "person/arne-dahl",
            "--as",
            "person/arne-dahl_3",
            "--article",
            "https://example.org/1",
            "--at"
        };
        for (String words : List.of("Arne Dahl met Kenyan", "Arne Dahl met Chilean", "Dahl said")) {
            List<String> row = new java.util.ArrayList<>(List.of(split));
            row.add(Integer.toString(TEXT.indexOf(words)));
            // The office is told with the first mention, and goes with it.
            run("split", row.toArray(new String[0]));
            String told = facts();
            assertTrue(
                    told.contains(
                            ID + "arne-dahl_3> <https://w3id.org/newsgraph/ontology#hasRole>"));
        }

        String mentions = facts();

        assertEquals(1, count(mentions, of + "arne-dahl>"), "the other article");
        assertEquals(1, count(mentions, of + "arne-dahl_3>"));
        run("validate");
        String bySplit =
                mentions.lines()
                        .filter(l -> !l.contains("#curated>"))
                        .collect(Collectors.joining("\n"));
        Path one = folder.resolve("one.tsv");
        write(one, "split\tperson/arne-dahl\tperson/arne-dahl_3\thttps://example.org/1\n");
        run("entities", "--curated", one.toString());
        assertEquals(
                bySplit,
                facts().lines()
                        .filter(l -> !l.contains("#curated>"))
                        .collect(Collectors.joining("\n")));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsNoMentionIsRefused() {
        Command.Said nobody =
                tried(
                        "split",
                        "person/arne-dahl",
                        "--article",
                        "https://example.org/1",
                        "--at",
                        Integer.toString(TEXT.indexOf("Miriam")));
        assertEquals(2, nobody.exit());
        int second = TEXT.indexOf("Arne Dahl met Chilean");
        assertTrue(nobody.err().contains(second + " (\"Arne Dahl\")"), nobody.err());
        Command.Said two =
                tried(
                        "split",
                        "person/arne-dahl",
                        "--articles",
                        "https://example.org/1",
                        "https://example.org/2",
                        "--at",
                        "3");
        assertEquals(2, two.exit());
        assertTrue(two.err().contains("expected one --article"), two.err());
        Command.Said none =
                tried(
                        "split",
                        "person/eva-lund",
                        "--article",
                        "https://example.org/1",
                        "--at",
                        "3");
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("does not speak of person/eva-lund"), none.err());
        Command.Said letters =
                tried(
                        "split",
                        "person/arne-dahl",
                        "--article",
                        "https://example.org/1",
                        "--at",
                        "x");
        assertEquals(2, letters.exit());
        Command.Said below =
                tried(
                        "split",
                        "person/arne-dahl",
                        "--article",
                        "https://example.org/1",
                        "--at",
                        "-1");
        assertEquals(2, below.exit());
        Command.Said unknown =
                tried(
                        "split",
                        "person/arne-dahl",
                        "--article",
                        "https://example.org/9",
                        "--at",
                        "3");
        assertTrue(unknown.err().contains("not in the store"), unknown.err());
    }
}
