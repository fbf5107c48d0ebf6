package org.newsgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.newsgraph.store.EntityMention;
import org.newsgraph.store.EntityReport;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists people and bodies, with why each is one. */
@Command(
        name = "entities",
        mixinStandardHelpOptions = true,
        description = {
            "List people and bodies: names, roles, countries, how many articles mention them, how articles present",
            "them (what was put together), and their namesakes (what was kept apart)."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph entities --store news.tdb \"John Smith\"",
            "  newsgraph entities --store news.tdb --rows > curated.tsv"
        })
final class EntitiesCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin private StoreOption store;
    @Mixin private CuratedOption curated;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "A name in any spelling, a part of one such as the surname, or an id such as person/john-smith; all without it.")
    private String name;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--rows",
            description =
                    "Print the rows of the curated table that the store remembers, and nothing else.")
    private boolean rows;

    @Option(
            names = "--mentions",
            description =
                    "Also print where articles speak of each: the article, the offset in its text and the words.")
    private boolean mentions;

    @Override
    public Integer call() {
        PrintStream out = Output.bytes();
        try (GraphStore graphs = store.open()) {
            curated.apply(graphs);
            if (rows) {
                graphs.curation().rows().forEach(out::println);
                out.flush();
                return 0;
            }
            long[] found = new long[1];
            graphs.entities(
                    Optional.ofNullable(name),
                    entity -> {
                        found[0]++;
                        List<EntityMention> where =
                                mentions ? graphs.mentionsOf(entity.id()) : List.of();
                        out.print(json ? line(entity, where) + "\n" : text(entity, where));
                    });
            out.flush();
            if (name != null && found[0] == 0) {
                System.err.println("nobody is called " + name + " here");
                return 1;
            }
            return 0;
        }
    }

    private static String text(EntityReport entity, List<EntityMention> mentions) {
        StringBuilder text = new StringBuilder();
        text.append(entity.id()).append("  ").append(entity.name()).append('\n');
        all(text, "also called", entity.aliases());
        all(text, "roles", entity.roles());
        all(text, "countries", entity.countries());
        text.append("  articles     ").append(entity.articles()).append('\n');
        entity.together()
                .forEach(
                        (how, articles) ->
                                text.append("  appears as   ")
                                        .append(how)
                                        .append(" [")
                                        .append(articles)
                                        .append("]\n"));
        entity.apart()
                .forEach(
                        (other, why) ->
                                text.append("  apart from   ")
                                        .append(other)
                                        .append(" (")
                                        .append(why)
                                        .append(")\n"));
        entity.curated()
                .forEach(
                        row ->
                                text.append("  curated      ")
                                        .append(row.replace('\t', ' '))
                                        .append('\n'));
        all(text, "same as", entity.sameAs());
        mentions.forEach(
                one ->
                        text.append("  mention      ")
                                .append(one.article())
                                .append(' ')
                                .append(one.start())
                                .append(' ')
                                .append(one.words().replaceAll("\\R", " "))
                                .append('\n'));
        return text.append('\n').toString();
    }

    private static void all(StringBuilder text, String what, Collection<String> values) {
        if (!values.isEmpty()) {
            text.append(String.format("  %-12s %s%n", what, String.join("; ", values)));
        }
    }

    private String line(EntityReport entity, List<EntityMention> where) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", entity.id());
        node.put("name", entity.name());
        strings(node, "aliases", entity.aliases());
        strings(node, "roles", entity.roles());
        strings(node, "countries", entity.countries());
        node.put("articles", entity.articles());
        ObjectNode together = node.putObject("appearsAs");
        entity.together().forEach(together::put);
        ObjectNode apart = node.putObject("apartFrom");
        entity.apart().forEach(apart::put);
        strings(node, "curated", entity.curated());
        strings(node, "sameAs", entity.sameAs());
        if (mentions) {
            ArrayNode array = node.putArray("mentions");
            for (EntityMention one : where) {
                array.addObject()
                        .put("article", one.article())
                        .put("start", one.start())
                        .put("end", one.end())
                        .put("text", one.words());
            }
        }
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }

    private static void strings(ObjectNode node, String key, Collection<String> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(array::add);
    }
}
