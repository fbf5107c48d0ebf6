package org.newsgraph.search;

import java.util.List;
import java.util.Optional;

/**
 * What was found for some words, best first.
 *
 * @param entities people, bodies, places and other things with a name
 * @param statements what was said
 * @param headlines of articles
 */
public record Found(List<Entity> entities, List<Statement> statements, List<Headline> headlines) {
    public Found {
        entities = List.copyOf(entities);
        statements = List.copyOf(statements);
        headlines = List.copyOf(headlines);
    }

    /**
     * Words of a text that were searched for, as chars of it.
     *
     * @param start first char
     * @param end char after the last
     */
    public record Span(int start, int end) {}

    /**
     * Where something stands.
     *
     * @param article IRI of the article
     * @param title its headline, if it has one
     * @param date when it was published, as xsd:date or xsd:dateTime, if that is known
     * @param publisher name of its publisher, if that is known
     */
    public record Source(
            String article,
            Optional<String> title,
            Optional<String> date,
            Optional<String> publisher) {
        /** The same with the title that was found, of several. */
        Source withTitle(String found) {
            return new Source(article, Optional.of(found), date, publisher);
        }
    }

    /**
     * @param iri of the entity
     * @param name its preferred name
     * @param type local name of its class, such as {@code Person}; {@code Thing} if unknown
     * @param matched the name of it that was found; often the preferred one
     * @param highlights words of {@code matched}
     * @param articles how many articles mention it
     * @param source one of them; none in suggestions
     * @param score how well it fits, more than 0; comparable within one answer
     */
    public record Entity(
            String iri,
            String name,
            String type,
            String matched,
            List<Span> highlights,
            int articles,
            Optional<Source> source,
            double score) {}

    /**
     * @param iri of the statement
     * @param text what was said, as written
     * @param highlights words of {@code text}
     * @param speakers names of who said it, sorted
     * @param asserted whether the article itself says that it was said; else it is told in another
     *     statement, denied, or uncertain
     * @param source where it stands
     * @param score as of entities
     */
    public record Statement(
            String iri,
            String text,
            List<Span> highlights,
            List<String> speakers,
            boolean asserted,
            Source source,
            double score) {}

    /**
     * @param source the article
     * @param highlights words of its title
     * @param score as of entities
     */
    public record Headline(Source source, List<Span> highlights, double score) {}
}
