package org.newsgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Rejection;
import org.newsgraph.claim.Role;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.Block;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.News;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;
import org.newsgraph.resolve.ResolvedDate;

/** What was read of one article, sentence by sentence, as text for people. */
final class Explanation {
    private static final String NIF =
            "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";

    private final Reading reading;
    private final AnnotatedDocument document;
    private final ArticleGraph graph;
    private final boolean triples;
    private final boolean tags;
    private final StringBuilder out = new StringBuilder();

    Explanation(Reading reading, ArticleGraph graph, boolean triples, boolean tags) {
        this.reading = reading;
        this.document = reading.document();
        this.graph = graph;
        this.triples = triples;
        this.tags = tags;
    }

    String text() {
        line("== %s", reading.article().title().orElse(reading.article().id()));
        line("   id %s", reading.article().id());
        line("   graph <%s>", graph.name().getURI());
        reading.article().date().ifPresent(date -> line("   published %s", date));
        for (Block block : reading.article().blocks()) {
            if (!block.kind().isRead()) {
                line("   not read, %s: %s", name(block.kind()), shown(block.span()));
            }
        }
        Map<Integer, List<Triple>> bySentence = triples ? triplesBySentence() : Map.of();
        for (int i = 0; i < document.sentences().size(); i++) {
            sentence(i, document.sentences().get(i));
            for (Triple triple : bySentence.getOrDefault(i, List.of())) {
                line("     triple    %s", shown(triple));
            }
        }
        line("");
        return out.toString();
    }

    private void sentence(int number, Sentence sentence) {
        line("");
        line(
                "[%d] %s%s",
                number + 1,
                sentence.kind() == Block.Kind.PARAGRAPH ? "" : name(sentence.kind()) + ": ",
                shown(sentence.span()));
        if (tags) {
            line("     tags      %s", tagged(sentence));
            arcs(Arc.Layer.UD, "arcs", sentence);
            arcs(Arc.Layer.SRL, "roles", sentence);
            arcs(Arc.Layer.COREF, "same as", sentence);
        }
        for (Mention mention : document.mentionsIn(sentence.span())) {
            line(
                    "     name      %s %s%s",
                    mention.type(), document.text(mention.span()), referents(mention.span()));
        }
        for (TimeExpression time : document.timesIn(sentence.span())) {
            line(
                    "     when      %s -> %s (%s)",
                    document.text(time.span()), time.norm().orElse("?"), time.basis().key());
        }
        List<Attribution> attributions = reading.claims().attributions();
        for (int i = 0; i < attributions.size(); i++) {
            if (begins(
                    attributions.get(i).cue().isEmpty()
                            ? attributions.get(i).content()
                            : attributions.get(i).cue(),
                    sentence)) {
                attribution(i, attributions.get(i), reading.resolution().statements().get(i));
            }
        }
        List<Event> events = reading.claims().events();
        for (int i = 0; i < events.size(); i++) {
            if (sentence.span().contains(events.get(i).trigger())) {
                event(i, events.get(i), reading.resolution().events().get(i));
            }
        }
        for (Role role : reading.claims().roles()) {
            if (sentence.span().contains(role.holder())) {
                line(
                        "     role      %s%s: %s%s, %s   [%s]",
                        document.text(role.holder()),
                        referents(role.holder()),
                        document.text(role.title()),
                        role.organization().map(o -> " of " + document.text(o)).orElse(""),
                        role.tenure().key(),
                        rule(role.evidence()));
            }
        }
        for (Rejection rejection : reading.claims().rejections()) {
            if (sentence.span().contains(rejection.span())) {
                line(
                        "     not read  \"%s\" (%s): %s",
                        document.text(rejection.span()), rejection.rule(), rejection.reason());
            }
        }
    }

    /** {@code Merkel <-nsubj- met}; nothing where the annotator gives no arcs. */
    private void arcs(Arc.Layer layer, String label, Sentence sentence) {
        String shown =
                document.arcs().stream()
                        .filter(arc -> arc.layer() == layer)
                        .filter(
                                arc ->
                                        arc.dependent() >= sentence.firstToken()
                                                && arc.dependent() < sentence.endToken())
                        .map(
                                arc ->
                                        word(arc.dependent())
                                                + " <-"
                                                + arc.label()
                                                + "- "
                                                + (arc.head() < 0 ? "ROOT" : word(arc.head())))
                        .collect(Collectors.joining(", "));
        if (!shown.isEmpty()) {
            line("     %-9s %s", label, shown);
        }
    }

    private String word(int token) {
        return document.tokens().get(token).text();
    }

    private void attribution(int index, Attribution said, Resolution.StatementSlots slots) {
        line(
                "     said      a%d %s %s by %s, cue \"%s\"%s   [%s]",
                index + 1,
                said.quoteType().key(),
                said.kind().key(),
                slots.speakers().isEmpty()
                        ? "nobody named"
                        : String.join(" and ", slots.speakers()),
                said.cue().stream().map(document::text).collect(Collectors.joining(" ")),
                said.nestedIn().isPresent() ? ", inside a" + (said.nestedIn().getAsInt() + 1) : "",
                rule(said.evidence()));
        line(
                "               %s",
                said.content().stream().map(this::shown).collect(Collectors.joining(" ... ")));
        said.audience()
                .ifPresent(
                        audience ->
                                line(
                                        "               told %s%s",
                                        document.text(audience), arrow(slots.audience())));
        slots.venues()
                .forEach(
                        venue ->
                                line(
                                        "               %s %s%s",
                                        venue.venue().kind().key(),
                                        document.text(venue.venue().span()),
                                        venue.entity().map(e -> " -> " + e).orElse("")));
        slots.date().ifPresent(date -> line("               on %s", shown(date)));
    }

    private void event(int index, Event event, Resolution.EventSlots slots) {
        line(
                "     event     e%d %s, %s, word \"%s\"%s%s   [%s]",
                slots.sameAs() + 1,
                event.type().key(),
                event.factuality().key(),
                document.text(event.trigger()),
                slots.sameAs() == index ? "" : ", told before",
                event.attributedTo().isPresent()
                        ? ", inside a" + (event.attributedTo().getAsInt() + 1)
                        : "",
                rule(event.evidence()));
        line(
                "               parties %s",
                slots.participants().isEmpty()
                        ? "none known"
                        : slots.participants().stream()
                                .map(p -> p.entity() + " (side " + p.side() + ")")
                                .collect(Collectors.joining(", ")));
        if (!slots.places().isEmpty()) {
            line(
                    "               place %s",
                    slots.places().stream()
                            .map(
                                    p ->
                                            document.text(p.span())
                                                    + p.entity().map(e -> " -> " + e).orElse(""))
                            .collect(Collectors.joining(", ")));
        }
        slots.dates().forEach(date -> line("               on %s", shown(date)));
    }

    private static boolean begins(List<Span> spans, Sentence sentence) {
        return !spans.isEmpty() && sentence.span().contains(spans.get(0).start());
    }

    private String referents(Span span) {
        return arrow(reading.resolution().at(span).stream().map(Entity::id).toList());
    }

    private static String arrow(List<String> ids) {
        return ids.isEmpty() ? "" : " -> " + String.join(", ", ids);
    }

    private static String shown(ResolvedDate date) {
        return date.norm() + " (" + date.basis().key() + ")";
    }

    private static String rule(Evidence evidence) {
        return evidence.rule() + " " + Math.round(evidence.confidence() * 100) / 100.0;
    }

    private static String name(Block.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private String shown(Span span) {
        return document.text(span).strip().replaceAll("\\s+", " ");
    }

    private String tagged(Sentence sentence) {
        StringBuilder row = new StringBuilder();
        Map<Integer, String> opens = new TreeMap<>();
        Map<Integer, String> closes = new TreeMap<>();
        for (Chunk chunk : document.chunks()) {
            opens.put(chunk.firstToken(), "[" + chunk.label() + " ");
            closes.put(chunk.endToken() - 1, "]");
        }
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            Token token = document.tokens().get(i);
            row.append(i == sentence.firstToken() ? "" : " ")
                    .append(opens.getOrDefault(i, ""))
                    .append(token.text())
                    .append('/')
                    .append(token.tag())
                    .append(closes.getOrDefault(i, ""));
        }
        return row.toString();
    }

    // ---- triples ------------------------------------------------------------------------------

    /** The triples of each claim, at the sentence in which its evidence begins. */
    private Map<Integer, List<Triple>> triplesBySentence() {
        Map<Node, List<Triple>> bySubject =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Triple triple : graph.triples()) {
            bySubject.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>()).add(triple);
        }
        Map<Integer, List<Triple>> bySentence = new TreeMap<>();
        bySubject.forEach(
                (subject, about) ->
                        about.stream()
                                .filter(t -> t.getPredicate().equals(News.evidence.asNode()))
                                .flatMap(t -> begin(bySubject.get(t.getObject())).stream())
                                .map(document::sentenceAt)
                                .distinct()
                                .forEach(
                                        s ->
                                                bySentence
                                                        .computeIfAbsent(s, x -> new ArrayList<>())
                                                        .addAll(about)));
        return bySentence;
    }

    private static Optional<Integer> begin(List<Triple> mention) {
        return mention == null
                ? Optional.empty()
                : mention.stream()
                        .filter(t -> t.getPredicate().hasURI(NIF + "beginIndex"))
                        .map(t -> Integer.valueOf(t.getObject().getLiteralLexicalForm()))
                        .findFirst();
    }

    private String shown(Triple triple) {
        PrefixMap prefixes = PrefixMapFactory.create();
        prefixes.add("news", News.getURI());
        prefixes.add("nif", NIF);
        prefixes.add("schema", "https://schema.org/");
        prefixes.add("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.add("xsd", "http://www.w3.org/2001/XMLSchema#");
        return List.of(triple.getSubject(), triple.getPredicate(), triple.getObject()).stream()
                .map(node -> NodeFmtLib.str(node, prefixes))
                .collect(Collectors.joining(" "));
    }

    private void line(String format, Object... values) {
        out.append(String.format(java.util.Locale.ROOT, format, values)).append('\n');
    }
}
