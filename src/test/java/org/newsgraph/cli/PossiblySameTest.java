package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One meeting that outlets tell as a fact, as a claim and without a day is hinted to be one. */
class PossiblySameTest {
    private static final String FACT =
            article(
                    "fact",
                    "2032-02-04",
                    "Kenyan Foreign Minister Mary Otieno met Norwegian Trade Minister Arne Dahl in Oslo on Tuesday.");
    private static final String CLAIM =
            article(
                    "claim",
                    "2032-02-05",
                    "Norwegian Trade Minister Arne Dahl said that he had met Kenyan Foreign Minister Mary Otieno in Oslo on Tuesday.");
    private static final String UNDATED =
            article(
                    "undated",
                    "2032-02-06",
                    "Kenyan Foreign Minister Mary Otieno met Norwegian Trade Minister Arne Dahl to discuss fish.");
    private static final String LONG_AFTER =
            article(
                    "after",
                    "2032-03-20",
                    "Kenyan Foreign Minister Mary Otieno met Norwegian Trade Minister Arne Dahl to discuss trade.");
    private static final String DENIAL =
            article(
                    "denial",
                    "2032-02-05",
                    "Norwegian Trade Minister Arne Dahl denied that he had met Kenyan Foreign Minister Mary Otieno in Oslo on Tuesday.");

    @TempDir private Path folder;

    private static String article(String id, String date, String text) {
        return "{\"id\": \"%s\", \"date\": \"%s\", \"language\": \"en\", \"text\": \"%s\"}\n"
                .formatted(id, date, text);
    }

    private Path store(String name, String... articles) throws IOException {
        Path store = folder.resolve(name);
        int number = 0;
        for (String article : articles) {
            // One by one: no order may matter.
            Path file = folder.resolve(name + number++ + ".jsonl");
            Files.writeString(file, article);
            assertEquals(
                    0, Command.run("ingest", "--store", store.toString(), file.toString()).exit());
        }
        return store;
    }

    private static List<String> pairs(Path store) {
        Command.Said said =
                Command.run(
                        "query", "--store", store.toString(), "--format", "tsv", "possibly-same");
        assertEquals(0, said.exit(), said.err());
        return said.out().lines().skip(1).toList();
    }

    @Test
    void aClaimAndAReportWithoutADayAreLinkedToTheMeeting() throws IOException {
        Path store = store("one", FACT, CLAIM, UNDATED, LONG_AFTER, DENIAL);

        List<String> pairs = pairs(store);

        assertEquals(2, pairs.size(), pairs.toString());
        assertTrue(
                pairs.stream().allMatch(pair -> pair.contains("/event/encounter-")),
                pairs.toString());
        assertTrue(
                pairs.stream().anyMatch(pair -> pair.contains("#proposition-")), pairs.toString());
        assertTrue(pairs.stream().anyMatch(pair -> pair.contains("#meeting-")), pairs.toString());
        assertEquals(0, Command.run("validate", "--store", store.toString()).exit());
        assertEquals(
                Command.dump(store),
                Command.dump(store("two", DENIAL, UNDATED, LONG_AFTER, CLAIM, FACT)));
        Command.run("delete", "--store", store.toString(), "fact");
        // Only the claim is left that tells the day.
        assertEquals(1, pairs(store).size());
    }

    @Test
    void aClaimThatIsWithdrawnIsLinkedNoMore() throws IOException {
        Path store = store("s", FACT, CLAIM);
        assertEquals(1, pairs(store).size());
        Path file = folder.resolve("new.jsonl");
        Files.writeString(file, DENIAL.replace("\"denial\"", "\"claim\""));

        Command.run("ingest", "--store", store.toString(), file.toString());

        assertEquals(List.of(), pairs(store));
        assertEquals(
                Command.dump(store),
                Command.dump(store("t", DENIAL.replace("\"denial\"", "\"claim\""), FACT)));
    }
}
