package org.newsgraph.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;

class OntologyTest {
    private final Model ontology = RDFDataMgr.loadModel("ontology/newsgraph.ttl");
    private final Set<Resource> terms = terms();

    private Set<Resource> terms() {
        Set<Resource> found = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        ontology.listSubjects()
                .filterKeep(subject -> subject.isURIResource())
                .filterKeep(subject -> subject.getURI().startsWith(News.NS))
                .forEachRemaining(found::add);
        return found;
    }

    @Test
    void everyTermIsDefinedWithAnExample() {
        assertTrue(terms.size() > 60, "terms: " + terms.size());
        for (Resource term : terms) {
            for (Property property : List.of(RDFS.label, RDFS.comment, SKOS.example)) {
                assertTrue(
                        ontology.contains(term, property, (RDFNode) null),
                        term + " has no " + property.getLocalName());
            }
            assertTrue(
                    ontology.contains(
                            term,
                            RDFS.isDefinedBy,
                            ontology.createResource("https://w3id.org/newsgraph/ontology")),
                    term + " is defined nowhere");
            if (ontology.contains(term, RDF.type, OWL.Class)) {
                assertTrue(
                        ontology.contains(term, SKOS.scopeNote, (RDFNode) null),
                        term + " has no scope note");
            }
        }
    }

    @Test
    void theVocabularyClassHasEveryTerm() {
        Set<String> constants = new TreeSet<>();
        for (Field field : News.class.getFields()) {
            constants.add(field.getName());
        }
        for (Resource term : terms) {
            if (!ontology.contains(term, RDF.type, OWL.AnnotationProperty)) {
                assertTrue(constants.contains(term.getLocalName()), term + " is not in News");
            }
        }
    }

    @Test
    void queriesAndShapesUseDefinedTermsOnly() {
        Pattern used = Pattern.compile("\\bnews:([A-Za-z]\\w*)");
        for (NamedQuery query : QueryCatalog.bundled().all()) {
            Matcher matcher = used.matcher(query.sparql());
            while (matcher.find()) {
                String term = News.NS + matcher.group(1);
                assertTrue(
                        terms.contains(ontology.createResource(term)),
                        query.name() + " uses " + term);
            }
        }
        Set<String> unknown = new TreeSet<>();
        RDFDataMgr.loadModel("ontology/shapes.ttl")
                .listStatements()
                .forEachRemaining(
                        statement -> {
                            RDFNode object = statement.getObject();
                            if (object.isURIResource()
                                    && object.asResource().getURI().startsWith(News.NS)
                                    && !terms.contains(object.asResource())) {
                                unknown.add(object.toString());
                            }
                        });
        assertEquals(Set.of(), unknown);
    }
}
