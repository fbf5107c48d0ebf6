package org.newsgraph.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.nlp.OpenNlpAnnotator;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.reader.Source;

/** A wire story without a date of its own: its dateline has no year, its captions have. */
class WireStoryTest {
    @Test
    void takesTheYearOfTheDatelineFromTheCaptions() {
        Path story = Path.of("../shared/seed/yonhap-2023-09-13.txt");
        assumeTrue(Files.exists(story), "the wire story is not here: " + story);
        List<Article> articles = new ArrayList<>();
        new ArticleReader().read(Source.of(story), articles::add, problem -> {});
        AnnotatedDocument document = OpenNlpAnnotator.bundled().annotate(articles.get(0));
        TimeTagger tagger = new TimeTagger();

        assertEquals(Optional.empty(), document.article().date());
        assertEquals(Optional.of(LocalDate.of(2023, 9, 13)), tagger.referenceDay(document));
        List<TimeExpression> times = tagger.tag(document);
        TimeExpression weekday = times.get(0);
        assertEquals(Optional.of("2023-09-13"), weekday.norm());
        assertEquals(DateBasis.RELATIVE, weekday.basis());
        assertTrue(
                times.stream()
                        .anyMatch(
                                time ->
                                        time.norm().equals(Optional.of("2023-09-12"))
                                                && time.basis() == DateBasis.EXPLICIT),
                times.toString());
    }
}
