package org.newsgraph.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Span;
import org.newsgraph.table.TsvTable;

class AttributionExtractorTest {
    private final AttributionExtractor extractor = AttributionExtractor.bundled();

    static Stream<TsvTable.Row> rows() {
        return TsvTable.load("/extract/attributions.tsv").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsWhoSaidWhat(TsvTable.Row row) {
        AnnotatedDocument document = Sentences.annotate(row.get(0));

        assertEquals(
                row.get(1),
                extractor.extract(document).claims().stream()
                        .map(said -> written(document, said))
                        .collect(Collectors.joining(" || ")),
                row.get(2));
    }

    private static String written(AnnotatedDocument document, Attribution said) {
        return (said.nestedIn().isPresent() ? ">" : "")
                + words(document, said.source())
                + " ~ "
                + words(document, said.cue())
                + " ~ "
                + words(document, said.content());
    }

    private static String words(AnnotatedDocument document, List<Span> spans) {
        return spans.stream().map(document::text).collect(Collectors.joining(" + "));
    }

    @Test
    void readsWhoIsToldWhereAndWhen() {
        AnnotatedDocument document =
                Sentences.annotate(
                        "\"We will stay,\" Anna Berg told a news conference at the embassy in Vienna on Monday.");

        Attribution said = extractor.extract(document).claims().get(0);

        assertEquals("a news conference", document.text(said.audience().orElseThrow()));
        assertEquals(
                List.of("EVENT a news conference", "PLACE Vienna"),
                said.venues().stream().map(v -> v.kind() + " " + document.text(v.span())).toList());
        assertEquals("Monday", document.text(said.time().orElseThrow()));
        assertEquals(QuoteType.DIRECT, said.quoteType());
    }

    @Test
    void tellsKindsAndPolarity() {
        assertEquals(
                List.of(SayingKind.DENY, Polarity.NEGATIVE), kind("Berg denied that she left."));
        assertEquals(
                List.of(SayingKind.SAY, Polarity.NEGATIVE),
                kind("Berg did not say that she left."));
        assertEquals(
                List.of(SayingKind.WARN, Polarity.POSITIVE),
                kind("Berg warned that she would leave."));
        assertEquals(
                List.of(SayingKind.DECLINE_TO_COMMENT, Polarity.NEGATIVE),
                kind("Berg declined to comment."));
        assertEquals(List.of(SayingKind.DENY, Polarity.NEGATIVE), kind("Berg refused to leave."));
    }

    private List<Object> kind(String sentence) {
        Attribution said = extractor.extract(Sentences.annotate(sentence)).claims().get(0);
        return List.of(said.kind(), said.polarity());
    }

    @Test
    void tellsHowMuchIsQuoted() {
        assertEquals(QuoteType.INDIRECT, type("Berg said she would stay."));
        assertEquals(QuoteType.MIXED, type("Berg said she would \"never\" leave."));
        assertEquals(QuoteType.DIRECT, type("Berg said, \"I will stay.\""));
    }

    private QuoteType type(String sentence) {
        return extractor.extract(Sentences.annotate(sentence)).claims().get(0).quoteType();
    }

    @Test
    void saysWhyACueAttributesNothing() {
        AnnotatedDocument document = Sentences.annotate("Berg said goodbye.");

        assertEquals(
                List.of("said: 'said' has no content here"),
                extractor.extract(document).rejections().stream()
                        .map(r -> document.text(r.span()) + ": " + r.reason())
                        .toList());
    }
}
