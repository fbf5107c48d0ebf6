package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Token;

/**
 * A sentence as a row of flat phrases: its chunks, and each token outside them as a phrase of its
 * own, labelled {@code O}.
 */
final class Phrases {
    private final AnnotatedDocument document;
    private final List<Chunk> units;
    private final int first;
    private final int end;

    private Phrases(AnnotatedDocument document, List<Chunk> units, int first, int end) {
        this.document = document;
        this.units = units;
        this.first = first;
        this.end = end;
    }

    /**
     * @param from index in {@code document.chunks()} of the first chunk that does not lie before
     *     the sentence
     */
    static Phrases of(AnnotatedDocument document, Sentence sentence, int from) {
        List<Chunk> units = new ArrayList<>();
        int token = sentence.firstToken();
        for (int i = from; i < document.chunks().size(); i++) {
            Chunk chunk = document.chunks().get(i);
            if (chunk.firstToken() >= sentence.endToken()) {
                break;
            }
            for (; token < chunk.firstToken(); token++) {
                units.add(new Chunk("O", token, token + 1));
            }
            units.add(chunk);
            token = chunk.endToken();
        }
        for (; token < sentence.endToken(); token++) {
            units.add(new Chunk("O", token, token + 1));
        }
        return new Phrases(document, units, sentence.firstToken(), sentence.endToken());
    }

    int size() {
        return units.size();
    }

    /** Index in the document of the sentence's first token. */
    int firstToken() {
        return first;
    }

    /** Index one past the sentence's last token. */
    int endToken() {
        return end;
    }

    Chunk get(int unit) {
        return units.get(unit);
    }

    boolean is(int unit, String label) {
        return unit >= 0 && unit < units.size() && units.get(unit).is(label);
    }

    /** Whether the unit is the one token {@code word}, in any case. */
    boolean isWord(int unit, String word) {
        if (unit < 0 || unit >= units.size()) {
            return false;
        }
        Chunk chunk = units.get(unit);
        return chunk.endToken() - chunk.firstToken() == 1
                && document.tokens().get(chunk.firstToken()).is(word);
    }

    /** The unit's first token. */
    Token head(int unit) {
        return document.tokens().get(units.get(unit).firstToken());
    }

    /** The unit's last token, which for noun phrases is their head. */
    Token last(int unit) {
        return document.tokens().get(units.get(unit).endToken() - 1);
    }

    /** Index of the unit that holds the token. */
    int unitOf(int token) {
        int low = 0;
        int high = units.size() - 1;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (units.get(mid).endToken() > token) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return low;
    }
}
