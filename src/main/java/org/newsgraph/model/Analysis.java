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
 * @param arcs dependencies, one for each word in order, then roles, then coreference, which reaches
 *     back a window's length at most; a long sentence that was read in parts has a root in each
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
