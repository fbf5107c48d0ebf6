package org.newsgraph.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Role;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.rdf.ReadingBuilder.Met;
import org.newsgraph.rdf.ReadingBuilder.Said;
import org.newsgraph.resolve.EntityType;

/** Articles that share people, places and events, written in several ways. */
final class RandomReadings {
    private static final List<List<String>> PEOPLE =
            List.of(
                    List.of("Anna Berg", "ANNA BERG", "Anna Bérg"),
                    List.of("Ivo Lenz", "IVO LENZ"),
                    List.of("Mara Holt"),
                    List.of("Otto Quist", "Otto QUIST"),
                    List.of("Lea Sand"));
    private static final List<String> PLACES =
            List.of("place/nairobi-ke", "place/kenya", "place/austria", "place/vienna-at");

    private static final List<Optional<String>> COUNTRIES =
            List.of(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("place/kenya"),
                    Optional.of("place/austria"));

    private static final List<String> HEADS = List.of("", "", "UPDATE 2: ", "CORRECTION: ");

    private RandomReadings() {}

    /** One of four texts, with some words of another. */
    private static String words(SplittableRandom random) {
        int text = random.nextInt(4);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            words.append(random.nextInt(12) == 0 ? "other" : "word" + text + "x" + i).append(' ');
        }
        return words.toString().strip();
    }

    static List<ArticleGraph> articles(long seed, int count, ClaimMapper mapper) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ArticleGraph> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            articles.add(article(random, seed + "-" + i, mapper));
        }
        return articles;
    }

    static ArticleGraph article(SplittableRandom random, String id, ClaimMapper mapper) {
        ReadingBuilder builder =
                new ReadingBuilder(
                        id,
                        "Alpha met beta "
                                + random.nextInt(5)
                                + ".\nGamma said delta.\nEnd\n"
                                + words(random));
        // Copies and versions come and go with the articles, too.
        builder.headed(
                HEADS.get(random.nextInt(HEADS.size())) + "Talks " + random.nextInt(3),
                random.nextInt(3) == 0
                        ? Optional.of("https://example.org/" + random.nextInt(3))
                        : Optional.empty());
        // Some tell no day.
        if (random.nextInt(6) > 0) {
            builder.published("2031-03-1" + random.nextInt(10), "Norpress " + random.nextInt(3));
        }
        List<String> ids = new ArrayList<>();
        for (List<String> names : PEOPLE) {
            if (random.nextInt(3) > 0) {
                String name = names.get(random.nextInt(names.size()));
                String person = "person/" + names.get(0).toLowerCase(java.util.Locale.ROOT);
                person = person.replace(' ', '-');
                String[] aliases =
                        random.nextBoolean() ? new String[] {name.split(" ")[1]} : new String[0];
                // Now of one country, now of another: namesakes come and go with the articles.
                builder.entity(
                        person,
                        EntityType.PERSON,
                        name,
                        COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                        aliases);
                ids.add(person);
            }
        }
        if (ids.size() < 2) {
            builder.person("person/x", "X Y").person("person/z", "Z W");
            ids.addAll(List.of("person/x", "person/z"));
        }
        String place = PLACES.get(random.nextInt(PLACES.size()));
        builder.entity(
                place,
                place.contains("-") ? EntityType.CITY : EntityType.COUNTRY,
                random.nextBoolean() ? "Here" : "HERE " + random.nextInt(3),
                Optional.empty());
        if (random.nextBoolean()) {
            builder.role(ids.get(0), "Gamma said", "Gamma", "Norland", Role.Tenure.CURRENT);
        }
        builder.said(new Said("delta", ids.get(random.nextInt(ids.size()))).about(place));
        String first = ids.get(random.nextInt(ids.size() - 1));
        String second = ids.get(ids.size() - 1);
        EventType type = EventType.values()[random.nextInt(EventType.values().length)];
        Met met = new Met("met", first, second).type(type);
        if (random.nextInt(3) > 0) {
            met.at(place);
        }
        met.on("2031-03-0" + (1 + random.nextInt(3)));
        builder.met(met);
        if (random.nextBoolean()) {
            String someone = builder.unnamed(EntityType.GROUP, "officials");
            builder.met(
                    new Met("said", first, someone)
                            .told(Factuality.values()[random.nextInt(4)])
                            .in(0));
        }
        return mapper.map(builder.build());
    }
}
