package org.newsgraph.rdf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.Role;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.resolve.ArticleKey;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;
import org.newsgraph.resolve.ResolvedDate;

/**
 * Builds readings by hand: a sentence a line, entities by id, claims by the words that state them.
 */
public final class ReadingBuilder {
    private final String id;
    private final String text;
    private Optional<LocalDate> published = Optional.empty();
    private Optional<String> publisher = Optional.empty();
    private Optional<String> url = Optional.empty();
    private String title;
    private final TreeMap<String, Entity> entities = new TreeMap<>();
    private final List<Attribution> attributions = new ArrayList<>();
    private final List<Resolution.StatementSlots> statements = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Resolution.EventSlots> slots = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();

    public ReadingBuilder(String id, String text) {
        this.id = id;
        this.text = text;
        this.title = "Headline of " + id;
    }

    public ReadingBuilder headed(String headline, Optional<String> at) {
        title = headline;
        url = at;
        return this;
    }

    public ReadingBuilder published(String day, String by) {
        published = Optional.of(LocalDate.parse(day));
        publisher = Optional.of(by);
        return this;
    }

    public ReadingBuilder person(String id, String name, String... aliases) {
        return entity(id, EntityType.PERSON, name, Optional.empty(), aliases);
    }

    public ReadingBuilder entity(
            String id, EntityType type, String name, Optional<String> country, String... aliases) {
        entities.put(
                id,
                new Entity(
                        id,
                        type,
                        name,
                        List.of(aliases),
                        false,
                        List.of(),
                        country,
                        Optional.empty(),
                        OptionalLong.empty()));
        return this;
    }

    /** Adds someone without a name, and says under which id. */
    public String unnamed(EntityType type, String description) {
        String unnamed = "unnamed/" + ArticleKey.of(id) + "-" + entities.size();
        entities.put(
                unnamed,
                new Entity(
                        unnamed,
                        type,
                        description,
                        List.of(),
                        true,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty()));
        return unnamed;
    }

    public ReadingBuilder role(
            String holder, String words, String title, String organization, Role.Tenure tenure) {
        Span span = find(words);
        Span of = find(title);
        Evidence evidence = new Evidence(span, "role-title", 0.9);
        roles.add(new Role(span, of, Optional.empty(), tenure, evidence));
        Entity old = entities.get(holder);
        List<Entity.HeldRole> held = new ArrayList<>(old.roles());
        held.add(
                new Entity.HeldRole(
                        title,
                        Optional.empty(),
                        Optional.of(organization),
                        tenure,
                        span,
                        roles.size() - 1));
        entities.put(
                holder,
                new Entity(
                        old.id(),
                        old.type(),
                        old.name(),
                        old.aliases(),
                        old.unnamed(),
                        held,
                        old.country(),
                        old.parent(),
                        old.geonames()));
        return this;
    }

    /** What is known of one statement. */
    public static final class Said {
        private final String content;
        private final List<String> speakers;
        private SayingKind kind = SayingKind.SAY;
        private Polarity polarity = Polarity.POSITIVE;
        private QuoteType quoteType = QuoteType.INDIRECT;
        private OptionalInt nestedIn = OptionalInt.empty();
        private List<String> about = List.of();
        private Optional<String> place = Optional.empty();
        private Optional<ResolvedDate> date = Optional.empty();
        private Optional<String> audience = Optional.empty();
        private Optional<String> venue = Optional.empty();

        public Said(String content, String... speakers) {
            this.content = content;
            this.speakers = List.of(speakers);
        }

        public Said kind(SayingKind saying) {
            kind = saying;
            return this;
        }

        public Said denied() {
            polarity = Polarity.NEGATIVE;
            return this;
        }

        public Said quoted(QuoteType type) {
            quoteType = type;
            return this;
        }

        public Said in(int outer) {
            nestedIn = OptionalInt.of(outer);
            return this;
        }

        public Said about(String... ids) {
            about = List.of(ids);
            return this;
        }

        public Said at(String placeId) {
            place = Optional.of(placeId);
            return this;
        }

        public Said on(String norm) {
            date = Optional.of(new ResolvedDate(norm, DateBasis.RELATIVE, Optional.empty()));
            return this;
        }

        public Said to(String words) {
            audience = Optional.of(words);
            return this;
        }

        public Said venue(String words) {
            venue = Optional.of(words);
            return this;
        }
    }

    public ReadingBuilder said(Said said) {
        Span content = find(said.content);
        Span line = lineOf(content);
        attributions.add(
                new Attribution(
                        List.of(),
                        List.of(),
                        List.of(content),
                        said.quoteType,
                        said.kind,
                        said.polarity,
                        said.audience.map(this::find),
                        said.venue
                                .map(words -> List.of(new Venue(find(words), Venue.Kind.EVENT)))
                                .orElse(List.of()),
                        Optional.empty(),
                        said.nestedIn,
                        new Evidence(line, "said-after", 0.8)));
        statements.add(
                new Resolution.StatementSlots(
                        said.speakers,
                        List.of(),
                        said.venue
                                .map(
                                        words ->
                                                List.of(
                                                        new Resolution.VenueSlot(
                                                                new Venue(
                                                                        find(words),
                                                                        Venue.Kind.EVENT),
                                                                Optional.empty())))
                                .orElse(List.of()),
                        said.place,
                        said.date,
                        said.about));
        return this;
    }

    /** What is known of one event. */
    public static final class Met {
        private final String trigger;
        private final List<Resolution.Participant> parties = new ArrayList<>();
        private EventType type = EventType.MEETING;
        private Factuality factuality = Factuality.HAPPENED;
        private EventMode mode = EventMode.IN_PERSON;
        private OptionalInt attributedTo = OptionalInt.empty();
        private int sameAs = -1;
        private final List<String> places = new ArrayList<>();
        private final List<ResolvedDate> dates = new ArrayList<>();
        private double confidence = 0.9;

        /** Every party on a side of its own. */
        public Met(String trigger, String... parties) {
            this.trigger = trigger;
            for (String party : parties) {
                side(this.parties.size() + 1, party);
            }
        }

        public Met side(int side, String party) {
            parties.add(new Resolution.Participant(party, Optional.empty(), side));
            return this;
        }

        public Met type(EventType other) {
            type = other;
            return this;
        }

        public Met mode(EventMode other) {
            mode = other;
            return this;
        }

        public Met told(Factuality other) {
            factuality = other;
            return this;
        }

        public Met in(int statement) {
            attributedTo = OptionalInt.of(statement);
            return this;
        }

        public Met sameAs(int event) {
            sameAs = event;
            return this;
        }

        public Met at(String placeId) {
            places.add(placeId);
            return this;
        }

        public Met on(String norm) {
            dates.add(new ResolvedDate(norm, DateBasis.RELATIVE, Optional.empty()));
            return this;
        }

        public Met confidence(double share) {
            confidence = share;
            return this;
        }
    }

    public ReadingBuilder met(Met met) {
        Span trigger = find(met.trigger);
        events.add(
                new Event(
                        met.type,
                        met.factuality,
                        trigger,
                        List.of(),
                        List.<Party>of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        met.mode,
                        false,
                        met.attributedTo,
                        new Evidence(lineOf(trigger), "meet-verb", met.confidence)));
        slots.add(
                new Resolution.EventSlots(
                        met.sameAs < 0 ? slots.size() : met.sameAs,
                        met.parties,
                        met.places.stream()
                                .map(place -> new Resolution.PlaceSlot(Optional.of(place), trigger))
                                .toList(),
                        met.dates));
        return this;
    }

    public Reading build() {
        Article article =
                new Article(
                        id,
                        url,
                        Optional.of(title),
                        text,
                        published,
                        publisher,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"),
                        id + ".txt",
                        List.of(new Block(Block.Kind.PARAGRAPH, new Span(0, text.length()), 0)),
                        Optional.empty());
        List<Token> tokens = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                tokens.add(new Token(new Span(from, from + line.length()), line, "NN", line));
                sentences.add(
                        new Sentence(
                                new Span(from, from + line.length()),
                                tokens.size() - 1,
                                tokens.size(),
                                Block.Kind.PARAGRAPH,
                                0));
            }
            from += line.length() + 1;
        }
        return new Reading(
                new AnnotatedDocument(
                        article, sentences, tokens, List.of(), List.of(), List.of(), List.of()),
                new ArticleClaims(attributions, events, roles, List.of()),
                new Resolution(entities, new TreeMap<>(), statements, slots));
    }

    private Span find(String words) {
        int start = text.indexOf(words);
        if (start < 0) {
            throw new IllegalArgumentException("\"" + words + "\" is not in \"" + text + "\"");
        }
        return new Span(start, start + words.length());
    }

    private Span lineOf(Span span) {
        int start = text.lastIndexOf('\n', span.start()) + 1;
        int end = text.indexOf('\n', span.end());
        return new Span(start, end < 0 ? text.length() : end);
    }
}
