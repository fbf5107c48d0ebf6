package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SaidDecoderTest {
    private static final Labels LABELS = FakeModel.labels();
    private static final int WIDTH = LABELS.width();
    private static final SaidDecoder.Options OPTIONS =
            new SaidDecoder.Options(0, 0, 0, 0, 0, -1, 0);

    private static SaidDecoder decoder(SaidDecoder.Options options) {
        return new SaidDecoder(RoleDecoderTest.plain(Labels.SAID.size()), LABELS, options);
    }

    /**
     * Letters behind the words: what they look like with the cue, O, S, C; small where they do so a
     * little. Q is the cue.
     */
    private static float[] scores(String[] words) {
        float[] scores = new float[words.length * WIDTH];
        for (int w = 0; w < words.length; w++) {
            String word = words[w];
            char letter = word.contains("/") ? word.charAt(word.length() - 1) : 'O';
            int label = "OSQC".indexOf(Character.toUpperCase(letter));
            float score = Character.isUpperCase(letter) ? 6 : 0.5f;
            scores[w * WIDTH + LABELS.offset("said.right") + label] = score;
        }
        return scores;
    }

    private static BioDecoder.Span cue(String[] words) {
        int cue = 0;
        while (!words[cue].endsWith("/Q")) {
            cue++;
        }
        return new BioDecoder.Span(cue, cue + 1, "", 0.9);
    }

    @ParameterizedTest(name = "{3}: {0}")
    @CsvFileSource(resources = "/model/said.tsv", delimiter = '\t', numLinesToSkip = 1)
    void findsSourceAndContent(String sentence, String source, String content, String note) {
        String[] words = sentence.split(" ");

        List<SaidDecoder.Said> found = decoder(OPTIONS).decode(scores(words), List.of(cue(words)));

        assertEquals(content.equals("-") ? 0 : 1, found.size());
        for (SaidDecoder.Said said : found) {
            assertEquals(
                    source,
                    said.source().first() == said.source().end() ? "-" : text(said.source()));
            assertEquals(
                    content,
                    said.content().stream()
                            .map(SaidDecoderTest::text)
                            .collect(Collectors.joining(" ")));
            assertTrue(said.confidence() > 0 && said.confidence() <= 0.9);
        }
    }

    private static String text(Windows.Range range) {
        return range.first() + "-" + range.end();
    }

    @Test
    void asksWhatAWordLooksLikeWhateverTheCue() {
        String[] words = "say/Q it/c rained/o".split(" ");
        float[] scores = scores(words);
        scores[2 * WIDTH + LABELS.offset("content") + 2] = 5;
        List<BioDecoder.Span> cues = List.of(cue(words));

        List<SaidDecoder.Said> found =
                decoder(new SaidDecoder.Options(0, 0, 1, 0, 0, 0, 0)).decode(scores, cues);

        assertEquals("1-3", text(found.get(0).content().get(0)));
    }

    @Test
    void leavesOutWhatIsUncertain() {
        String[] words = "say/Q it/c".split(" ");
        List<BioDecoder.Span> cues = List.of(cue(words));
        SaidDecoder.Options strict = new SaidDecoder.Options(0, 0, 0, 0, 0, 0, 0.5);

        assertEquals(0, decoder(strict).decode(scores(words), cues).size());
    }

    @Test
    void takesWhatWasTunedFromTheModel() {
        Labels labels =
                new Labels(
                        1,
                        1,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of("said.cueBias", 0.5, "said.threshold", 0.1));

        SaidDecoder.Options options = SaidDecoder.Options.of(labels);

        assertEquals(0.5, options.cueBias());
        assertEquals(0.1, options.threshold());
        assertEquals(0.25, options.contentWeight());
    }
}
