package org.newsgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.identity.Appearance;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.resolve.EntityType;

/**
 * What a write does to articles that are in the store: the same bytes as if all came at once, and
 * no more work than there is reason for.
 */
class IdentitiesTest {
    private static final ClaimMapper MAPPER = ClaimMapper.bundled("0.1.0");
    private static final String PRESIDENT = "office president@place/kenya";
    private static final String FINANCE = "office finance minister@place/kenya";
    private static final String HEALTH = "office health minister@place/kenya";

    /** Two ministers of one name are told apart by when articles tell each office. */
    private static final List<List<String>> OFFICES =
            List.of(
                    List.of(),
                    List.of(),
                    List.of(PRESIDENT),
                    List.of(FINANCE),
                    List.of(HEALTH),
                    List.of(HEALTH),
                    List.of(FINANCE, PRESIDENT));

    private static final List<String> PEOPLE =
            List.of("john-smith", "anna-berg", "ivo-lenz", "mara-holt", "otto-quist", "lea-sand");

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void articlesThatComeAndGoGiveWhatAllAtOnceGives(long seed) {
        Random random = new Random(seed);
        List<ArticleGraph> articles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            articles.add(random(random, "a" + i));
        }
        String expected = dump(articles);
        List<ArticleGraph> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, random);
        try (GraphStore store = GraphStore.inMemory()) {
            for (int i = 0; i < shuffled.size(); ) {
                if (random.nextInt(4) == 0) {
                    // Another text of an article that comes later, and may be gone before.
                    String id = shuffled.get(i + random.nextInt(shuffled.size() - i)).articleId();
                    store.write(List.of(random(random, id)));
                    if (random.nextBoolean()) {
                        store.delete(id);
                    }
                }
                int n = Math.min(shuffled.size() - i, 1 + random.nextInt(3));
                store.write(shuffled.subList(i, i + n));
                i += n;
                if (i % 10 == 0) {
                    // What is there by now is as if it had come at once, at every stage.
                    List<String> there = new ArrayList<>();
                    List<ArticleGraph> now = new ArrayList<>(shuffled.subList(0, i));
                    now.forEach(article -> there.add(article.articleId()));
                    articles.forEach(
                            article -> {
                                if (!there.contains(article.articleId())) {
                                    store.delete(article.articleId());
                                }
                            });
                    assertEquals(dump(now), dump(store), "after " + i);
                }
            }
            assertEquals(expected, dump(store));
        }
    }

    private static ArticleGraph random(Random random, String id) {
        List<Appearance> appearances = new ArrayList<>();
        for (String name : PEOPLE) {
            if (random.nextInt(3) == 0 || name.equals("john-smith") && random.nextBoolean()) {
                String country =
                        List.of("", "", "place/kenya", "place/peru").get(random.nextInt(4));
                String field = List.of("", "politics", "sport").get(random.nextInt(3));
                List<String> offices =
                        country.equals("place/kenya")
                                ? OFFICES.get(random.nextInt(OFFICES.size()))
                                : List.of();
                appearances.add(person(name, country, field, offices));
            }
        }
        if (random.nextInt(3) == 0) {
            appearances.add(indirect());
        }
        boolean dated = random.nextInt(8) > 0;
        LocalDate day = LocalDate.of(2031, 1, 1).plusDays(random.nextInt(900));
        return article(id, dated ? Optional.of(day) : Optional.empty(), appearances);
    }

    @Test
    void anArticleThatLeavesANameOpenIsLookedAtOnlyWhenItsCompanyIsNamed() {
        try (GraphStore store = GraphStore.inMemory()) {
            List<ArticleGraph> articles = new ArrayList<>();
            articles.add(smith("minister", "place/kenya", "politics", "anna-berg"));
            articles.add(smith("swimmer", "place/peru", "sport", "ivo-lenz"));
            for (int i = 0; i < 100; i++) {
                articles.add(smith("open-" + i, "", "", "other-person" + letters(i)));
            }
            store.write(articles);
            String alone = store.identities("open-7").get("person/john-smith");
            assertTrue(alone.startsWith("person/john-smith_in-"), alone);

            assertEquals(
                    0,
                    store.write(List.of(smith("a", "place/kenya", "politics", "anna-berg")))
                            .reconsidered());
            assertEquals(
                    0,
                    store.write(List.of(smith("b", "place/kenya", "politics", "mara-holt")))
                            .reconsidered());
            assertEquals(
                    0, store.write(List.of(smith("c", "", "", "other-person"))).reconsidered());
            WriteReport one =
                    store.write(
                            List.of(
                                    smith(
                                            "d",
                                            "place/kenya",
                                            "politics",
                                            "other-person" + letters(7))));
            assertEquals(1, one.reconsidered());
            assertEquals(
                    Optional.empty(),
                    Optional.ofNullable(store.identities("open-7").get("person/john-smith")));
            // Another namesake may be meant by all of them.
            assertTrue(
                    store.write(List.of(smith("e", "place/latvia", "arts", "lea-sand")))
                                    .reconsidered()
                            >= 100);
        }
    }

    @Test
    void anArticleThatTellsAnOfficeIsLookedAtOnlyWhenAnotherHoldsIt() {
        try (GraphStore store = GraphStore.inMemory()) {
            List<ArticleGraph> articles = new ArrayList<>();
            for (int month = 1; month <= 12; month++) {
                Optional<LocalDate> day = Optional.of(LocalDate.of(2031, month, 10));
                articles.add(article("told-" + month, day, List.of(indirect())));
            }
            articles.add(president("a", "anna-berg", LocalDate.of(2031, 1, 5), "politics"));
            articles.add(president("b", "anna-berg", LocalDate.of(2031, 7, 5), "politics"));
            store.write(articles);
            String id = indirect().entity();
            assertEquals("person/anna-berg", store.identities("told-3").get(id));

            // The same in other words, in months that are known already.
            assertEquals(
                    0,
                    store.write(List.of(president("c", "anna-berg", LocalDate.of(2031, 3, 5), "")))
                            .reconsidered());
            WriteReport next =
                    store.write(
                            List.of(
                                    president(
                                            "d",
                                            "ivo-lenz",
                                            LocalDate.of(2031, 11, 5),
                                            "politics")));
            assertEquals("person/anna-berg", store.identities("told-3").get(id));
            assertEquals("person/ivo-lenz", store.identities("told-11").get(id));
            assertTrue(next.reconsidered() < 9, next.toString());
        }
    }

    private static ArticleGraph smith(String id, String country, String field, String other) {
        return article(
                id,
                // Who was in the news first keeps the plain id.
                Optional.of(LocalDate.of(2031, id.equals("minister") ? 1 : 3, 6)),
                List.of(
                        person("john-smith", country, field, List.of()),
                        person(other, "", "", List.of())));
    }

    private static ArticleGraph president(String id, String name, LocalDate day, String field) {
        return article(
                id,
                Optional.of(day),
                List.of(person(name, "place/kenya", field, List.of(PRESIDENT))));
    }

    private static Appearance person(
            String name, String country, String field, List<String> answersTo) {
        return new Appearance(
                "person/" + name,
                "person " + name.replace('-', ' '),
                false,
                "",
                set(country),
                set(field),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(answersTo));
    }

    private static Appearance indirect() {
        return new Appearance(
                "unnamed/president",
                PRESIDENT,
                false,
                "",
                set("place/kenya"),
                set("politics"),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>());
    }

    private static SortedSet<String> set(String one) {
        return one.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(one));
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private static ArticleGraph article(
            String id, Optional<LocalDate> day, List<Appearance> appearances) {
        ReadingBuilder builder = new ReadingBuilder(id, "Some words of " + id + ".");
        day.ifPresent(date -> builder.published(date.toString(), "Norpress"));
        for (Appearance one : appearances) {
            builder.entity(
                    one.entity(),
                    EntityType.PERSON,
                    one.entity().substring(one.entity().indexOf('/') + 1).replace('-', ' '),
                    one.countries().stream().findFirst());
        }
        ArticleGraph graph = MAPPER.map(builder.build());
        return new ArticleGraph(
                graph.name(),
                graph.articleId(),
                graph.triples(),
                graph.background(),
                graph.record(),
                appearances);
    }

    private static String dump(List<ArticleGraph> articles) {
        try (GraphStore store = GraphStore.inMemory()) {
            assertEquals(List.of(), store.write(articles).quarantined());
            return dump(store);
        }
    }

    private static String dump(GraphStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
