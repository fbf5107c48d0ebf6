package org.newsgraph.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places by name, with what holds them and who governs them, and the gender of first names.
 *
 * <p>Names are found with or without accents, hyphens and a leading "the", in any case but all
 * lower case: what has no capital is no name, so "nice" is never a city. The words given are taken
 * for a name that stands alone; {@link #isCommonWord} tells those that need another sign, such as a
 * country beside them. Immutable, and shared by all threads.
 */
public final class Gazetteer {
    private final Map<String, Place> byId;
    private final Map<String, List<Place>> byName;
    private final Map<String, Place> countryByName;
    private final Map<String, Place> byAbbreviation;
    private final Map<String, Place> byDemonym;
    private final Map<String, Place> seats;
    private final Set<String> commonWords;

    private Gazetteer(GazetteerLoader loaded) {
        this.byId = loaded.byId;
        this.byName = loaded.byName;
        this.countryByName = loaded.countryByName;
        this.byAbbreviation = loaded.byAbbreviation;
        this.byDemonym = loaded.byDemonym;
        this.seats = loaded.seats;
        this.commonWords = loaded.commonWords;
    }

    /** The gazetteer of this jar, loaded at the first call. */
    public static Gazetteer bundled() {
        return Bundled.GAZETTEER;
    }

    private static final class Bundled {
        private static final Gazetteer GAZETTEER = new Gazetteer(new GazetteerLoader().load());
    }

    /** The place with that id, such as {@code place/vladivostok-ru}. */
    public Optional<Place> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All places: countries, regions, cities from the largest down, sites. */
    public List<Place> places() {
        return List.copyOf(byId.values());
    }

    /**
     * Places with that name or alias, the most prominent first: country, capital of a state, site,
     * city of a million, region, city by population. "Dayton, Ohio" gives those in Ohio only. A
     * people's name is no place: see {@link #country}.
     */
    public List<Place> named(String name) {
        if (!Names.hasCapital(name)) {
            return List.of();
        }
        Optional<Place> abbreviated = abbreviated(name);
        if (abbreviated.isPresent()) {
            return List.of(abbreviated.get());
        }
        List<Place> whole = byName.get(Names.fold(name));
        if (whole != null) {
            return whole;
        }
        int comma = name.lastIndexOf(',');
        if (comma <= 0 || comma == name.length() - 1) {
            return List.of();
        }
        List<Place> outer = named(name.substring(comma + 1).strip());
        return named(name.substring(0, comma)).stream()
                .filter(inner -> outer.stream().anyMatch(o -> contains(o, inner)))
                .toList();
    }

    /** The most prominent place with that name. */
    public Optional<Place> place(String name) {
        return named(name).stream().findFirst();
    }

    /**
     * The most prominent place with that name in one of the countries; where there is none, in the
     * world.
     *
     * @param countryIds ids of the countries that the context speaks of
     */
    public Optional<Place> place(String name, Set<String> countryIds) {
        List<Place> places = named(name);
        return places.stream()
                .filter(place -> place.country().filter(countryIds::contains).isPresent())
                .findFirst()
                .or(() -> places.stream().findFirst());
    }

    /**
     * The country that the words name, by name, abbreviation or what its people are called: "U.S.",
     * "Russia", "the Netherlands", "Russians", "Dutch".
     */
    public Optional<Place> country(String words) {
        if (!Names.hasCapital(words)) {
            return Optional.empty();
        }
        String key = Names.fold(words);
        return abbreviated(words)
                .filter(place -> place.kind() == Place.Kind.COUNTRY)
                .or(() -> Optional.ofNullable(countryByName.get(key)))
                .or(() -> Optional.ofNullable(byDemonym.get(key)));
    }

    /** Whether the word is what a country's people or things are called: "Russian", "Danes". */
    public boolean isDemonym(String word) {
        return Names.hasCapital(word) && byDemonym.containsKey(Names.fold(word));
    }

    /**
     * The country whose government the name stands for when it speaks or acts: a capital, or a seat
     * such as the Kremlin. None for seats of international bodies (Brussels, Vienna), as the name
     * does not tell which of the two is meant.
     */
    public Optional<Place> governmentSeat(String name) {
        return Names.hasCapital(name)
                ? Optional.ofNullable(seats.get(Names.fold(name)))
                : Optional.empty();
    }

    /** The place, what holds it, and so on up to its country. */
    public List<Place> chain(Place place) {
        List<Place> chain = new ArrayList<>();
        for (Optional<Place> at = Optional.of(place);
                at.isPresent();
                at = at.get().parent().flatMap(this::byId)) {
            chain.add(at.get());
        }
        return List.copyOf(chain);
    }

    /** Whether {@code inner} is {@code outer} or lies in it. */
    public boolean contains(Place outer, Place inner) {
        return chain(inner).stream().anyMatch(place -> place.id().equals(outer.id()));
    }

    /** The gender of those who bear the first name; empty if unknown, or if both do. */
    public Optional<Gender> gender(String firstName) {
        return Names.hasCapital(firstName) ? FirstNames.gender(firstName) : Optional.empty();
    }

    /**
     * Whether a place is called by this word that is more often an English word: "Nice", "Most".
     */
    public boolean isCommonWord(String name) {
        return commonWords.contains(name.toLowerCase(Locale.ROOT));
    }

    /** "U.S." and "US" but not "us"; "Miss." but not "Miss". */
    private Optional<Place> abbreviated(String words) {
        String plain = words.strip();
        return Optional.ofNullable(byAbbreviation.get(plain))
                .or(() -> Optional.ofNullable(byAbbreviation.get(Names.letters(plain))));
    }
}
