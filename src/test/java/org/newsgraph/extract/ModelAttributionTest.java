package org.newsgraph.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.Span;
import org.newsgraph.document.TokenRange;

/** What becomes of the attributions that a language model found, alone and beside the grammar's. */
class ModelAttributionTest {
    private final AttributionExtractor byModel =
            AttributionExtractor.bundled(AttributionExtractor.By.MODEL);
    private final AttributionExtractor byBoth =
            AttributionExtractor.bundled(AttributionExtractor.By.BOTH);

    /** A document as an annotator with a model would give it. */
    private static final class Read {
        private final AnnotatedDocument plain;
        private final List<Arc> arcs = new ArrayList<>();
        private final List<AttributionRelation> attributions = new ArrayList<>();

        Read(String text) {
            plain = Sentences.annotate(text);
        }

        private TokenRange words(String words) {
            int start = plain.article().text().indexOf(words);
            int first = plain.tokenAt(start);
            return new TokenRange(first, plain.tokenAt(start + words.length() - 1) + 1);
        }

        Read arc(String dependent, String label, String head) {
            arcs.add(new Arc(Arc.Layer.UD, words(head).first(), words(dependent).first(), label));
            return this;
        }

        Read said(String source, String cue, String content) {
            attributions.add(
                    new AttributionRelation(
                            words(cue),
                            source.isEmpty() ? List.of() : List.of(words(source)),
                            List.of(words(content)),
                            0.8));
            return this;
        }

        AnnotatedDocument document() {
            return new AnnotatedDocument(
                    plain.article(),
                    plain.sentences(),
                    plain.tokens(),
                    plain.chunks(),
                    plain.mentions(),
                    plain.times(),
                    arcs,
                    attributions,
                    Optional.empty());
        }
    }

    private static List<String> texts(AnnotatedDocument document, List<Span> spans) {
        return spans.stream().map(document::text).toList();
    }

    @Test
    void conjoinedSpeakersAreEachOne() {
        AnnotatedDocument document =
                new Read("Anna Berg and Ivo Lenz of Nordbank said that rates would fall.")
                        .arc("Berg", "nsubj", "said")
                        .arc("Anna", "compound", "Berg")
                        .arc("Lenz", "conj", "Berg")
                        .arc("Ivo", "compound", "Lenz")
                        .arc("and", "cc", "Lenz")
                        .arc("of", "case", "Nordbank")
                        .arc("Nordbank", "nmod", "Lenz")
                        .said("Anna Berg and Ivo Lenz of Nordbank", "said", "that rates would fall")
                        .document();

        Attribution said = byModel.extract(document).claims().get(0);

        assertEquals(List.of("Anna Berg", "Ivo Lenz of Nordbank"), texts(document, said.source()));
        assertEquals(0.8, said.evidence().confidence());
    }

    @Test
    void oneSpeakerOfTwoBodiesStaysOne() {
        AnnotatedDocument document =
                new Read("The head of Nordbank and Sudbank said that rates would fall.")
                        .arc("head", "nsubj", "said")
                        .arc("The", "det", "head")
                        .arc("of", "case", "Nordbank")
                        .arc("Nordbank", "nmod", "head")
                        .arc("and", "cc", "Sudbank")
                        .arc("Sudbank", "conj", "Nordbank")
                        .said("The head of Nordbank and Sudbank", "said", "that rates would fall")
                        .document();

        assertEquals(
                List.of("The head of Nordbank and Sudbank"),
                texts(document, byModel.extract(document).claims().get(0).source()));
    }

    @Test
    void theWordsAroundTheCueTellHowAndToWhom() {
        AnnotatedDocument document =
                new Read("Anna Berg told reporters in Vienna on Monday that rates would fall.")
                        .arc("Berg", "nsubj", "told")
                        .arc("reporters", "iobj", "told")
                        .arc("Vienna", "obl", "told")
                        .arc("in", "case", "Vienna")
                        .arc("Monday", "obl", "told")
                        .arc("on", "case", "Monday")
                        .said("Anna Berg", "told", "that rates would fall")
                        .document();

        Attribution said = byModel.extract(document).claims().get(0);

        assertEquals("reporters", document.text(said.audience().orElseThrow()));
        assertEquals("Vienna", document.text(said.venues().get(0).span()));
        assertEquals("Monday", document.text(said.time().orElseThrow()));
    }

    @Test
    void whatBelongsToTheSayingMayStandBehindWhatIsSaid() {
        AnnotatedDocument document =
                new Read("Anna Berg dismissed the claim in a letter to the council dated March 20.")
                        .arc("Berg", "nsubj", "dismissed")
                        .arc("claim", "obj", "dismissed")
                        .arc("letter", "obl", "dismissed")
                        .arc("in", "case", "letter")
                        .arc("council", "nmod", "letter")
                        .arc("to", "case", "council")
                        .arc("dated", "acl", "letter")
                        .arc("March", "obl", "dated")
                        .said("Anna Berg", "dismissed", "the claim")
                        .document();

        Attribution said = byModel.extract(document).claims().get(0);

        assertEquals("council", document.text(said.audience().orElseThrow()));
        assertEquals("letter", document.text(said.venues().get(0).span()));
        assertEquals("March 20", document.text(said.time().orElseThrow()));
    }

    @Test
    void aBriefingThatIsToldIsBothAudienceAndVenue() {
        AnnotatedDocument document =
                new Read("Anna Berg told the press briefing near Vienna that rates would fall.")
                        .arc("Berg", "nsubj", "told")
                        .arc("briefing", "obl", "told")
                        .arc("the", "det", "briefing")
                        .arc("press", "compound", "briefing")
                        .arc("Vienna", "nmod", "briefing")
                        .arc("near", "case", "Vienna")
                        .said("Anna Berg", "told", "that rates would fall")
                        .document();

        Attribution said = byModel.extract(document).claims().get(0);

        assertEquals(Optional.of("the press briefing"), said.audience().map(document::text));
        assertEquals(
                List.of("the press briefing", "Vienna"),
                said.venues().stream().map(venue -> document.text(venue.span())).toList());
    }

    @Test
    void theDayIsNoPartOfTheCue() {
        AnnotatedDocument document =
                new Read("Anna Berg said on Monday rates would fall.")
                        .arc("Berg", "nsubj", "said")
                        .arc("Monday", "obl", "said")
                        .arc("on", "case", "Monday")
                        .said("Anna Berg", "said on Monday", "rates would fall")
                        .document();

        Attribution said = byModel.extract(document).claims().get(0);

        assertEquals(List.of("said"), texts(document, said.cue()));
        assertEquals(Optional.of("Monday"), said.time().map(document::text));
    }

    @Test
    void whoIsUrgedIsToldButNotOfWhomSomethingIsExpected() {
        Read urged = new Read("Anna Berg urged Ivo Lenz to resign.");
        Read expected = new Read("Anna Berg expects Ivo Lenz to resign.");
        for (String verb : List.of("urged", "expects")) {
            (verb.equals("urged") ? urged : expected)
                    .arc("Berg", "nsubj", verb)
                    .arc("Lenz", "obj", verb)
                    .arc("Ivo", "compound", "Lenz")
                    .arc("resign", "xcomp", verb)
                    .said("Anna Berg", verb, "Ivo Lenz to resign");
        }

        AnnotatedDocument document = urged.document();
        assertEquals(
                Optional.of("Ivo Lenz"),
                byModel.extract(document).claims().get(0).audience().map(document::text));
        assertEquals(
                Optional.empty(), byModel.extract(expected.document()).claims().get(0).audience());
    }

    @Test
    void placesOfWhatIsSaidAreNoVenues() {
        AnnotatedDocument document =
                new Read("Anna Berg said she would meet Ivo Lenz in Vienna.")
                        .arc("Berg", "nsubj", "said")
                        .arc("meet", "ccomp", "said")
                        .arc("Vienna", "obl", "meet")
                        .arc("in", "case", "Vienna")
                        .said("Anna Berg", "said", "she would meet Ivo Lenz in Vienna")
                        .document();

        assertEquals(List.of(), byModel.extract(document).claims().get(0).venues());
    }

    @Test
    void noOneSaidIsNegative() {
        AnnotatedDocument document =
                new Read("Neither side has said that rates would fall.")
                        .arc("side", "nsubj", "said")
                        .arc("Neither", "det", "side")
                        .arc("has", "aux", "said")
                        .said("Neither side", "has said", "that rates would fall")
                        .document();

        assertEquals(Polarity.NEGATIVE, byModel.extract(document).claims().get(0).polarity());
    }

    @Test
    void negationIsReadFromTheCue() {
        AnnotatedDocument document =
                new Read("Anna Berg did not say whether rates would fall. Ivo Lenz denied it.")
                        .said("Anna Berg", "did not say", "whether rates would fall")
                        .said("Ivo Lenz", "denied", "it")
                        .document();

        List<Attribution> said = byModel.extract(document).claims();

        assertEquals(Polarity.NEGATIVE, said.get(0).polarity());
        assertEquals(SayingKind.DENY, said.get(1).kind());
        assertEquals(Polarity.NEGATIVE, said.get(1).polarity());
    }

    @Test
    void theGrammarFillsWhatTheModelLeaves() {
        AnnotatedDocument document =
                new Read(
                                "Anna Berg warned that rates would fall. Ivo Lenz said that he met Mara Kost.")
                        .said("", "warned", "rates would fall")
                        .document();

        List<Attribution> said = byBoth.extract(document).claims();

        assertEquals(2, said.size());
        assertEquals(List.of("Anna Berg"), texts(document, said.get(0).source()));
        assertEquals(List.of("rates would fall"), texts(document, said.get(0).content()));
        assertEquals(SayingKind.WARN, said.get(0).kind());
        assertEquals(List.of("Ivo Lenz"), texts(document, said.get(1).source()));
    }

    @Test
    void whatIsSaidInsideASayingIsNested() {
        AnnotatedDocument document =
                new Read("Anna Berg said that Ivo Lenz had promised that rates would fall.")
                        .said(
                                "Anna Berg",
                                "said",
                                "that Ivo Lenz had promised that rates would fall")
                        .document();

        List<Attribution> said = byBoth.extract(document).claims();

        assertEquals(2, said.size());
        assertTrue(said.get(0).nestedIn().isEmpty());
        assertEquals(0, said.get(1).nestedIn().orElseThrow());
    }
}
