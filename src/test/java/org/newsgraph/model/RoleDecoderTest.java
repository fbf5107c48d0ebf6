package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RoleDecoderTest {
    private static final List<String> ROLES = FakeModel.ROLES;

    /** Scores the right word by its own first columns; the left one counts for nothing. */
    private static final PairScorer SCORER = plain(ROLES.size());

    static PairScorer plain(int labels) {
        float[] none = new float[labels * labels];
        float[] right = new float[labels * labels];
        for (int l = 0; l < labels; l++) {
            right[l * labels + l] = 1;
        }
        return new PairScorer(labels, none, none, right, new float[labels]);
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(resources = "/model/roles.tsv", delimiter = '\t', numLinesToSkip = 1)
    void givesNumberedRolesOnce(String words, String roles, String note) {
        String[] rows = words.split(", ");
        float[][] log = new float[rows.length][ROLES.size()];
        for (int w = 0; w < rows.length; w++) {
            String[] cells = rows[w].split(" ");
            for (int i = 0; i < cells.length; i += 2) {
                log[w][ROLES.indexOf(cells[i])] = Float.parseFloat(cells[i + 1]);
            }
        }

        int[] labels = new RoleDecoder(SCORER, ROLES, 0.5).choose(log);

        assertEquals(
                roles, Arrays.stream(labels).mapToObj(ROLES::get).collect(Collectors.joining(" ")));
    }

    @Test
    void looksAtPredicatesOfTheSentenceOnlyAndAtOtherWords() {
        // A column that tells predicates, four for the left vector, four for the right one.
        float[] scores = {
            1, 0, 0, 0, 0, 0, 9, 0, 0,
            -1, 0, 0, 0, 0, 9, 0, 0, 0,
            1, 0, 0, 0, 0, 0, 9, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 9, 0
        };

        List<RoleDecoder.Role> roles =
                new RoleDecoder(SCORER, ROLES, 0.5).decode(scores, 9, 0, 1, 5, 1, 4);

        assertEquals(
                List.of("2 3 ARG1"),
                roles.stream()
                        .map(r -> r.predicate() + " " + r.word() + " " + ROLES.get(r.label()))
                        .toList());
    }
}
