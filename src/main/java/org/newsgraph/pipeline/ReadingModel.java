package org.newsgraph.pipeline;

import org.newsgraph.nlp.Annotator;
import org.newsgraph.nlp.NeuralAnnotator;
import org.newsgraph.nlp.OpenNlpAnnotator;

/** What reads the sentences, both bundled. */
public enum ReadingModel {
    /** The language model: the more accurate. */
    NEURAL,
    /** OpenNLP's models: several times as fast, in less memory, without dependencies. */
    LIGHT;

    /** Loaded when first asked for, and only once. */
    public Annotator annotator() {
        return this == NEURAL ? NeuralAnnotator.bundled() : OpenNlpAnnotator.bundled();
    }
}
