package org.newsgraph.model;

/**
 * Makes a probability out of a score, by Platt scaling: a straight line in log odds, fitted to how
 * often answers with that score were right on text that the model was not trained on.
 *
 * @param slope of the line
 * @param intercept of the line, in log odds
 */
record Calibration(double slope, double intercept) {
    private static final double EDGE = 1e-6;

    /** What was fitted with a model for one kind of answer; the score itself where nothing was. */
    static Calibration of(Labels labels, String kind) {
        return new Calibration(
                labels.tuned(kind + ".slope", 1), labels.tuned(kind + ".intercept", 0));
    }

    /**
     * The share of answers with that score that are right.
     *
     * @param score 0 to 1
     * @return 0 to 1, exclusive
     */
    double probability(double score) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, score));
        double odds = slope * Math.log(inside / (1 - inside)) + intercept;
        return 1 / (1 + Math.exp(-odds));
    }
}
