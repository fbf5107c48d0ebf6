package org.newsgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.newsgraph.document.Article;
import org.newsgraph.export.Fact;
import org.newsgraph.export.FactDiff;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.reader.Source;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which facts came, went or changed between two versions of an article. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Show which facts came (+), went (-) or changed (~) from one version of an article to another.",
            "A version is a file with one article or, with --store, the id of an article in the store."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph diff story.txt story-corrected.txt",
            "  newsgraph diff --store news.tdb https://example.org/story-1 story-corrected.txt"
        })
final class DiffCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(
            names = {"-s", "--store", "--loc"},
            paramLabel = "DIR",
            description = "Folder of the store, where a version is an article of it.")
    private Path store;

    @Mixin private ModelOption model;

    @Parameters(index = "0", paramLabel = "OLD", description = "The older version.")
    private String older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer version.")
    private String newer;

    @Option(names = "--json", description = "One JSON object in place of lines.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        List<ArticleGraph> versions = new ArrayList<>();
        for (String version : List.of(older, newer)) {
            versions.add(Files.isRegularFile(Path.of(version)) ? read(version) : stored(version));
        }
        FactDiff diff = FactDiff.of(versions.get(0), versions.get(1));
        PrintStream out = Output.bytes();
        if (json) {
            out.println(JSON.writeValueAsString(tree(diff)));
        } else {
            diff.went().forEach(fact -> out.println(line("-", fact)));
            diff.came().forEach(fact -> out.println(line("+", fact)));
            diff.changed().forEach(change -> out.println(line(change)));
        }
        out.flush();
        return 0;
    }

    private ArticleGraph read(String file) {
        List<Article> articles = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Source source :
                ArticleReader.sources(List.of(file), problem -> problems.add(problem.toString()))) {
            new ArticleReader()
                    .read(source, articles::add, problem -> problems.add(problem.toString()));
        }
        if (articles.size() != 1 || !problems.isEmpty()) {
            throw new UserError(
                    problems.isEmpty()
                            ? file + ": holds " + articles.size() + " articles; expected one"
                            : problems.get(0));
        }
        ClaimMapper mapper =
                new ClaimMapper(new IriMinter(), Gazetteer.bundled(), model.components());
        return mapper.map(model.pipeline().read(articles.get(0)));
    }

    private ArticleGraph stored(String article) {
        if (store == null) {
            throw new UserError(
                    article + ": no such file; expected one, or the id of an article with --store");
        }
        try (GraphStore graphs = StoreOption.at(store).open()) {
            return graphs.reading(article)
                    .orElseThrow(
                            () ->
                                    new UserError(
                                            article
                                                    + ": neither a file nor an article in "
                                                    + store));
        }
    }

    private static String line(String sign, Fact fact) {
        return sign + " " + String.format("%-9s ", fact.kind()) + fact.line();
    }

    private static String line(FactDiff.Change change) {
        StringBuilder line = new StringBuilder();
        line.append("~ ")
                .append(String.format("%-9s ", change.was().kind()))
                .append(change.was().who())
                .append(':');
        TreeSet<String> keys = new TreeSet<>(change.was().values().keySet());
        keys.addAll(change.is().values().keySet());
        String comma = " ";
        for (String key : keys) {
            String was = change.was().values().getOrDefault(key, "-");
            String is = change.is().values().getOrDefault(key, "-");
            if (!was.equals(is)) {
                line.append(comma).append(key).append(' ').append(was).append(" -> ").append(is);
                comma = ", ";
            }
        }
        return line.toString();
    }

    private static ObjectNode tree(FactDiff diff) {
        ObjectNode tree = JSON.createObjectNode();
        ArrayNode went = tree.putArray("went");
        diff.went().forEach(fact -> went.add(tree(fact)));
        ArrayNode came = tree.putArray("came");
        diff.came().forEach(fact -> came.add(tree(fact)));
        ArrayNode changed = tree.putArray("changed");
        for (FactDiff.Change change : diff.changed()) {
            ObjectNode node = changed.addObject();
            node.set("was", tree(change.was()));
            node.set("is", tree(change.is()));
        }
        return tree;
    }

    private static ObjectNode tree(Fact fact) {
        ObjectNode node = JSON.createObjectNode();
        node.put("fact", fact.kind());
        node.put("who", fact.who());
        fact.values().forEach(node::put);
        return node;
    }
}
