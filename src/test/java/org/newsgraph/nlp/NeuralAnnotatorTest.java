package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.Article;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Token;
import org.newsgraph.model.FakeModel;
import org.newsgraph.model.LanguageModel;

/** The layers are whole whatever a model says; this one says anything. */
class NeuralAnnotatorTest {
    private static final LanguageModel MODEL = FakeModel.random(11);
    private static final NeuralAnnotator ANNOTATOR = NeuralAnnotator.of(MODEL);
    private static final String NEWS =
            "Sara Lindqvist told James Otieno in Nairobi that the United Nations would help.\n\n"
                    + "“We agreed to go on,” she said to reporters. He didn't.";

    static Stream<Map.Entry<String, String>> texts() {
        return Stream.concat(
                OpenNlpAnnotatorTest.nastyTexts(),
                Stream.of(
                        Map.entry("news", NEWS),
                        Map.entry("100 kB", (NEWS + "\n\n").repeat(700)),
                        Map.entry("emoji", "\uD83D\uDE00 said Berg. ".repeat(300)),
                        Map.entry("right to left", "\u05E9\u05DC\u05D5\u05DD said. ".repeat(300)),
                        Map.entry("2,000 words", "Ivo Lenz and ".repeat(660) + "she met.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void keepsTheLayersWholeAndTheTimeBounded(Map.Entry<String, String> text) {
        Article article = Articles.of(text.getValue());

        AnnotatedDocument document =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> ANNOTATOR.annotate(article));

        OpenNlpAnnotatorTest.assertWhole(document);
        int words = document.tokens().size();
        assertEquals(words, document.vectors().orElseThrow().size());
        assertEquals(
                words, document.arcs().stream().filter(arc -> arc.layer() == Arc.Layer.UD).count());
        for (Arc arc : document.arcs()) {
            if (arc.head() >= 0 && arc.layer() != Arc.Layer.COREF) {
                assertEquals(
                        document.sentenceOfToken(arc.dependent()),
                        document.sentenceOfToken(arc.head()));
            }
        }
        for (AttributionRelation said : document.attributions()) {
            assertTrue(said.content().stream().allMatch(range -> range.end() <= words));
        }
    }

    @Test
    void hasTheSameSentencesAndTokensAsTheOtherAnnotator() {
        AnnotatedDocument document = ANNOTATOR.annotate(Articles.of(NEWS));
        AnnotatedDocument other = OpenNlpAnnotator.bundled().annotate(Articles.of(NEWS));

        assertEquals(other.sentences(), document.sentences());
        assertEquals(
                other.tokens().stream().map(Token::text).toList(),
                document.tokens().stream().map(Token::text).toList());
    }

    @Test
    void readsTokensOfOneSentenceAsTheModelDoes() {
        String text = "Berg spoke to Lenz about Oslo";
        String[] words = text.split(" ");
        AnnotatedDocument document = ANNOTATOR.withoutNameConsistency().annotate(Articles.of(text));
        ModelTagger tagger = new ModelTagger(MODEL);

        String[] tags = tagger.tag(words);

        assertEquals(
                List.of(PennTags.of(words, List.of(tags))),
                document.tokens().stream().map(Token::tag).toList());
        assertArrayEquals(tags, tagger.tag(words, new Object[0]));
        for (Sequence[] sequences :
                List.of(tagger.topKSequences(words), tagger.topKSequences(words, new Object[0]))) {
            assertEquals(List.of(tags), sequences[0].getOutcomes());
        }
        ModelNameFinder finder = new ModelNameFinder(MODEL);
        Span[] names = finder.find(words);
        finder.clearAdaptiveData();
        assertArrayEquals(names, finder.find(words));
        assertEquals(document.mentions().size(), names.length);
        for (int i = 0; i < names.length; i++) {
            Mention mention = document.mentions().get(i);
            assertEquals(mention.firstToken(), names[i].getStart());
            assertEquals(mention.endToken(), names[i].getEnd());
            assertEquals(mention.type().name(), names[i].getType());
            assertEquals(mention.confidence(), names[i].getProb());
        }
        assertEquals(0, tagger.tag(new String[0]).length);
        assertEquals(0, finder.find(new String[0]).length);
    }

    @Test
    void canLeaveTheNamesAsTheModelReadsThem() {
        Article article = Articles.of(NEWS.repeat(5));

        AnnotatedDocument document = ANNOTATOR.withoutNameConsistency().annotate(article);

        OpenNlpAnnotatorTest.assertWhole(document);
        assertEquals(document.tokens(), ANNOTATOR.annotate(article).tokens());
    }

    @Test
    void isTheSameForAllThreads() throws Exception {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            articles.add(Articles.of(NEWS + " He spoke for " + i + " minutes in Kisumu."));
        }
        List<AnnotatedDocument> alone = articles.stream().map(ANNOTATOR::annotate).toList();

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<AnnotatedDocument>> running = new ArrayList<>();
            for (Article article : articles) {
                running.add(threads.submit(() -> ANNOTATOR.annotate(article)));
            }
            for (int i = 0; i < articles.size(); i++) {
                assertEquals(alone.get(i), running.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest(name = "{3}: {0}")
    @CsvFileSource(
            resources = "/nlp/penn-tags.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            quoteCharacter = '\0')
    void writesTagsAsTheExtractorsKnowThem(String word, String tag, String penn, String note) {
        assertArrayEquals(new String[] {penn}, PennTags.of(new String[] {word}, List.of(tag)));
    }
}
