package org.newsgraph.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;

/** The entities of one article, by id, and how each kind of id is made. */
final class Book {
    private final Map<String, Draft> drafts = new TreeMap<>();
    private final Gazetteer gazetteer;
    private final Aliases aliases;
    private final Words words;
    private final String articleKey;

    Book(Gazetteer gazetteer, Aliases aliases, Words words, String articleId) {
        this.gazetteer = gazetteer;
        this.aliases = aliases;
        this.words = words;
        this.articleKey = ArticleKey.of(articleId);
    }

    Draft get(String id) {
        return drafts.get(id);
    }

    Map<String, Draft> all() {
        return drafts;
    }

    /** A person by the fullest name that the article gives. */
    Draft person(String name) {
        Optional<Aliases.Entry> row =
                aliases.find(name).filter(entry -> entry.type() == EntityType.PERSON);
        return row.isPresent()
                ? curated(row.get())
                : add("person/", Names.personSlug(name), name, EntityType.PERSON);
    }

    /**
     * Another person of a name that the article gives to somebody else too: "Bulgarian chess player
     * Georgi Dimitrov" beside "Bulgarian President Georgi Dimitrov".
     */
    Draft namesake(String name, int number) {
        boolean curated = aliases.find(name).filter(e -> e.type() == EntityType.PERSON).isPresent();
        String slug = Names.personSlug(name);
        return curated || slug.isEmpty()
                ? person(name)
                : add("person/", slug + "_" + number, name, EntityType.PERSON);
    }

    Draft organization(String name) {
        String bare = name.replaceFirst("^[Tt]he ", "");
        Optional<Aliases.Entry> row =
                aliases.find(bare).filter(entry -> entry.type() == EntityType.ORGANIZATION);
        return row.isPresent()
                ? curated(row.get())
                : add("org/", Names.slug(bare), bare, EntityType.ORGANIZATION);
    }

    Draft curated(Aliases.Entry row) {
        Draft draft = drafts.computeIfAbsent(row.id(), id -> new Draft(id, row.type(), row.name()));
        draft.country = row.country();
        return draft;
    }

    private Draft add(String prefix, String slug, String name, EntityType type) {
        String id = prefix + (slug.isEmpty() ? articleKey : slug);
        return drafts.computeIfAbsent(id, key -> new Draft(key, type, name));
    }

    /** A place of the gazetteer, and the places that hold it. */
    Draft place(Place place) {
        Draft draft = null;
        for (Place each : gazetteer.chain(place)) {
            Draft one = drafts.get(each.id());
            if (one == null) {
                EntityType type =
                        switch (each.kind()) {
                            case COUNTRY -> EntityType.COUNTRY;
                            case CAPITAL, CITY -> EntityType.CITY;
                            case REGION, SITE -> EntityType.PLACE;
                        };
                one = new Draft(each.id(), type, each.name());
                one.country = each.country();
                one.parent = each.parent();
                one.geonames = each.geonames();
                drafts.put(one.id, one);
            }
            draft = draft == null ? one : draft;
        }
        return draft;
    }

    /** A place that the gazetteer does not know. */
    Draft place(String name, Optional<Place> holder) {
        Draft draft = add("place/", Names.slug(name), name, EntityType.PLACE);
        if (holder.isPresent() && draft.parent.isEmpty()) {
            Draft parent = place(holder.get());
            draft.parent = Optional.of(parent.id);
            draft.country = parent.country;
        }
        return draft;
    }

    /** A town that is told by what holds it, since others have its name: "Paris, Texas". */
    Draft townOf(String name, Place holder) {
        Draft parent = place(holder);
        String slug = Names.slug(name);
        // No slug has an underscore: never the id of "Paris Texas", or of a place of the gazetteer.
        String id =
                (slug.isEmpty() ? articleKey : slug)
                        + "_"
                        + holder.id().substring(holder.id().indexOf('/') + 1);
        Draft draft = add("place/", id, name, EntityType.PLACE);
        draft.parent = Optional.of(parent.id);
        draft.country = parent.country;
        return draft;
    }

    /** A people, the followers of a faith or a party: "the Rohingya". */
    Draft people(String name) {
        return add("group/", Names.slug(name), name, EntityType.GROUP);
    }

    /** The government of a country or, where a city or region speaks, of that. */
    Draft government(Draft place) {
        String slug = place.id.substring(place.id.indexOf('/') + 1);
        boolean article = words.is("the", Names.key(place.name));
        Draft government =
                drafts.computeIfAbsent(
                        "org/government-of-" + slug,
                        id ->
                                new Draft(
                                        id,
                                        EntityType.GOVERNMENT,
                                        "Government of " + (article ? "the " : "") + place.name));
        government.country = place.country;
        return government;
    }

    /** Someone or something without a name, told by where its description stands. */
    Draft unnamed(EntityType type, String description, int offset) {
        String id = "unnamed/" + articleKey + "-" + offset;
        Draft draft = drafts.get(id);
        if (draft == null) {
            draft = new Draft(id, type, description);
            draft.unnamed = true;
            drafts.put(id, draft);
        }
        draft.since = Math.min(draft.since, offset);
        return draft;
    }

    /** The country of an id that is a place, a government or a body. */
    Optional<String> countryOf(String id) {
        Draft draft = drafts.get(id);
        return draft == null ? Optional.empty() : draft.country;
    }

    List<Draft> people() {
        return drafts.values().stream().filter(d -> d.type == EntityType.PERSON).toList();
    }
}
