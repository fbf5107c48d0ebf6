package org.newsgraph.model;

import java.util.List;
import org.newsgraph.document.Arc;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.TokenRange;
import org.newsgraph.document.TokenVectors;

/**
 * What the language model reads in a document. Words are counted from 0 through all sentences.
 *
 * @param tags the Penn Treebank tag of each word
 * @param arcs of the layers {@code ud}, one for each word in order, and then {@code srl} and {@code
 *     coref}; a long sentence that was read in parts has a root in each
 * @param names in order, none overlapping
 * @param attributions in the order of their cues; no word is in two of all cues and contents
 * @param vectors a row for each word
 */
public record Analysis(
        List<String> tags,
        List<Arc> arcs,
        List<Name> names,
        List<AttributionRelation> attributions,
        TokenVectors vectors) {
    /** The layer of dependencies. */
    public static final String UD = "ud";

    /** The layer of semantic roles. */
    public static final String SRL = "srl";

    /**
     * The layer of coreference: from the head word of a noun phrase to that of a later one which
     * means the same; at most one to each, from at most a window's length before.
     */
    public static final String COREF = "coref";

    /**
     * A name.
     *
     * @param words where it stands
     * @param type what it names
     * @param confidence the model's probability, 0 to 1
     */
    public record Name(TokenRange words, MentionType type, double confidence) {}

    public Analysis {
        tags = List.copyOf(tags);
        arcs = List.copyOf(arcs);
        names = List.copyOf(names);
        attributions = List.copyOf(attributions);
    }
}
