package org.newsgraph.extract;

import org.newsgraph.claim.Claim;
import org.newsgraph.claim.Extraction;
import org.newsgraph.document.AnnotatedDocument;

/**
 * Reads one kind of claim out of an annotated document.
 *
 * <p>A pure function: the same document gives the same claims in the same order. It keeps no state
 * between calls, reads no files, and may be shared by threads.
 *
 * @param <C> the kind of claim it reads
 */
public interface Extractor<C extends Claim> {
    /** Claims in text order and the words left alone; empty lists when there are none. */
    Extraction<C> extract(AnnotatedDocument document);
}
