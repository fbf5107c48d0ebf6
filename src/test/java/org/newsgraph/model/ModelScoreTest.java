package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelScoreTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsGoldWordsAndRoles(boolean context) throws IOException {
        ModelScore score = new ModelScore(FakeModel.random(4), context);

        List<ModelScore.Measure> trees = score.trees(PropBankTest.TREES);
        assertEquals(
                List.of("tag 23 23", "UAS 23 23", "LAS 23 23"),
                trees.stream().map(m -> m.name() + " " + m.found() + " " + m.gold()).toList());
        assertTrue(trees.get(2).right() <= trees.get(1).right());

        List<ModelScore.Measure> roles = score.roles(PropBankTest.ROLES, PropBankTest.TREES);
        // All but the two roles of "done".
        assertEquals(
                Map.of("roles", 13L, "roles of verbs", 11L),
                roles.stream()
                        .collect(
                                Collectors.toMap(
                                        ModelScore.Measure::name, ModelScore.Measure::gold)));
        assertTrue(roles.get(1).found() <= roles.get(0).found());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3})
    void measures(long right) {
        ModelScore.Measure measure = new ModelScore.Measure("x", right, 4, 6);

        assertEquals(right / 4.0, measure.precision());
        assertEquals(right / 6.0, measure.recall());
        assertEquals(2 * right / 10.0, measure.f1());
    }

    @Test
    void needsATreeForEachSentence(@TempDir Path folder) throws IOException {
        Path trees = folder.resolve("x.conllu");
        String all = Files.readString(PropBankTest.TREES);
        Files.writeString(trees, all.substring(0, all.indexOf("\n\n")));
        ModelScore score = new ModelScore(FakeModel.random(4), false);

        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> score.roles(PropBankTest.ROLES, trees))
                        .getMessage();

        assertEquals("1 sentences of " + PropBankTest.ROLES + " are not in " + trees, message);
    }

    @Test
    void needsTheSameWords(@TempDir Path folder) throws IOException {
        Path trees = folder.resolve("x.conllu");
        Files.writeString(trees, Files.readString(PropBankTest.TREES).replace("Berg", "Lenz"));
        ModelScore score = new ModelScore(FakeModel.random(4), false);

        assertThrows(IllegalArgumentException.class, () -> score.roles(PropBankTest.ROLES, trees));
    }
}
