package org.newsgraph.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccupationsTest {
    private final Occupations occupations = Occupations.bundled();

    @Test
    void aTitleMayRepeatAWord() {
        assertEquals(Optional.empty(), occupations.office("party leader of the party"));
        assertEquals(Optional.empty(), occupations.office("state secretary of state"));
        assertEquals(Optional.empty(), occupations.office("deputy deputy foreign minister"));
        assertEquals(
                Optional.of("trade and foreign trade minister"),
                occupations.office("Trade and Foreign Trade Minister"));
        assertEquals(
                Optional.of("defense minister"), occupations.office("the Minister of Defence"));
    }

    @Test
    void aDepartmentMayHaveTwoWords() {
        assertEquals(
                Optional.of("homeland security secretary"),
                occupations.office("Homeland Security Secretary"));
        assertEquals(
                Optional.of("homeland security secretary"),
                occupations.office("Secretary of Homeland Security"));
    }
}
