package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Rejection;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Sentence;

/**
 * Reads meetings, talks, calls and visits: who, with whom, where, when, and whether it happened.
 *
 * <p>One event for each encounter of a sentence. A trigger word that reports no event is left as a
 * rejection with its reason. {@link Event#attributedTo()} is left empty: who says so is found by
 * other means.
 */
public final class EventExtractor implements Extractor<Event> {
    private final EventGrammar grammar;

    /** Reads with the bundled tables. */
    public EventExtractor() {
        this(EventGrammar.bundled());
    }

    EventExtractor(EventGrammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public Extraction<Event> extract(AnnotatedDocument annotated) {
        AnnotatedDocument document = new NamesApart(grammar).of(annotated);
        SentenceParts cutter = new SentenceParts(document, grammar);
        DependencyTree tree = new DependencyTree(document);
        List<Event> events = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (Sentence sentence : document.sentences()) {
            if (hasTrigger(document, sentence)) {
                new SentenceEvents(document, grammar, tree, sentence, cutter.of(sentence), events)
                        .read(events, rejections);
            }
        }
        events.sort(Comparator.comparing(Event::trigger));
        rejections.sort(Comparator.comparing(Rejection::span));
        return new Extraction<>(events, rejections);
    }

    private boolean hasTrigger(AnnotatedDocument document, Sentence sentence) {
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            boolean isTrigger =
                    grammar.isTrigger(document.tokens().get(i))
                            || grammar.idiom(document.tokens(), i).isPresent();
            if (isTrigger) {
                return true;
            }
        }
        return false;
    }
}
