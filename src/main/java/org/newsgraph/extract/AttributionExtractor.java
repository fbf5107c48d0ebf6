package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Rejection;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Span;
import org.newsgraph.table.TsvTable;

/**
 * Reads who said what.
 *
 * <p>By grammar, from flat phrases: a verb of saying or thinking with its subject, and the clause,
 * quotation or phrase that it takes as content, before, after or around it; "according to"; and the
 * quotations that run on after one. By the language model, where the document has its attributions.
 * By both, where each fills what the other leaves: see {@link AttributionUnion}.
 */
public final class AttributionExtractor implements Extractor<Attribution> {
    private static final Set<String> LABELS =
            TsvTable.load("/data/grammar/headline-labels.tsv").rows().stream()
                    .map(row -> row.get(0))
                    .collect(Collectors.toUnmodifiableSet());

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
        Unsaid unsaid = new Unsaid(document, tree, cues);
        Extraction<Attribution> found = read(document);
        Extraction<Attribution> all =
                new Extraction<>(
                        found.claims().stream().map(unsaid::asSaid).toList(), found.rejections());
        Tales tales = new Tales(document, tree, events);
        Set<Integer> dropped = new HashSet<>();
        List<Rejection> rejections = new ArrayList<>(all.rejections());
        for (int i = 0; i < all.claims().size(); i++) {
            Attribution said = all.claims().get(i);
            if (said.source().stream().anyMatch(span -> isLabel(document, span))) {
                dropped.add(i);
            } else if (unsaid.isNothing(said) && !mayTellOfEvent(said, document)) {
                // "pleaded guilty to meeting him" still keeps the event from being told as a fact.
                dropped.add(i);
                rejections.add(
                        new Rejection(
                                said.cue().get(0),
                                said.evidence().rule(),
                                "a plea or a visit, which says nothing"));
            } else if (tales.isSaid(said)) {
                dropped.add(i);
                rejections.add(
                        new Rejection(
                                said.cue().get(0),
                                said.evidence().rule(),
                                "said in a story that somebody made up"));
            }
        }
        rejections.sort(Comparator.comparing(Rejection::span));
        return dropped.isEmpty()
                ? all
                : new Extraction<>(without(all.claims(), dropped), rejections);
    }

    /** The attributions but some; what was nested in one of those is nested in what that was. */
    private static List<Attribution> without(List<Attribution> all, Set<Integer> dropped) {
        int[] place = new int[all.size()];
        int next = 0;
        for (int i = 0; i < place.length; i++) {
            place[i] = dropped.contains(i) ? -1 : next++;
        }
        List<Attribution> kept = new ArrayList<>();
        for (int i = 0; i < place.length; i++) {
            OptionalInt outer = all.get(i).nestedIn();
            while (outer.isPresent() && dropped.contains(outer.getAsInt())) {
                outer = all.get(outer.getAsInt()).nestedIn();
            }
            if (place[i] >= 0) {
                kept.add(
                        outer.isPresent()
                                ? all.get(i).within(place[outer.getAsInt()])
                                : all.get(i).alone());
            }
        }
        return kept;
    }

    /** "CORRECTION: ...", "Analysis: ...": the kind of a text, and nobody who says it. */
    private static boolean isLabel(AnnotatedDocument document, Span source) {
        String text = document.article().text();
        int after = source.end();
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        String words = document.text(source).replaceFirst("\\s*\\d+$", "").toLowerCase(Locale.ROOT);
        return after < text.length() && text.charAt(after) == ':' && LABELS.contains(words);
    }

    private Extraction<Attribution> read(AnnotatedDocument document) {
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
                if (events.isTrigger(document.tokens().get(i))
                        || events.idiom(document.tokens(), i).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }
}
