package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Span;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;
import org.newsgraph.resolve.ResolvedDate;

/**
 * Writes what was read out of an article as one line of JSON, in UTF-8 and with fixed key order, so
 * that the same reading always gives the same bytes.
 *
 * <p>Every key is always there; a slot that the text does not fill is null. Offsets are half-open
 * and count UTF-16 chars of the article's text. Keys:
 *
 * <ul>
 *   <li>{@code id}, {@code title}, {@code date} (ISO, of publication), {@code dateline} ({@code
 *       place}, {@code date})
 *   <li>{@code mentions}: names, with {@code type} PER, ORG, LOC or MISC and the {@code entity}
 *   <li>{@code entities}: those that anything here refers to, with {@code roles}
 *   <li>{@code attributions}: who said what; {@code nestedIn} is the id of the outer one
 *   <li>{@code events}: one row for each place in the text that tells of an event; rows with the
 *       same {@code id} tell of the same event. {@code attributedTo} is the id of the attribution
 *       that it is part of, null in the article's own voice
 * </ul>
 *
 * <p>May be shared by threads.
 */
public final class ClaimsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final boolean outermost;

    /** Writes all that was read. */
    public ClaimsJson() {
        this(false);
    }

    private ClaimsJson(boolean outermost) {
        this.outermost = outermost;
    }

    /**
     * Leaves out statements that stand inside the content of another, as corpora do that annotate
     * the outer ones only. What they hold is attributed to the outermost one.
     */
    public static ClaimsJson outermost() {
        return new ClaimsJson(true);
    }

    /**
     * Writes one line, its line feed included.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Reading reading, OutputStream out) throws IOException {
        out.write((line(reading) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The line without its line feed. */
    public String line(Reading reading) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new Line(json, reading, outermost).write();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        return text.toString();
    }

    /** The writing of one line. */
    private static final class Line {
        private final JsonGenerator json;
        private final boolean outermost;
        private final AnnotatedDocument document;
        private final Reading reading;
        private final Resolution resolution;
        private final Map<String, Entity> entities;

        Line(JsonGenerator json, Reading reading, boolean outermost) {
            this.json = json;
            this.outermost = outermost;
            this.reading = reading;
            document = reading.document();
            resolution = reading.resolution();
            entities = resolution.entities();
        }

        void write() throws IOException {
            Article article = document.article();
            json.writeStartObject();
            string("id", article.id());
            string("title", article.title());
            string("date", article.date().map(LocalDate::toString));
            dateline(article);
            json.writeArrayFieldStart("mentions");
            for (Mention mention : document.mentions()) {
                mention(mention);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("entities");
            for (Entity entity : entities.values()) {
                entity(entity);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("attributions");
            List<Attribution> attributions = reading.claims().attributions();
            for (int i = 0; i < attributions.size(); i++) {
                if (!outermost || attributions.get(i).nestedIn().isEmpty()) {
                    attribution(i, attributions.get(i), resolution.statements().get(i));
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            List<Event> events = reading.claims().events();
            for (int i = 0; i < events.size(); i++) {
                event(events.get(i), resolution.events().get(i));
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void dateline(Article article) throws IOException {
            if (article.dateline().isEmpty()) {
                json.writeNullField("dateline");
                return;
            }
            Dateline dateline = article.dateline().get();
            json.writeObjectFieldStart("dateline");
            string("place", named(dateline.placeSpan()).orElse(dateline.place()));
            string("date", dateline.date().map(date -> withYear(date, article.date())));
            json.writeEndObject();
        }

        /**
         * A dateline's date with the year that brings it closest to the day of publication; {@code
         * XXXX} for the year if that day is not known.
         */
        private static String withYear(String date, Optional<LocalDate> published) {
            if (!date.startsWith("--")) {
                return date;
            }
            String unknown = "XXXX-" + date.substring(2);
            if (published.isEmpty()) {
                return unknown;
            }
            try {
                MonthDay day = MonthDay.parse(date);
                LocalDate near = published.get();
                return Stream.of(near.getYear(), near.getYear() - 1, near.getYear() + 1)
                        .filter(day::isValidYear)
                        .map(day::atYear)
                        .min(
                                Comparator.comparingLong(
                                        at -> Math.abs(ChronoUnit.DAYS.between(near, at))))
                        .map(LocalDate::toString)
                        .orElse(unknown);
            } catch (DateTimeException e) {
                // Less precise than a day, such as "--09".
                return unknown;
            }
        }

        private void mention(Mention mention) throws IOException {
            json.writeStartObject();
            offsets(mention.span());
            string("type", mention.type().name());
            string("entity", resolution.at(mention.span()).stream().findFirst().map(Entity::id));
            json.writeEndObject();
        }

        private void entity(Entity entity) throws IOException {
            json.writeStartObject();
            string("id", entity.id());
            string("name", entity.name());
            string("type", entity.type().key());
            strings("aliases", entity.aliases());
            json.writeBooleanField("unnamed", entity.unnamed());
            json.writeArrayFieldStart("roles");
            for (Entity.HeldRole role : entity.roles()) {
                json.writeStartObject();
                string("title", role.title());
                string("organization", role.organization());
                string("organizationName", role.organizationName());
                string("tenure", role.tenure().key());
                offsets(role.span());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void attribution(int index, Attribution said, Resolution.StatementSlots slots)
                throws IOException {
            json.writeStartObject();
            string("id", attributionId(index));
            spans("source", said.source());
            spans("cue", said.cue());
            spans("content", said.content());
            string("quoteType", said.quoteType().key());
            strings("speakers", slots.speakers());
            json.writeBooleanField(
                    "unnamed",
                    slots.speakers().stream().map(entities::get).anyMatch(Line::unnamed));
            string("kind", said.kind().key());
            string("polarity", said.polarity().key());
            string("nestedIn", attributionId(said.nestedIn()));
            audience(said, slots);
            // Of "told a press briefing at the White House" the audience tells the briefing
            // already.
            Optional<Resolution.VenueSlot> main =
                    slots.venues().stream()
                            .filter(
                                    venue ->
                                            !said.audience()
                                                    .equals(Optional.of(venue.venue().span())))
                            .findFirst()
                            .or(() -> slots.venues().stream().findFirst());
            if (main.isEmpty()) {
                json.writeNullField("venue");
            } else {
                json.writeFieldName("venue");
                venue(main.get());
            }
            json.writeArrayFieldStart("venues");
            for (Resolution.VenueSlot venue : slots.venues()) {
                venue(venue);
            }
            json.writeEndArray();
            if (slots.date().isEmpty()) {
                json.writeNullField("date");
            } else {
                json.writeFieldName("date");
                date(slots.date().get());
            }
            strings("about", slots.about());
            confidence(said.evidence().confidence());
            string("rule", said.evidence().rule());
            json.writeEndObject();
        }

        private void audience(Attribution said, Resolution.StatementSlots slots)
                throws IOException {
            if (said.audience().isEmpty()) {
                json.writeNullField("audience");
                return;
            }
            Span span = said.audience().get();
            json.writeObjectFieldStart("audience");
            // Two who are told share one span: their words name both, an entity's name only one.
            Optional<String> only =
                    slots.audience().size() == 1
                            ? Optional.of(slots.audience().get(0))
                            : Optional.empty();
            string("name", only.flatMap(this::name).orElse(document.text(span)));
            offsets(span);
            string("entity", slots.audience().stream().findFirst());
            strings("entities", slots.audience());
            json.writeEndObject();
        }

        private void venue(Resolution.VenueSlot slot) throws IOException {
            Venue venue = slot.venue();
            json.writeStartObject();
            string("name", slot.entity().flatMap(this::name).orElse(document.text(venue.span())));
            offsets(venue.span());
            string("entity", slot.entity());
            string("is", venue.kind().key());
            json.writeEndObject();
        }

        private void date(ResolvedDate date) throws IOException {
            json.writeStartObject();
            string("norm", date.norm());
            string("basis", date.basis().key());
            if (date.span().isPresent()) {
                offsets(date.span().get());
            }
            json.writeEndObject();
        }

        private void event(Event event, Resolution.EventSlots slots) throws IOException {
            json.writeStartObject();
            string("id", "e" + (slots.sameAs() + 1));
            string("type", event.type().key());
            string("factuality", event.factuality().key());
            json.writeObjectFieldStart("trigger");
            offsets(event.trigger());
            json.writeEndObject();
            json.writeArrayFieldStart("participants");
            for (Resolution.Participant participant : slots.participants()) {
                participant(participant);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("places");
            for (Resolution.PlaceSlot place : slots.places()) {
                json.writeStartObject();
                offsets(place.span());
                string(
                        "name",
                        place.entity().flatMap(this::name).orElse(document.text(place.span())));
                string("entity", place.entity());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("times");
            for (ResolvedDate date : slots.dates()) {
                date(date);
            }
            json.writeEndArray();
            string("attributedTo", attributionId(outer(event.attributedTo())));
            string("mode", event.mode().key());
            if (event.topic().isEmpty()) {
                json.writeNullField("topic");
            } else {
                json.writeObjectFieldStart("topic");
                string("text", document.text(event.topic().get()));
                offsets(event.topic().get());
                json.writeEndObject();
            }
            confidence(event.evidence().confidence());
            string("rule", event.evidence().rule());
            json.writeEndObject();
        }

        private void participant(Resolution.Participant participant) throws IOException {
            Entity entity = entities.get(participant.entity());
            json.writeStartObject();
            if (participant.span().isPresent()) {
                offsets(participant.span().get());
            }
            String words = participant.span().map(document::text).orElse(participant.entity());
            boolean wordsNameIt =
                    entity == null || entity.unnamed() && participant.span().isPresent();
            string("name", wordsNameIt ? words : entity.name());
            string("entity", participant.entity());
            json.writeNumberField("side", participant.side());
            json.writeBooleanField("unnamed", unnamed(entity));
            json.writeEndObject();
        }

        private Optional<String> name(String id) {
            return Optional.ofNullable(entities.get(id))
                    .filter(entity -> !entity.unnamed())
                    .map(Entity::name);
        }

        private Optional<String> named(Span span) {
            return resolution.at(span).stream().findFirst().flatMap(entity -> name(entity.id()));
        }

        private static boolean unnamed(Entity entity) {
            return entity != null && entity.unnamed();
        }

        private static String attributionId(int index) {
            return "a" + (index + 1);
        }

        /** The attribution that is written for the one at {@code index}. */
        private OptionalInt outer(OptionalInt index) {
            OptionalInt at = index;
            while (outermost && at.isPresent()) {
                OptionalInt up = reading.claims().attributions().get(at.getAsInt()).nestedIn();
                if (up.isEmpty()) {
                    break;
                }
                at = up;
            }
            return at;
        }

        private static Optional<String> attributionId(OptionalInt index) {
            return index.isPresent()
                    ? Optional.of(attributionId(index.getAsInt()))
                    : Optional.empty();
        }

        private void confidence(double value) throws IOException {
            // Four digits say more than the measurement behind them can.
            json.writeNumberField("confidence", Math.round(value * 1e4) / 1e4);
        }

        private void offsets(Span span) throws IOException {
            json.writeNumberField("start", span.start());
            json.writeNumberField("end", span.end());
        }

        private void spans(String key, List<Span> spans) throws IOException {
            json.writeArrayFieldStart(key);
            for (Span span : spans) {
                json.writeArray(new int[] {span.start(), span.end()}, 0, 2);
            }
            json.writeEndArray();
        }

        private void strings(String key, List<String> values) throws IOException {
            json.writeArrayFieldStart(key);
            for (String value : values) {
                json.writeString(WellFormed.unicode(value));
            }
            json.writeEndArray();
        }

        private void string(String key, Optional<String> value) throws IOException {
            if (value.isEmpty()) {
                json.writeNullField(key);
            } else {
                string(key, value.get());
            }
        }

        private void string(String key, String value) throws IOException {
            json.writeStringField(key, WellFormed.unicode(value));
        }
    }
}
