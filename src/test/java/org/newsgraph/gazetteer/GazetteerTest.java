package org.newsgraph.gazetteer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.gazetteer.Place.Kind;

class GazetteerTest {
    private final Gazetteer gazetteer = Gazetteer.bundled();

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/gazetteer/places.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void findsPlacesByName(String name, String id, String note) {
        assertEquals(Optional.ofNullable(id), gazetteer.place(name).map(Place::id));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/gazetteer/countries.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void findsCountries(String words, String id, String note) {
        assertEquals(Optional.ofNullable(id), gazetteer.country(words).map(Place::id));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/gazetteer/seats.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void tellsWhichGovernmentSpeaks(String name, String id, String note) {
        assertEquals(Optional.ofNullable(id), gazetteer.governmentSeat(name).map(Place::id));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(resources = "/gazetteer/genders.tsv", delimiter = '\t', numLinesToSkip = 1)
    void knowsFirstNames(String name, Gender gender, String note) {
        assertEquals(Optional.ofNullable(gender), gazetteer.gender(name));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Birmingham, place/united-states, place/birmingham-us",
        "Birmingham, place/france, place/birmingham-gb",
        "Tripoli, place/lebanon, place/tripoli-lb",
        "Georgia, place/united-states, place/georgia-us",
        "Punjab, place/india, place/punjab-in",
        "Punjab, place/pakistan, place/punjab-pk"
    })
    void prefersCountriesOfTheContext(String name, String country, String id) {
        assertEquals(id, gazetteer.place(name, Set.of(country)).orElseThrow().id());
    }

    @ParameterizedTest
    @CsvSource({
        "place/khasan-ru, place/khasan-ru place/russia",
        "place/vladivostok-ru, place/vladivostok-ru place/primorsky-krai-ru place/russia",
        "place/white-house,"
                + " place/white-house place/washington-us place/district-of-columbia-us"
                + " place/united-states",
        "place/peace-house, place/peace-house place/panmunjom-kr place/south-korea",
        "place/france, place/france"
    })
    void climbsToTheCountry(String id, String chain) {
        List<Place> places = gazetteer.chain(gazetteer.byId(id).orElseThrow());
        assertEquals(chain, places.stream().map(Place::id).collect(Collectors.joining(" ")));
    }

    @Test
    void tellsPeoplesFromPlaces() {
        assertTrue(gazetteer.isDemonym("Russian"));
        assertTrue(gazetteer.isDemonym("South Koreans"));
        assertFalse(gazetteer.isDemonym("Russia"));
        assertFalse(gazetteer.isDemonym("polish"));
        assertTrue(gazetteer.named("Russian").isEmpty());
    }

    @Test
    void warnsOfCommonWords() {
        for (String word : List.of("Nice", "Reading", "Most", "Of", "Mobile", "Bath", "Split")) {
            assertTrue(gazetteer.isCommonWord(word), word);
        }
        assertFalse(gazetteer.isCommonWord("Vladivostok"));
    }

    @Test
    void carriesTheFactsOfItsSource() {
        Place kyiv = gazetteer.byId("place/kyiv-ua").orElseThrow();
        assertEquals(Kind.CAPITAL, kyiv.kind());
        assertEquals(703448, kyiv.geonames().orElseThrow());
        assertEquals(50.45, kyiv.latitude(), 0.1);
        assertEquals(30.52, kyiv.longitude(), 0.1);
        assertTrue(kyiv.population() > 2_000_000);
        assertEquals("UA", gazetteer.byId("place/ukraine").orElseThrow().code().orElseThrow());
    }

    @Test
    void everyPlaceIsWholeAndReachable() {
        for (Place place : gazetteer.places()) {
            assertEquals(Optional.of(place), gazetteer.byId(place.id()));
            assertTrue(Math.abs(place.latitude()) <= 90, place.id());
            assertTrue(Math.abs(place.longitude()) <= 180, place.id());
            List<Place> chain = gazetteer.chain(place);
            assertEquals(Kind.COUNTRY, chain.get(chain.size() - 1).kind(), place.id());
            assertEquals(
                    place.country(), Optional.of(chain.get(chain.size() - 1).id()), place.id());
            assertTrue(place.id().matches("place/[a-z0-9]+(-[a-z0-9]+)*"), place.id());
            assertTrue(gazetteer.named(place.name()).contains(place), place.id());
        }
        assertTrue(gazetteer.places().size() > 9_500);
    }

    @Test
    void everyStateHasACapitalThatItsChainLeadsBackFrom() {
        Set<String> withCapital =
                gazetteer.places().stream()
                        .filter(place -> place.kind() == Kind.CAPITAL)
                        .map(place -> place.country().orElseThrow())
                        .collect(Collectors.toSet());
        for (String code : List.of("place/russia", "place/israel", "place/south-africa")) {
            assertTrue(withCapital.contains(code), code);
        }
        assertTrue(withCapital.size() > 230, "capitals of " + withCapital.size());
    }
}
