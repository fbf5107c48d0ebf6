package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Role;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;

/**
 * Resolves one article by its own words, the curated names and the gazetteer.
 *
 * <p>Full names give entities; surnames, short forms and acronyms are looked up among them.
 * Pronouns and descriptions are read in text order. What no name fits stays an entity without a
 * name: nothing is guessed.
 */
public final class ArticleResolver implements EntityResolver {
    private final Gazetteer gazetteer;
    private final Aliases aliases;
    private final Words words;

    private ArticleResolver(Gazetteer gazetteer, Aliases aliases, Words words) {
        this.gazetteer = gazetteer;
        this.aliases = aliases;
        this.words = words;
    }

    /**
     * A resolver over these tables.
     *
     * @param gazetteer places and first names
     * @param aliases curated names
     */
    public static ArticleResolver of(Gazetteer gazetteer, Aliases aliases) {
        return new ArticleResolver(gazetteer, aliases, Words.bundled());
    }

    /** A resolver over the tables that come with the project. */
    public static ArticleResolver bundled() {
        return of(Gazetteer.bundled(), Aliases.bundled());
    }

    @Override
    public Resolution resolve(AnnotatedDocument document, ArticleClaims claims) {
        return resolve(document, claims, List.of());
    }

    /**
     * The same, and what some words refer to that no claim has.
     *
     * @param asked spans of the article's text, each a pronoun or a noun phrase, in any order: the
     *     result's referents hold them too
     */
    public Resolution resolve(AnnotatedDocument document, ArticleClaims claims, List<Span> asked) {
        Layout layout =
                new Layout(document, new MissedNames(words, aliases).find(document, claims));
        Book book = new Book(gazetteer, aliases, words, document.article().id());
        DependencyTree tree = new DependencyTree(layout.document);
        NameReader names = new NameReader(layout, gazetteer, aliases, words, book, claims, tree);
        List<Span> spoken = new ArrayList<>(asked);
        spoken.addAll(new OfficePhrases(layout, words, gazetteer).find(claims));
        Referrer referrer =
                new Referrer(layout, words, gazetteer, book, names, claims, tree, spoken);
        holdRoles(document, claims, book, referrer);

        List<Set<String>> speakers =
                claims.attributions().stream().map(said -> speakers(said, referrer)).toList();
        Dates dates = new Dates(layout, claims, speakers);
        List<Resolution.StatementSlots> statements = new ArrayList<>();
        for (int a = 0; a < claims.attributions().size(); a++) {
            statements.add(statement(layout, claims, a, book, names, referrer, dates));
        }
        List<Resolution.EventSlots> events =
                new EventLinker(
                                document,
                                claims,
                                book,
                                referrer,
                                dates,
                                names::datelinePlace,
                                words)
                        .link();

        Map<String, Entity> entities = new TreeMap<>();
        addPlacesOf(book);
        book.all().forEach((id, draft) -> entities.put(id, draft.entity()));
        return new Resolution(entities, referrer.referents(), statements, events);
    }

    /** Countries that entities belong to are entities too, so that no id points nowhere. */
    private void addPlacesOf(Book book) {
        Set<String> ids = new LinkedHashSet<>();
        book.all().values().forEach(draft -> draft.country.ifPresent(ids::add));
        ids.stream()
                .filter(id -> book.get(id) == null)
                .forEach(id -> gazetteer.byId(id).ifPresent(book::place));
        book.all().values().stream()
                .filter(draft -> draft.country.filter(id -> book.get(id) == null).isPresent())
                .forEach(draft -> draft.country = Optional.empty());
    }

    private void holdRoles(
            AnnotatedDocument document, ArticleClaims claims, Book book, Referrer referrer) {
        for (int r = 0; r < claims.roles().size(); r++) {
            Role role = claims.roles().get(r);
            for (String id : referrer.holder(role)) {
                Draft holder = book.get(id);
                Optional<String> body = role.organization().flatMap(referrer::body);
                // "Bolivian" and "Bolivia" before and after the office are one country.
                Optional<String> words =
                        body.map(book::get)
                                .filter(d -> d != null && d.type == EntityType.COUNTRY)
                                .map(d -> d.name)
                                .or(() -> role.organization().map(document::text));
                holder.roles.add(
                        new Entity.HeldRole(
                                document.text(role.title()).replaceAll("\\s+", " "),
                                body,
                                words,
                                role.tenure(),
                                role.title(),
                                r));
                if (holder.country.isEmpty()) {
                    holder.country =
                            body.map(book::get).filter(d -> d != null).flatMap(d -> d.country);
                }
            }
        }
    }

    private static Set<String> speakers(Attribution attribution, Referrer referrer) {
        Set<String> speakers = new LinkedHashSet<>();
        attribution.source().forEach(s -> speakers.addAll(referrer.at(s, Referrer.Use.SPEAKER)));
        return speakers;
    }

    private Resolution.StatementSlots statement(
            Layout layout,
            ArticleClaims claims,
            int index,
            Book book,
            NameReader names,
            Referrer referrer,
            Dates dates) {
        Attribution attribution = claims.attributions().get(index);
        Set<String> speakers = speakers(attribution, referrer);
        Set<String> audience = new LinkedHashSet<>();
        attribution
                .audience()
                .ifPresent(s -> audience.addAll(referrer.at(s, Referrer.Use.AUDIENCE)));
        List<Resolution.VenueSlot> venues = new ArrayList<>();
        Optional<String> place = Optional.empty();
        for (Venue venue : attribution.venues()) {
            Optional<String> entity = venueEntity(layout, names, venue, book);
            venues.add(new Resolution.VenueSlot(venue, entity));
            Optional<String> here =
                    entity.filter(id -> book.get(id).type.isPlace())
                            .or(() -> placeIn(layout, names, venue.span()));
            if (here.isPresent() && (place.isEmpty() || holds(book, place.get(), here.get()))) {
                place = here;
            }
        }
        Set<String> about = new LinkedHashSet<>();
        for (Span content : attribution.content()) {
            for (int m = 0; m < layout.mentions().size(); m++) {
                Span span = layout.mentions().get(m).span();
                if (content.contains(span)) {
                    names.entities(m).forEach(draft -> about.add(draft.id));
                }
            }
        }
        return new Resolution.StatementSlots(
                List.copyOf(speakers),
                List.copyOf(audience),
                venues,
                place,
                dates.ofStatement(index),
                List.copyOf(about));
    }

    private boolean holds(Book book, String outer, String inner) {
        for (Optional<String> at = Optional.of(inner);
                at.isPresent();
                at = Optional.ofNullable(book.get(at.get())).flatMap(d -> d.parent)) {
            if (at.get().equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> venueEntity(Layout layout, NameReader names, Venue venue, Book book) {
        if (venue.kind() != Venue.Kind.PLACE) {
            return Optional.empty();
        }
        Optional<String> named = placeIn(layout, names, venue.span());
        if (named.isPresent()) {
            return named;
        }
        String text = Names.strip(layout.document.text(venue.span())).replaceFirst("^[Tt]he ", "");
        Optional<Place> known = gazetteer.named(text).stream().findFirst();
        return known.map(p -> book.place(p).id);
    }

    /** The first place named in the phrase. */
    private Optional<String> placeIn(Layout layout, NameReader names, Span span) {
        for (int m = 0; m < layout.mentions().size(); m++) {
            Mention mention = layout.mentions().get(m);
            Optional<Draft> draft = names.entity(m);
            if (span.overlaps(mention.span())
                    && mention.type() != MentionType.MISC
                    && draft.isPresent()
                    && draft.get().type.isPlace()) {
                return Optional.of(draft.get().id);
            }
        }
        return Optional.empty();
    }
}
