package org.newsgraph.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatedDocumentTest {
    private static final TokenRange FIRST = new TokenRange(0, 1);

    @Test
    void anAttributionHasAContent() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new AttributionRelation(FIRST, List.of(), List.of(), 0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new AttributionRelation(FIRST, List.of(), List.of(FIRST), Double.NaN));
    }

    @Test
    void aRangeHoldsTokens() {
        TokenRange range = new TokenRange(2, 4);

        assertEquals(2, range.size());
        assertTrue(range.contains(2) && range.contains(3));
        assertFalse(range.contains(1) || range.contains(4));
        assertThrows(IllegalArgumentException.class, () -> new TokenRange(2, 2));
        assertThrows(IllegalArgumentException.class, () -> new TokenRange(-1, 2));
    }

    @Test
    void vectorsAreEqualByTheirNumbers() {
        TokenVectors vectors = new TokenVectors(2, new float[] {1, 2, 3, 4});

        assertEquals(new TokenVectors(2, new float[] {1, 2, 3, 4}), vectors);
        assertEquals(new TokenVectors(2, new float[] {1, 2, 3, 4}).hashCode(), vectors.hashCode());
        assertNotEquals(new TokenVectors(2, new float[] {1, 2, 3, 5}), vectors);
        assertNotEquals(new TokenVectors(4, new float[] {1, 2, 3, 4}), vectors);
        assertEquals("2 vectors of 2", vectors.toString());
        assertThrows(IllegalArgumentException.class, () -> new TokenVectors(3, new float[] {1, 2}));
    }
}
