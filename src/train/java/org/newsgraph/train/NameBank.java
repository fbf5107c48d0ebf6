package org.newsgraph.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.util.Span;
import org.newsgraph.nlp.NameFinderTraining;

/** Sentences with names, read as the light model's trainer reads them. */
final class NameBank {
    private NameBank() {}

    /**
     * The sentences of a file.
     *
     * @param coherent whether neighbours are each other's context
     */
    static GoldDocument read(Path file, String corpus, boolean coherent) throws IOException {
        return new GoldDocument(
                corpus,
                NameFinderTraining.read(file).stream().map(NameBank::sentence).toList(),
                coherent,
                Optional.empty());
    }

    private static GoldSentence sentence(NameSample sample) {
        List<String> labels =
                new ArrayList<>(Collections.nCopies(sample.getSentence().length, "O"));
        for (Span name : sample.getNames()) {
            labels.set(name.getStart(), "B-" + name.getType());
            for (int i = name.getStart() + 1; i < name.getEnd(); i++) {
                labels.set(i, "I-" + name.getType());
            }
        }
        return new GoldSentence(
                List.of(sample.getSentence()),
                Optional.empty(),
                Optional.of(labels),
                Optional.empty());
    }
}
