package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 0.3, 0.3", "1, 0, 0.9, 0.9", "2, 0, 0.5, 0.5", "0, 0, 0.99, 0.5"})
    void isALineInLogOdds(double slope, double intercept, double score, double expected) {
        assertEquals(expected, new Calibration(slope, intercept).probability(score), 1e-9);
    }

    @Test
    void certaintyIsNeverWhole() {
        Calibration calibration = new Calibration(1.5, 1);

        assertTrue(calibration.probability(0) > 0);
        assertTrue(calibration.probability(1) < 1);
        assertTrue(calibration.probability(0.6) < calibration.probability(0.7));
    }
}
