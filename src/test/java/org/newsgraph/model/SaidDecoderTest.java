package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SaidDecoderTest {
    private static final Labels LABELS = FakeModel.labels();
    private static final int WIDTH = LABELS.width();
    private static final SaidDecoder.Options PLAIN = new SaidDecoder.Options(-1, 0);

    /** Scores the right word by its own first columns; the left one counts for nothing. */
    private static SaidDecoder decoder(SaidDecoder.Options options) {
        int labels = Labels.SAID.size();
        float[] none = new float[labels * Labels.PAIR];
        float[] right = new float[labels * Labels.PAIR];
        for (int l = 0; l < labels; l++) {
            right[l * Labels.PAIR + l] = 1;
        }
        PairScorer scorer = new PairScorer(Labels.PAIR, none, none, right, new float[labels]);
        return new SaidDecoder(scorer, LABELS, options);
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

    private static SaidDecoder.Candidate candidate(
            SaidDecoder decoder, String sentence, int first, double confidence) {
        String[] words = sentence.split(" ");
        int cue = 0;
        while (!words[cue].endsWith("/Q")) {
            cue++;
        }
        BioDecoder.Span span = new BioDecoder.Span(cue, cue + 1, "", confidence);
        return decoder.candidate(scores(words), words.length, span, first);
    }

    private static String text(SaidDecoder.Said said) {
        Windows.Range source = said.source();
        return (source.first() == source.end() ? "-" : text(source))
                + ": "
                + said.content().stream()
                        .map(SaidDecoderTest::text)
                        .collect(Collectors.joining(" "));
    }

    private static String text(Windows.Range range) {
        return range.first() + "-" + range.end();
    }

    @ParameterizedTest(name = "{3}: {0}")
    @CsvFileSource(resources = "/model/said.tsv", delimiter = '\t', numLinesToSkip = 1)
    void findsSourceAndContent(String sentence, String source, String content, String note) {
        SaidDecoder decoder = decoder(PLAIN);

        List<SaidDecoder.Said> found =
                decoder.decode(List.of(candidate(decoder, sentence, 0, 0.9)));

        assertEquals(
                content.equals("-") ? List.of() : List.of(source + ": " + content),
                found.stream().map(SaidDecoderTest::text).toList());
        assertTrue(found.stream().allMatch(s -> s.confidence() > 0 && s.confidence() <= 0.9));
    }

    /** Sentences of one document, a cue in each reading of it. */
    private static List<String> readings(String... sentences) {
        SaidDecoder decoder = decoder(PLAIN);
        List<SaidDecoder.Candidate> cues = new ArrayList<>();
        for (int i = 0; i < sentences.length; i++) {
            cues.add(candidate(decoder, sentences[i], 0, 0.9 - 0.1 * i));
        }
        return decoder.decode(cues).stream()
                .map(said -> said.cue().first() + " " + text(said))
                .toList();
    }

    @Test
    void aWordIsInOneContentOnly() {
        assertEquals(
                List.of("1 0-1: 2-4", "5 4-5: 6-7"),
                readings(
                        "Berg/S said/Q so/C so/C he/O added/O no/O",
                        "Berg/O said/O so/O so/c he/S added/Q no/C"));
    }

    @Test
    void whatIsSaidWithinWhatIsSaidIsLeftOut() {
        assertEquals(
                List.of("1 0-1: 2-5"),
                readings("Berg/S said/Q he/C claims/C so/C", "Berg/O said/O he/S claims/Q so/C"));
    }

    @Test
    void twoCuesMayHaveOneSource() {
        assertEquals(
                List.of("1 0-1: 2-3", "4 0-1: 5-6"),
                readings(
                        "Berg/S said/Q so/C and/O added/O no/O",
                        "Berg/S said/O so/O and/O added/Q no/C"));
    }

    @Test
    void countsWordsThroughTheDocument() {
        SaidDecoder decoder = decoder(PLAIN);

        List<SaidDecoder.Said> found =
                decoder.decode(
                        List.of(
                                candidate(decoder, "Berg/S said/Q so/C", 10, 0.5),
                                candidate(decoder, "Lenz/S said/Q no/C", 13, 0.9)));

        assertEquals(
                List.of("10-11: 12-13", "13-14: 15-16"),
                found.stream().map(SaidDecoderTest::text).toList());
    }

    @Test
    void leavesOutWhatIsUncertain() {
        SaidDecoder strict = decoder(new SaidDecoder.Options(0, 0.5));

        assertEquals(List.of(), strict.decode(List.of(candidate(strict, "say/Q it/c", 0, 0.9))));
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
                        Map.of("said.contentStart", 0.75, "said.threshold", 0.125));

        SaidDecoder.Options options = SaidDecoder.Options.of(labels);

        assertEquals(0.75, options.contentStart());
        assertEquals(0.125, options.threshold());
    }
}
