package org.newsgraph.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Rejection;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Span;

class EventExtractorTest {
    private final EventExtractor extractor = new EventExtractor();

    /**
     * Events are written {@code Type factuality trigger+alternative: 1 party; 2 party @ place;
     * place # time}, and joined by {@code |}.
     */
    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/extract/events.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void readsEvents(String sentence, String events, String note) {
        AnnotatedDocument document = Sentences.annotate(sentence);

        assertEquals(
                events == null ? "" : events, written(document, extractor.extract(document)), note);
    }

    @Test
    void saysWhyATriggerReportsNoEvent() {
        AnnotatedDocument document = Sentences.annotate("The company met its deadline.");

        List<Rejection> rejections = extractor.extract(document).rejections();

        assertEquals(1, rejections.size());
        assertEquals("met", document.text(rejections.get(0).span()));
        assertEquals("\"meet\" with a thing: deadline", rejections.get(0).reason());
    }

    @Test
    void takesTheMeetingForOneToldBefore() {
        AnnotatedDocument document =
                Sentences.annotate(
                        "Maria Okafor met Jan Novak in Rome. The meeting lasted two hours.");

        List<Event> events = extractor.extract(document).claims();

        assertEquals(2, events.size());
        assertTrue(events.get(1).definite());
        assertTrue(events.get(1).parties().isEmpty());
    }

    @Test
    void tellsCallsByTelephoneFromThoseByVideo() {
        assertEquals(EventMode.PHONE, only("Maria Okafor telephoned Jan Novak.").mode());
        assertEquals(
                EventMode.VIDEO, only("Maria Okafor and Jan Novak spoke by video link.").mode());
        assertEquals(EventMode.IN_PERSON, only("Maria Okafor met Jan Novak.").mode());
    }

    @Test
    void keepsTheTopic() {
        AnnotatedDocument document =
                Sentences.annotate("Maria Okafor held talks with Jan Novak on fishing rights.");

        Event event = extractor.extract(document).claims().get(0);

        assertEquals("fishing rights", document.text(event.topic().orElseThrow()));
    }

    @Test
    void readsLongSentencesInLinearTime() {
        String clause = "Maria Okafor met Jan Novak in Rome and ";
        AnnotatedDocument document = Sentences.annotate(clause.repeat(400) + "left.");

        List<Event> events = extractor.extract(document).claims();

        assertTrue(events.size() >= 100, "events: " + events.size());
        assertTrue(events.stream().allMatch(e -> e.type() == EventType.MEETING));
    }

    private Event only(String sentence) {
        return extractor.extract(Sentences.annotate(sentence)).claims().get(0);
    }

    static String written(AnnotatedDocument document, Extraction<Event> extraction) {
        return extraction.claims().stream()
                .map(event -> written(document, event))
                .collect(Collectors.joining(" | "));
    }

    private static String written(AnnotatedDocument document, Event event) {
        StringBuilder text = new StringBuilder();
        text.append(event.type().key()).append(' ').append(event.factuality().key()).append(' ');
        text.append(document.text(event.trigger()));
        event.altTriggers().forEach(alt -> text.append('+').append(document.text(alt)));
        text.append(": ");
        text.append(
                event.parties().stream()
                        .map(party -> party.side() + " " + document.text(party.span()))
                        .collect(Collectors.joining("; ")));
        append(text, " @ ", document, event.places());
        append(text, " # ", document, event.times());
        return text.toString();
    }

    private static void append(
            StringBuilder text, String mark, AnnotatedDocument document, List<Span> spans) {
        if (!spans.isEmpty()) {
            text.append(mark);
            text.append(spans.stream().map(document::text).collect(Collectors.joining("; ")));
        }
    }
}
