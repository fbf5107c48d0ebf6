package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.query.ResultTable;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.store.GraphStore;

/** What queries about encounters answer over articles that are read from text. */
class MeetingQueriesTest {
    private static final ArticlePipeline PIPELINE = ArticlePipeline.bundled();
    private static final ClaimMapper MAPPER =
            new ClaimMapper(new IriMinter(), Gazetteer.bundled(), List.of("test"));

    /** Two columns of each row. */
    private static List<String> rows(String name, String one, String other, Article... articles) {
        NamedQuery query = QueryCatalog.bundled().find(name).orElseThrow();
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(Stream.of(articles).map(PIPELINE::read).map(MAPPER::map).toList());
            ResultTable table =
                    store.read(
                            graphs ->
                                    new QueryRunner(graphs, Duration.ofSeconds(30))
                                            .table(query, Map.of()));
            return IntStream.range(0, table.rows().size())
                    .mapToObj(i -> table.value(i, one) + " / " + table.value(i, other))
                    .toList();
        }
    }

    private static Article article(String publisher, String text) {
        return new Article(
                publisher,
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.of(LocalDate.of(2024, 5, 15)),
                Optional.of(publisher),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                "test",
                List.of(new Block(Block.Kind.PARAGRAPH, new Span(0, text.length()), 0)),
                Optional.empty());
    }

    @Test
    void anArticlesOwnVoiceContradictsADenial() {
        assertEquals(
                List.of("Coastal Post / Rosa Dahl"),
                rows(
                        "contradictions",
                        "affirmer",
                        "denier",
                        article("Coastal Post", "Rosa Dahl met Emil Hart in Leeds on Monday."),
                        article("Norpress", "Rosa Dahl denied that she had met Emil Hart.")));
    }

    @Test
    void aDenialThatIsQuotedByAnotherCountsToo() {
        assertEquals(
                List.of("Coastal Post / Rosa Dahl"),
                rows(
                        "contradictions",
                        "affirmer",
                        "denier",
                        article("Coastal Post", "Rosa Dahl met Emil Hart in Leeds on Monday."),
                        article(
                                "Norpress",
                                "Ines Faro said that Rosa Dahl denied that she had met Emil"
                                        + " Hart.")));
    }

    @Test
    void aQuarrelIsOneRowHoweverOftenItIsTold() {
        Article[] articles = {
            article("Coastal Post", "Rosa Dahl met Emil Hart in Leeds on Monday. They talked."),
            article("Gulf Mirror", "Two aides said that Dahl, Rosa Dahl, had met Emil Hart."),
            article(
                    "Norpress",
                    "Rosa Dahl denied that she had met Emil Hart. \"I have never met Emil Hart,\""
                            + " Dahl said.")
        };
        assertEquals(
                List.of("Emil Hart | Rosa Dahl / 2"),
                rows("contradictions", "who", "denials", articles));
        assertEquals(
                List.of("Rosa Dahl met Emil Hart in Leeds on Monday. / Coastal Post"),
                rows("contradictions", "affirmed", "affirmer", articles));
    }

    @Test
    void whatIsDeniedTwiceInOneArticleIsOneRow() {
        Article[] articles = {
            article(
                    "Norpress",
                    "Rosa Dahl was due to meet Emil Hart, but the meeting was cancelled. Ines Faro"
                            + " denied that she had met Emil Hart in Leeds."),
        };
        assertEquals(
                List.of("Emil Hart | Ines Faro / Leeds", "Emil Hart | Rosa Dahl / "),
                rows("denied-meetings", "who", "place", articles));
    }

    @Test
    void theSentenceShownIsTheOneThatTellsTheMeeting() {
        assertEquals(
                List.of("Rosa Dahl met Emil Hart at Kirk House on Monday. / Kirk House"),
                rows(
                        "who-met-whom",
                        "sentence",
                        "place",
                        article(
                                "Coastal Post",
                                "Rosa Dahl met Emil Hart at Kirk House on Monday. The two agreed to"
                                        + " share the water.\n\n\"A dry well helps nobody,\" she"
                                        + " told reporters after the talks.")));
    }

    @Test
    void aWeekIsShownAsItsFirstAndLastDay() {
        assertEquals(
                List.of("Emil Hart | Rosa Dahl / 2024-05-06/2024-05-12"),
                rows(
                        "who-met-whom",
                        "who",
                        "date",
                        article("Coastal Post", "Rosa Dahl met Emil Hart in Leeds last week.")));
        assertEquals(
                List.of("Emil Hart | Rosa Dahl / 2024-05-06/2024-05-12"),
                rows(
                        "claimed-meetings",
                        "who",
                        "date",
                        article(
                                "Coastal Post",
                                "Ines Faro said that Rosa Dahl met Emil Hart in Leeds last"
                                        + " week.")));
    }

    @Test
    void whatIsReportedOnItsDayHasNoLag() {
        assertEquals(
                List.of("2024-05-15 / 0"),
                rows(
                        "reporting-lag",
                        "date",
                        "days",
                        article("Coastal Post", "Rosa Dahl met Emil Hart on Wednesday.")));
    }

    @Test
    void callsAndOtherDaysContradictNothing() {
        assertEquals(
                List.of(),
                rows(
                        "contradictions",
                        "affirmer",
                        "denier",
                        article("Coastal Post", "Rosa Dahl phoned Emil Hart on Monday."),
                        article("Norpress", "Rosa Dahl denied that she had met Emil Hart.")));
        assertEquals(
                List.of(),
                rows(
                        "contradictions",
                        "affirmer",
                        "denier",
                        article("Coastal Post", "Rosa Dahl met Emil Hart on Monday."),
                        article(
                                "Norpress",
                                "Rosa Dahl denied that she had met Emil Hart on May 2, 2024.")));
    }

    @Test
    void whatIsLeftOpenIsNoDenial() {
        assertEquals(
                List.of(),
                rows(
                        "contradictions",
                        "affirmer",
                        "denier",
                        article("Coastal Post", "Rosa Dahl met Emil Hart on Monday."),
                        article(
                                "Norpress",
                                "Rosa Dahl neither confirmed nor denied that she had met Emil"
                                        + " Hart.")));
    }

    @Test
    void nobodyWithANameHasMetNobody() {
        assertEquals(
                List.of("Emil Hart | Rosa Dahl / 2024-05-14"),
                rows(
                        "who-met-whom",
                        "who",
                        "date",
                        article("Coastal Post", "They met in Leeds on Monday."),
                        article("Norpress", "Rosa Dahl met Emil Hart on Tuesday.")));
    }

    private static final String WIRE =
            "Cypriot negotiator Andreas Mavros met Maltese envoy Rita Camilleri to talk about"
                    + " fishing boats that had been held in port. The two agreed to free the crews."
                    + " A fisherman in the harbor said he had not seen his nets for a month. The"
                    + " boats were held because their papers had run out, officials said. The crews"
                    + " will fly home on a plane that the two governments pay for together.";

    private static Article undated(String publisher, String text) {
        Article dated = article(publisher, text);
        return new Article(
                dated.id(),
                dated.url(),
                dated.title(),
                text,
                Optional.empty(),
                dated.publisher(),
                dated.section(),
                dated.author(),
                dated.language(),
                dated.origin(),
                dated.blocks(),
                dated.dateline());
    }

    @Test
    void aWireCopyOfAMeetingWithoutADayIsNoOtherMeeting() {
        assertEquals(
                List.of("1 / 3"),
                rows(
                        "who-met-whom",
                        "reports",
                        "articles",
                        undated("Harbor", WIRE),
                        undated("Gulf Mirror", WIRE + " It was raining."),
                        undated("Daily Quay", WIRE + " Nobody was hurt.")));
    }

    @Test
    void meetingsWithoutADayOfDifferentStoriesStayTwo() {
        assertEquals(
                List.of("1 / 1", "1 / 1"),
                rows(
                        "who-met-whom",
                        "reports",
                        "articles",
                        undated("Harbor", WIRE),
                        undated(
                                "Own Eyes",
                                "Andreas Mavros met Rita Camilleri. They laughed a lot.")));
    }
}
