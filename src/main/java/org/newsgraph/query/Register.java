package org.newsgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.NameKey;
import org.newsgraph.rdf.News;

/** Finds entities by name in the graph of entities. Inside a read transaction. */
final class Register {
    private static final Node NAME_KEY = News.nameKey.asNode();
    private static final Node PREF_LABEL = SKOS.prefLabel.asNode();
    private static final Node SCHEMA_NAME = NodeFactory.createURI("https://schema.org/name");
    private static final Node PLACE = NodeFactory.createURI("https://schema.org/Place");
    private static final int MOST_SUGGESTIONS = 5;
    private static final int PREFIX_LENGTH = 3;

    private final DatasetGraph graphs;

    Register(DatasetGraph graphs) {
        this.graphs = graphs;
    }

    /** An entity and its preferred name. */
    record Candidate(Node entity, String name) {
        @Override
        public String toString() {
            return name + "  <" + entity.getURI() + ">";
        }
    }

    /**
     * The entity that a name means.
     *
     * @throws QueryException if none has that name, or several have
     */
    Node find(String name, InputType type) {
        List<Candidate> candidates =
                candidates(NameKey.of(name)).stream()
                        .filter(candidate -> fits(candidate.entity(), type))
                        .toList();
        if (candidates.size() == 1) {
            return candidates.get(0).entity();
        }
        if (candidates.isEmpty()) {
            throw new QueryException(
                    "no "
                            + type.key()
                            + " is named \""
                            + name
                            + "\" in this store"
                            + hint(suggestions(name, type)));
        }
        List<Candidate> preferred =
                candidates.stream().filter(candidate -> isMeant(candidate, name)).toList();
        if (preferred.size() == 1) {
            return preferred.get(0).entity();
        }
        throw new QueryException(
                "\""
                        + name
                        + "\" names "
                        + candidates.size()
                        + " entities; say which by its full name or IRI:"
                        + lines(candidates));
    }

    /**
     * Whether, of several, this one is surely meant: its full name is asked for, or a listed place
     * by its usual name. One word is no full name of a person.
     */
    private boolean isMeant(Candidate candidate, String name) {
        String key = NameKey.of(name);
        boolean isPreferred = NameKey.of(candidate.name()).equals(key);
        return isPreferred && (key.indexOf(' ') > 0 || isCurated(candidate.entity()));
    }

    private boolean isCurated(Node entity) {
        return graphs.contains(GraphNames.ENTITIES, entity, SCHEMA_NAME, Node.ANY);
    }

    /** All entities with that key, by name. */
    List<Candidate> candidates(String key) {
        List<Candidate> candidates = new ArrayList<>();
        graphs.find(GraphNames.ENTITIES, Node.ANY, NAME_KEY, NodeFactory.createLiteralString(key))
                .forEachRemaining(quad -> candidates.add(candidate(quad.getSubject())));
        candidates.sort(
                Comparator.comparing(Candidate::name)
                        .thenComparing(candidate -> candidate.entity().getURI()));
        return candidates;
    }

    /** The preferred name of an entity. */
    Optional<String> name(Node entity) {
        Iterator<Quad> names = graphs.find(GraphNames.ENTITIES, entity, PREF_LABEL, Node.ANY);
        return names.hasNext()
                ? Optional.of(names.next().getObject().getLiteralLexicalForm())
                : Optional.empty();
    }

    private Candidate candidate(Node entity) {
        return new Candidate(entity, name(entity).orElse(entity.getURI()));
    }

    private boolean fits(Node entity, InputType type) {
        if (type == InputType.ENTITY) {
            return true;
        }
        boolean place = graphs.contains(Node.ANY, entity, RDF.type.asNode(), PLACE);
        return place == (type == InputType.PLACE);
    }

    /** Entities whose names share words with the one asked for, or begin like it. */
    private List<Candidate> suggestions(String name, InputType type) {
        Set<String> words = new TreeSet<>(List.of(NameKey.of(name).split(" ")));
        Map<Node, Integer> scores = new TreeMap<>(Comparator.comparing(Node::getURI));
        Iterator<Quad> keys = graphs.find(GraphNames.ENTITIES, Node.ANY, NAME_KEY, Node.ANY);
        while (keys.hasNext()) {
            Quad quad = keys.next();
            int score = score(words, quad.getObject().getLiteralLexicalForm());
            if (score > 0) {
                scores.merge(quad.getSubject(), score, Math::max);
            }
        }
        return scores.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), type))
                .sorted(Map.Entry.<Node, Integer>comparingByValue().reversed())
                .limit(MOST_SUGGESTIONS)
                .map(entry -> candidate(entry.getKey()))
                .toList();
    }

    /** Two for each word that both have, one for each that begins like one of the other. */
    private static int score(Set<String> words, String key) {
        int score = 0;
        for (String other : key.split(" ")) {
            if (words.contains(other)) {
                score += 2;
            } else if (other.length() > PREFIX_LENGTH
                    && words.stream().anyMatch(word -> beginsLike(word, other))) {
                score += 1;
            }
        }
        return score;
    }

    private static boolean beginsLike(String word, String other) {
        return word.length() > PREFIX_LENGTH && word.regionMatches(0, other, 0, PREFIX_LENGTH);
    }

    private static String hint(List<Candidate> suggestions) {
        return suggestions.isEmpty() ? "" : "; did you mean one of these?" + lines(suggestions);
    }

    private static String lines(List<Candidate> candidates) {
        return candidates.stream().map(one -> "\n  " + one).collect(Collectors.joining());
    }

    /**
     * The publisher of that name.
     *
     * @throws QueryException if there is none
     */
    Node publisher(String name) {
        Node type = NodeFactory.createURI("https://schema.org/NewsMediaOrganization");
        Set<String> names = new TreeSet<>();
        Set<Node> publishers = new java.util.LinkedHashSet<>();
        graphs.getUnionGraph()
                .find(Node.ANY, RDF.type.asNode(), type)
                .forEachRemaining(triple -> publishers.add(triple.getSubject()));
        for (Node publisher : publishers) {
            Iterator<Quad> quads = graphs.find(Node.ANY, publisher, SCHEMA_NAME, Node.ANY);
            while (quads.hasNext()) {
                String found = quads.next().getObject().getLiteralLexicalForm();
                if (NameKey.of(found).equals(NameKey.of(name))) {
                    return publisher;
                }
                names.add(found);
            }
        }
        throw new QueryException(
                "no publisher is named \""
                        + name
                        + "\" in this store; there are: "
                        + String.join(", ", names));
    }
}
