package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Extraction;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Span;

/**
 * Reads who said what.
 *
 * <p>By grammar, from flat phrases: a verb of saying or thinking with its subject, and the clause,
 * quotation or phrase that it takes as content, before, after or around it; "according to"; and the
 * quotations that run on after one. By the language model, where the document has its attributions.
 * By both, where each fills what the other leaves: see {@link AttributionUnion}.
 */
public final class AttributionExtractor implements Extractor<Attribution> {
    /** Whose attributions are taken. */
    public enum By {
        GRAMMAR,
        MODEL,
        BOTH
    }

    private final By by;
    private final CueTable cues;
    private final Confidences confidences;
    private final Adjuncts adjuncts;
    private final EventGrammar events;

    private AttributionExtractor(
            By by, CueTable cues, Confidences confidences, Adjuncts adjuncts, EventGrammar events) {
        this.by = by;
        this.cues = cues;
        this.confidences = confidences;
        this.adjuncts = adjuncts;
        this.events = events;
    }

    /** With the tables of {@code data/grammar}, by grammar and model. */
    public static AttributionExtractor bundled() {
        return bundled(By.BOTH);
    }

    /** With the tables of {@code data/grammar}. */
    public static AttributionExtractor bundled(By by) {
        return new AttributionExtractor(
                by,
                CueTable.bundled(),
                Confidences.bundled(),
                Adjuncts.bundled(),
                EventGrammar.bundled());
    }

    @Override
    public Extraction<Attribution> extract(AnnotatedDocument document) {
        DependencyTree tree = new DependencyTree(document);
        RelationReader relations = new RelationReader(document, tree, cues, adjuncts);
        List<Attribution> byModel = relations.read(document.attributions(), "model");
        if (by == By.MODEL) {
            return new Extraction<>(AttributionReader.nest(byModel), List.of());
        }
        Extraction<Attribution> byGrammar =
                slots(
                        document,
                        tree,
                        new AttributionReader(document, cues, confidences, adjuncts).read());
        if (by == By.GRAMMAR || document.attributions().isEmpty()) {
            return byGrammar;
        }
        List<Attribution> byTree = new ArrayList<>();
        new TreeRelationFinder(document, tree, cues, confidences)
                .find()
                .forEach((rule, found) -> byTree.addAll(relations.read(found, rule)));
        return AttributionUnion.of(
                byModel,
                byGrammar,
                byTree,
                each -> mayTellOfEvent(each, document),
                relations::isOpen);
    }

    /** Who is told, where and when, by dependencies where the document has them. */
    private Extraction<Attribution> slots(
            AnnotatedDocument document, DependencyTree tree, Extraction<Attribution> found) {
        if (document.arcs().isEmpty()) {
            return found;
        }
        CueAdjuncts around = new CueAdjuncts(document, tree, cues, adjuncts);
        return new Extraction<>(
                found.claims().stream().map(around::complete).toList(), found.rejections());
    }

    private boolean mayTellOfEvent(Attribution attribution, AnnotatedDocument document) {
        for (Span content : attribution.content()) {
            for (int i = document.tokenAt(content.start());
                    i < document.tokens().size()
                            && document.tokens().get(i).start() < content.end();
                    i++) {
                if (events.isTrigger(document.tokens().get(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
