package org.newsgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.newsgraph.identity.Curation;
import org.newsgraph.store.EntityMention;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Says that some articles, or single mentions, mean somebody else, by rows of the curated table.
 */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = {
            "Say that some articles mean another than A, by a row of the curated table for each. Deleting a row takes it back.",
            "With --at only some words of one article mean another; what else it says of A stays A's."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph split --store news.tdb person/john-smith --as person/john-smith_baker --articles https://example.org/1",
            "  newsgraph entities --store news.tdb --mentions person/john-smith",
            "  newsgraph split --store news.tdb person/john-smith --article https://example.org/2 --at 1204 --at 1350"
        })
final class SplitCommand implements Callable<Integer> {
    @Mixin private StoreOption store;
    @Mixin private CuratedOption curated;

    @Parameters(index = "0", paramLabel = "A", description = "Id of whom the articles name.")
    private String from;

    @Option(
            names = "--as",
            paramLabel = "B",
            description =
                    "Id of whom they mean, new or known. Default: A with _2 behind it, or the next number.")
    private String to;

    @Option(
            names = {"--articles", "--article"},
            arity = "1..*",
            required = true,
            paramLabel = "ARTICLE",
            description = "Ids or IRIs of the articles that mean another.")
    private List<String> articles;

    @Option(
            names = "--at",
            arity = "1..*",
            paramLabel = "OFFSET",
            description = {
                "Only the words at that char of the article's text, counted from 0; may be given again.",
                "'newsgraph entities --mentions A' lists them."
            })
    private List<Integer> offsets = List.of();

    @Override
    public Integer call() {
        try (GraphStore graphs = store.open()) {
            String a = known(graphs, from);
            String b = to == null ? next(graphs, a) : to;
            if (!offsets.isEmpty() && articles.size() != 1) {
                throw new UserError(
                        "--at with " + articles.size() + " articles; expected one --article");
            }
            if (!Curation.isId(b) || a.equals(b)) {
                throw new UserError("--as is " + b + "; expected another id, such as " + a + "_2");
            }
            List<String> rows = new ArrayList<>();
            for (String article : articles) {
                String id =
                        graphs.articleId(article)
                                .orElseThrow(
                                        () ->
                                                new UserError(
                                                        article
                                                                + ": not in the store; expected the id or the IRI of an article"));
                if (offsets.isEmpty()) {
                    rows.add(Curation.splitRow(a, b, id));
                } else {
                    rows.addAll(mentionRows(graphs, a, b, id));
                }
            }
            curated.add(graphs, rows);
            rows.forEach(row -> System.err.println(row.replace('\t', ' ')));
        }
        return 0;
    }

    /** A row for each offset; all name a mention by its first char. */
    private Set<String> mentionRows(GraphStore graphs, String a, String b, String article) {
        List<EntityMention> mentions =
                graphs.mentions(article, a)
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                article
                                                        + ": was read by an older version, which did"
                                                        + " not keep where it names whom; ingest it"
                                                        + " again"));
        if (mentions.isEmpty()) {
            throw new UserError(article + ": does not speak of " + a);
        }
        Set<String> rows = new TreeSet<>();
        for (int offset : offsets) {
            EntityMention found =
                    mentions.stream()
                            .filter(one -> one.start() <= offset && offset < one.end())
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new UserError(
                                                    "--at "
                                                            + offset
                                                            + ": "
                                                            + article
                                                            + " does not speak of "
                                                            + a
                                                            + " there, but at "
                                                            + listed(mentions)));
            rows.add(Curation.splitRow(a, b, article, found.start()));
        }
        return rows;
    }

    private static String listed(List<EntityMention> mentions) {
        return mentions.stream()
                .map(one -> one.start() + " (\"" + one.words() + "\")")
                .collect(Collectors.joining(", "));
    }

    /** An id of the store, from the id or its IRI. */
    static String known(GraphStore graphs, String idOrIri) {
        String id = idOrIri.replaceFirst("^.*/(?=(person|org|unnamed)/)", "");
        if (!Curation.isId(id)) {
            throw new UserError(
                    idOrIri
                            + ": no id of a person or body; expected such as person/john-kirby."
                            + " 'newsgraph entities' lists them");
        }
        boolean[] found = new boolean[1];
        graphs.entities(Optional.of(id), entity -> found[0] |= entity.id().equals(id));
        if (!found[0] && !id.startsWith("unnamed/")) {
            throw new UserError(id + ": not in the store; 'newsgraph entities' lists who is");
        }
        return id;
    }

    private static String next(GraphStore graphs, String id) {
        for (int n = 2; ; n++) {
            String next = id + "_" + n;
            boolean[] found = new boolean[1];
            graphs.entities(Optional.of(next), entity -> found[0] |= entity.id().equals(next));
            if (!found[0]) {
                return next;
            }
        }
    }
}
