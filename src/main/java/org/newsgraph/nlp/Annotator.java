package org.newsgraph.nlp;

import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;

/**
 * Adds language layers to an article: sentences, tokens, tags, lemmas, and as far as it can
 * phrases, names and arcs. The time layer is left empty; {@code time} fills it.
 *
 * <p>A pure function: the same article gives the same layers. May be shared by threads.
 */
public interface Annotator {
    /** Reads the blocks of the article whose kind {@code isRead()}, and no others. */
    AnnotatedDocument annotate(Article article);
}
