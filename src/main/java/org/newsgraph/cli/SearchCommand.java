package org.newsgraph.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.newsgraph.search.Found;
import org.newsgraph.search.SearchException;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.search.SearchJson;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds names, statements and headlines by their words. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Find people, places and bodies by name, what was said, and headlines, best first.",
            "All words must be there; \"in quotes\" in this order, wor* begins so, -word is not there, a | b is either.",
            "The first search after a change of the store takes longer: it makes the index."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph search --store news.tdb Achola",
            "  newsgraph search --store news.tdb '\"two tired armies\"' --format json"
        })
final class SearchCommand implements Callable<Integer> {
    /** How an answer is written. */
    enum Shape {
        TEXT,
        TSV,
        JSON
    }

    @Mixin private StoreOption store;

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What to look for.")
    private List<String> words = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, tsv or json. Default: ${DEFAULT-VALUE}")
    private Shape format;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most of each kind, up to 1000. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Override
    public Integer call() throws IOException {
        String query = String.join(" ", words);
        PrintStream out = Output.bytes();
        try (GraphStore graphs = store.open();
                SearchIndex index = open(graphs)) {
            Found found = index.search(query, limit);
            switch (format) {
                case JSON -> SearchJson.write(query, found, out);
                case TSV -> tsv(found, out);
                default -> text(found, out);
            }
        } catch (SearchException e) {
            throw new UserError(e.getMessage(), e);
        } finally {
            out.flush();
        }
        return 0;
    }

    private static SearchIndex open(GraphStore graphs) {
        announce(graphs);
        return SearchIndex.open(graphs);
    }

    /** Says why it takes a while. */
    static void announce(GraphStore graphs) {
        if (!SearchIndex.isReady(graphs)) {
            System.err.println("newsgraph: making the search index of this store");
        }
    }

    // ------------------------------------------------------------ text

    private void text(Found found, PrintStream out) {
        if (found.entities().isEmpty()
                && found.statements().isEmpty()
                && found.headlines().isEmpty()) {
            System.err.println(
                    "newsgraph: nothing has all these words; try fewer, or the beginning of one"
                            + " and *");
            return;
        }
        heading(out, "Names", found.entities().size());
        for (Found.Entity entity : found.entities()) {
            String matched = marked(entity.matched(), entity.highlights());
            boolean otherName = !entity.matched().equals(entity.name());
            out.printf(
                    "  %s (%s), %s%n",
                    otherName ? entity.name() + ", also " + matched : matched,
                    entity.type(),
                    entity.articles() == 1 ? "1 article" : entity.articles() + " articles");
            out.printf("    %s%n", entity.iri());
            entity.source().ifPresent(source -> source(out, source));
        }
        heading(out, "Statements", found.statements().size());
        for (Found.Statement statement : found.statements()) {
            String speakers =
                    statement.speakers().isEmpty()
                            ? "speaker not told"
                            : String.join(", ", statement.speakers());
            out.printf(
                    "  %s%s: %s%n",
                    speakers,
                    statement.asserted() ? "" : " (only claimed)",
                    marked(oneLine(statement.text()), statement.highlights()));
            source(out, statement.source());
        }
        heading(out, "Headlines", found.headlines().size());
        for (Found.Headline headline : found.headlines()) {
            Found.Source source = headline.source();
            out.printf("  %s%n", marked(oneLine(source.title().orElse("")), headline.highlights()));
            out.printf("    %s%s%n", source.article(), dateOf(source));
        }
    }

    private static void heading(PrintStream out, String what, int count) {
        if (count > 0) {
            out.println(what);
        }
    }

    private static void source(PrintStream out, Found.Source source) {
        out.printf(
                "    in %s%s%n",
                source.title().map(title -> oneLine(title) + ", ").orElse("") + source.article(),
                dateOf(source));
    }

    private static String dateOf(Found.Source source) {
        return source.date().map(date -> ", " + date).orElse("");
    }

    // ------------------------------------------------------------ tsv

    private static void tsv(Found found, PrintStream out) {
        row(out, "kind", "iri", "name", "text", "asserted", "article", "title", "date", "score");
        for (Found.Entity entity : found.entities()) {
            row(
                    out,
                    "entity",
                    entity.iri(),
                    entity.name(),
                    marked(entity.matched(), entity.highlights()),
                    "",
                    entity.source().map(Found.Source::article).orElse(""),
                    entity.source().flatMap(Found.Source::title).orElse(""),
                    entity.source().flatMap(Found.Source::date).orElse(""),
                    score(entity.score()));
        }
        for (Found.Statement statement : found.statements()) {
            row(
                    out,
                    "statement",
                    statement.iri(),
                    String.join("; ", statement.speakers()),
                    marked(statement.text(), statement.highlights()),
                    Boolean.toString(statement.asserted()),
                    statement.source().article(),
                    statement.source().title().orElse(""),
                    statement.source().date().orElse(""),
                    score(statement.score()));
        }
        for (Found.Headline headline : found.headlines()) {
            Found.Source source = headline.source();
            row(
                    out,
                    "headline",
                    source.article(),
                    source.publisher().orElse(""),
                    marked(source.title().orElse(""), headline.highlights()),
                    "",
                    source.article(),
                    source.title().orElse(""),
                    source.date().orElse(""),
                    score(headline.score()));
        }
    }

    private static String score(double score) {
        return Double.toString(Math.round(score * 1000) / 1000.0);
    }

    private static void row(PrintStream out, String... cells) {
        out.print(String.join("\t", List.of(cells).stream().map(SearchCommand::oneLine).toList()));
        out.print('\n');
    }

    /** The words that were searched for, between asterisks. */
    private static String marked(String text, List<Found.Span> spans) {
        StringBuilder marked = new StringBuilder();
        int done = 0;
        for (Found.Span span : spans) {
            marked.append(text, done, span.start())
                    .append('*')
                    .append(text, span.start(), span.end())
                    .append('*');
            done = span.end();
        }
        return marked.append(text.substring(done)).toString();
    }

    /** Of the same length: highlights stay where they are. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }
}
