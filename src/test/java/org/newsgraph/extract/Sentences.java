package org.newsgraph.extract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;
import org.newsgraph.nlp.OpenNlpAnnotator;
import org.newsgraph.time.TimeTagger;

/** Annotated documents out of invented sentences, all of one day. */
final class Sentences {
    /** A Wednesday. */
    static final LocalDate DAY = LocalDate.of(2024, 3, 13);

    private static final TimeTagger TIMES = new TimeTagger();

    private Sentences() {}

    /** An article of one paragraph, read by the bundled annotator. */
    static AnnotatedDocument annotate(String text) {
        return annotate(text, Block.Kind.PARAGRAPH);
    }

    static AnnotatedDocument annotate(String text, Block.Kind kind) {
        Article article =
                new Article(
                        "test",
                        Optional.empty(),
                        Optional.empty(),
                        text,
                        Optional.of(DAY),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"),
                        "test",
                        List.of(new Block(kind, new Span(0, text.length()), 0)),
                        Optional.empty());
        AnnotatedDocument annotated = OpenNlpAnnotator.bundled().annotate(article);
        return annotated.withTimes(TIMES.tag(annotated));
    }
}
