package org.newsgraph.extract;

import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Extraction;
import org.newsgraph.document.AnnotatedDocument;

/**
 * Reads who said what from flat phrases: a verb of saying or thinking with its subject, and the
 * clause, quotation or phrase that it takes as content, before, after or around it; "according to";
 * and the quotations that run on after one.
 */
public final class AttributionExtractor implements Extractor<Attribution> {
    private final CueTable cues;
    private final Confidences confidences;
    private final Adjuncts adjuncts;

    private AttributionExtractor(CueTable cues, Confidences confidences, Adjuncts adjuncts) {
        this.cues = cues;
        this.confidences = confidences;
        this.adjuncts = adjuncts;
    }

    /** With the tables of {@code data/grammar}. */
    public static AttributionExtractor bundled() {
        return new AttributionExtractor(
                CueTable.bundled(), Confidences.bundled(), Adjuncts.bundled());
    }

    @Override
    public Extraction<Attribution> extract(AnnotatedDocument document) {
        return new AttributionReader(document, cues, confidences, adjuncts).read();
    }
}
