package org.newsgraph.rdf;

import java.util.Comparator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Triples by subject, predicate and object: IRIs before literals, each by its chars. */
enum TripleOrder implements Comparator<Triple> {
    INSTANCE;

    @Override
    public int compare(Triple a, Triple b) {
        int by = compare(a.getSubject(), b.getSubject());
        if (by == 0) {
            by = compare(a.getPredicate(), b.getPredicate());
        }
        return by != 0 ? by : compare(a.getObject(), b.getObject());
    }

    private static int compare(Node a, Node b) {
        if (a.isURI() || b.isURI()) {
            return a.isURI() && b.isURI()
                    ? a.getURI().compareTo(b.getURI())
                    : Boolean.compare(b.isURI(), a.isURI());
        }
        int by = a.getLiteralLexicalForm().compareTo(b.getLiteralLexicalForm());
        if (by == 0) {
            by = a.getLiteralDatatypeURI().compareTo(b.getLiteralDatatypeURI());
        }
        return by != 0 ? by : a.getLiteralLanguage().compareTo(b.getLiteralLanguage());
    }
}
