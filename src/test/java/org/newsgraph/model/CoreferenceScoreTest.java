package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreferenceScoreTest {
    private static final String DOCUMENT =
            """
            {"forms": ["Berg", "sang", ".", "She", "left", "the", "town", "of", "Graz", "."],\
             "sentences": [{"tokens": [0, 3]}, {"tokens": [3, 10]}],\
             "mentions": [\
            {"chain": "1", "tokens": [0, 1], "head": 0, "head_upos": "PROPN"},\
            {"chain": "1", "tokens": [3, 4], "head": 3, "head_upos": "PRON"},\
            {"chain": "2", "tokens": [5, 9], "head": 6, "head_upos": "NOUN"},\
            {"chain": "2", "tokens": [8, 9], "head": 8, "head_upos": "PROPN"}]}
            """;

    @Test
    void asksForWhatWasNamedBefore(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), DOCUMENT);

        List<ModelScore.Measure> measures =
                new CoreferenceScore(LanguageModel.bundled()).measure(file);

        // The town is named only behind.
        assertEquals(1, measures.get(0).gold());
        assertEquals(1, measures.get(0).right(), "she is Berg");
        assertEquals(0, measures.get(1).gold());
    }

    @Test
    void namesTheLineThatIsNoJson(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), DOCUMENT + "{\n");
        CoreferenceScore score = new CoreferenceScore(FakeModel.random(1));

        String message =
                assertThrows(IllegalArgumentException.class, () -> score.measure(file))
                        .getMessage();

        assertTrue(message.startsWith(file + ":2: not JSON"), message);
    }
}
