package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.document.Span;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.ArticleResolver;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.Reading;

/** Which named entity a pronoun or a description comes to. */
class MeaningsTest {
    private final ArticlePipeline pipeline = ArticlePipeline.bundled();
    private final ArticleResolver resolver = ArticleResolver.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/extract/meanings.tsv", delimiter = '\t', numLinesToSkip = 1)
    void findsWhatIsMeant(String marked, String name) throws ArticleFormatException {
        int start = marked.indexOf('[');
        Span phrase = new Span(start, marked.indexOf(']') - 1);
        String text = marked.replaceAll("[\\[\\]]", "");
        Reading reading = pipeline.read(new ArticleReader().read("test", Optional.empty(), text));

        List<Entity> found =
                resolver.resolve(reading.document(), reading.claims(), List.of(phrase)).at(phrase);

        String named =
                found.stream()
                        .filter(entity -> !entity.unnamed())
                        .map(Entity::name)
                        .findFirst()
                        .orElse("-");
        assertEquals(name, named);
    }
}
