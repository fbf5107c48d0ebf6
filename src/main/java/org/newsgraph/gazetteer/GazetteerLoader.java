package org.newsgraph.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.newsgraph.gazetteer.Place.Kind;

/** Makes a {@link Gazetteer} of the tables in {@code data/gazetteer}. Used once, by one thread. */
final class GazetteerLoader {
    /** From this many people on, a city comes before a region of the same name: New York. */
    private static final long METROPOLIS = 1_000_000;

    /** Countries and territories whose capital stands for a government though no UN members. */
    private static final Set<String> GOVERNED = Set.of("XK", "PS", "TW", "VA");

    final Map<String, Place> byId = new LinkedHashMap<>();
    final Map<String, List<Place>> byName = new HashMap<>();
    final Map<String, Place> countryByName = new HashMap<>();
    final Map<String, Place> byAbbreviation = new HashMap<>();
    final Map<String, Place> byDemonym = new HashMap<>();
    final Map<String, Place> seats = new HashMap<>();
    final Set<String> commonWords = new HashSet<>();

    private final Map<String, Place> countryByCode = new HashMap<>();
    private final Map<String, List<String>> capitalNames = new HashMap<>();
    private final Set<String> sovereign = new HashSet<>();
    private final Map<String, Place> regionByDivision = new HashMap<>();
    private final Map<String, Integer> rankById = new HashMap<>();

    /** A city on its way to a place: it gets its id when all cities are known. */
    private static final class Settlement {
        final String name;
        final String country;
        final String admin;
        final Set<String> keys;
        final boolean capital;
        final long population;
        final double latitude;
        final double longitude;
        final OptionalLong geonames;
        String id = "";

        Settlement(
                String name,
                String country,
                String admin,
                Set<String> keys,
                boolean capital,
                long population,
                double latitude,
                double longitude,
                OptionalLong geonames) {
            this.name = name;
            this.country = country;
            this.admin = admin;
            this.keys = keys;
            this.capital = capital;
            this.population = population;
            this.latitude = latitude;
            this.longitude = longitude;
            this.geonames = geonames;
        }

        String division() {
            return country + "/" + admin;
        }

        boolean isGreat() {
            return capital || population >= METROPOLIS;
        }

        /** Takes the shortest id that is free: by name, by name and division, by number. */
        void takeId(Set<String> taken) {
            String plain = "place/" + Names.slug(name) + "-" + country.toLowerCase(Locale.ROOT);
            String divided = plain + "-" + admin.toLowerCase(Locale.ROOT);
            if (taken.add(plain)) {
                id = plain;
            } else if (!admin.isEmpty() && taken.add(divided)) {
                id = divided;
            } else if (geonames.isPresent() && taken.add(plain + "-" + geonames.getAsLong())) {
                id = plain + "-" + geonames.getAsLong();
            } else {
                throw new IllegalStateException("cities.tsv and towns.tsv have two of " + plain);
            }
        }
    }

    private record Region(
            String name,
            String designation,
            List<String> names,
            String country,
            String admin,
            String latitude,
            String longitude) {
        String division() {
            return country + "/" + admin;
        }

        /** Takes the id of its name, else that with the kind of region: Washington State. */
        String id(Set<String> taken) {
            String code = country.toLowerCase(Locale.ROOT);
            String plain = "place/" + Names.slug(name) + "-" + code;
            String designated = "place/" + Names.slug(name + " " + designation) + "-" + code;
            if (taken.add(plain)) {
                return plain;
            }
            if (taken.add(designated)) {
                return designated;
            }
            throw new IllegalStateException("regions.tsv: two places with the id " + designated);
        }
    }

    GazetteerLoader load() {
        countries();
        List<Settlement> settlements = settlements();
        List<Region> regions = regions();
        // An id goes to the more prominent place: capitals, great cities, regions, other cities.
        int great = 0;
        while (great < settlements.size() && settlements.get(great).isGreat()) {
            great++;
        }
        Set<String> taken = new HashSet<>();
        settlements.subList(0, great).forEach(settlement -> settlement.takeId(taken));
        List<String> regionIds = regions.stream().map(region -> region.id(taken)).toList();
        settlements.subList(great, settlements.size()).forEach(city -> city.takeId(taken));

        Map<String, Settlement> largest = new HashMap<>();
        for (Settlement settlement : settlements) {
            largest.merge(
                    settlement.division(),
                    settlement,
                    (before, other) -> other.population > before.population ? other : before);
        }
        for (int i = 0; i < regions.size(); i++) {
            add(regions.get(i), regionIds.get(i), largest);
        }
        settlements.forEach(this::add);
        sites();
        sortByProminence();
        seats();
        Tables.rows("common-words.tsv", 1).forEach(row -> commonWords.add(row[0]));
        return this;
    }

    private void sortByProminence() {
        Comparator<Place> prominence =
                Comparator.<Place>comparingInt(place -> rankById.get(place.id()))
                        .thenComparing(Comparator.comparingLong(Place::population).reversed())
                        .thenComparing(Place::id);
        byName.replaceAll(
                (name, places) -> {
                    if (places.size() > 1) {
                        places.sort(prominence);
                    }
                    return List.copyOf(places);
                });
    }

    private void countries() {
        Map<String, String[]> news = new HashMap<>();
        for (String[] row : Tables.rows("country-names.tsv", 5)) {
            if (news.put(row[0], row) != null) {
                throw new IllegalStateException("country-names.tsv: two rows for " + row[0]);
            }
        }
        List<String[]> rows = Tables.rows("countries.tsv", 9);
        for (String[] row : rows) {
            String[] more = news.getOrDefault(row[0], new String[] {row[0], "", "", "", ""});
            String name = more[1].isEmpty() ? row[1] : more[1];
            String id = "place/" + Names.slug(name);
            Place country =
                    new Place(
                            id,
                            name,
                            Kind.COUNTRY,
                            Optional.empty(),
                            Optional.of(id),
                            Double.parseDouble(row[7]),
                            Double.parseDouble(row[8]),
                            0,
                            OptionalLong.empty(),
                            Optional.of(row[0]));
            byId.put(id, country);
            rankById.put(id, 0);
            countryByCode.put(row[0], country);
            capitalNames.put(row[0], Tables.list(row[4]).stream().map(Names::fold).toList());
            if (row[6].equals("yes") || GOVERNED.contains(row[0])) {
                sovereign.add(row[0]);
            }
            for (String abbreviation : Tables.list(more[3])) {
                byAbbreviation.put(Names.letters(abbreviation), country);
            }
        }
        // Three rounds, and the first to claim a word keeps it: what is written here for news,
        // then members of the United Nations, then territories.
        for (String[] row : rows) {
            String[] more = news.getOrDefault(row[0], new String[] {row[0], "", "", "", ""});
            name(countryByCode.get(row[0]), List.of(countryByCode.get(row[0]).name()));
            name(countryByCode.get(row[0]), Tables.list(more[2]));
        }
        rows.forEach(row -> name(countryByCode.get(row[0]), List.of(row[1])));
        rows.forEach(row -> name(countryByCode.get(row[0]), Tables.list(row[2])));
        rows.stream()
                .filter(row -> news.containsKey(row[0]))
                .forEach(row -> demonyms(row[0], news.get(row[0])[4]));
        rows.stream()
                .filter(row -> sovereign.contains(row[0]))
                .forEach(row -> demonyms(row[0], row[3]));
        rows.forEach(row -> demonyms(row[0], row[3]));
    }

    private void name(Place country, List<String> names) {
        for (String name : names) {
            String key = Names.fold(name);
            if (countryByName.putIfAbsent(key, country) == null) {
                byName.computeIfAbsent(key, k -> new ArrayList<>()).add(country);
            }
        }
    }

    private void demonyms(String code, String cell) {
        Place country = countryByCode.get(code);
        for (String word : cell.split("\\||, | or ")) {
            String demonym = Names.fold(word);
            if (demonym.isEmpty() || countryByName.containsKey(demonym)) {
                continue;
            }
            byDemonym.putIfAbsent(demonym, country);
            if (demonym.endsWith("man")
                    && !demonym.endsWith("german")
                    && !demonym.endsWith("roman")) {
                String stem = demonym.substring(0, demonym.length() - 2);
                byDemonym.putIfAbsent(stem + "en", country);
            }
            if (!demonym.endsWith("s") && !demonym.endsWith("ish") && !demonym.endsWith("ese")) {
                byDemonym.putIfAbsent(demonym + "s", country);
            }
        }
    }

    /** Capitals of states first, then by population. */
    private List<Settlement> settlements() {
        Map<String, String[]> usual = new HashMap<>();
        for (String[] row : Tables.rows("place-names.tsv", 4)) {
            usual.put(row[1] + "/" + row[0], row);
        }
        List<Settlement> settlements = new ArrayList<>();
        for (String[] row : Tables.rows("cities.tsv", 8)) {
            settlements.add(
                    settlement(
                            row[1],
                            row[2],
                            row[3],
                            row[4].equals("C"),
                            Long.parseLong(row[5]),
                            row[6],
                            row[7],
                            OptionalLong.of(Long.parseLong(row[0])),
                            usual));
        }
        for (String[] row : Tables.rows("towns.tsv", 4)) {
            if (!row[2].isEmpty()) {
                settlements.add(
                        settlement(
                                row[0],
                                row[1],
                                "",
                                false,
                                0,
                                row[2],
                                row[3],
                                OptionalLong.empty(),
                                usual));
            }
        }
        settlements.sort(
                Comparator.comparing((Settlement s) -> !s.capital)
                        .thenComparing(s -> -s.population)
                        .thenComparing(s -> s.geonames.orElse(0))
                        .thenComparing(s -> s.name));
        return settlements;
    }

    private Settlement settlement(
            String name,
            String country,
            String admin,
            boolean capital,
            long population,
            String latitude,
            String longitude,
            OptionalLong geonames,
            Map<String, String[]> usual) {
        String[] row = usual.get(country + "/" + name);
        String english = row == null ? name : row[2];
        Set<String> keys = new LinkedHashSet<>();
        keys.add(Names.fold(english));
        if (row != null) {
            keys.add(Names.fold(name));
            Tables.list(row[3]).forEach(other -> keys.add(Names.fold(other)));
        }
        boolean seat =
                capital
                        || capitalNames.getOrDefault(country, List.of()).stream()
                                .anyMatch(keys::contains);
        return new Settlement(
                english,
                country,
                admin,
                keys,
                seat,
                population,
                Double.parseDouble(latitude),
                Double.parseDouble(longitude),
                geonames);
    }

    private List<Region> regions() {
        return Tables.rows("regions.tsv", 7).stream()
                .map(
                        row ->
                                new Region(
                                        row[0],
                                        row[1],
                                        Tables.list(row[2]),
                                        row[3],
                                        row[4],
                                        row[5],
                                        row[6]))
                .toList();
    }

    private void add(Region region, String id, Map<String, Settlement> largest) {
        Place country = country(region.country(), "regions.tsv");
        Settlement within = largest.get(region.division());
        if (region.admin().isEmpty() == region.latitude().isEmpty()
                || !region.admin().isEmpty() && within == null) {
            throw new IllegalStateException(
                    "regions.tsv: "
                            + region.name()
                            + " needs either the code of a division with cities or coordinates");
        }
        boolean placed = region.admin().isEmpty();
        Place place =
                new Place(
                        id,
                        region.name(),
                        Kind.REGION,
                        Optional.of(country.id()),
                        Optional.of(country.id()),
                        placed ? Double.parseDouble(region.latitude()) : within.latitude,
                        placed ? Double.parseDouble(region.longitude()) : within.longitude,
                        0,
                        OptionalLong.empty(),
                        Optional.empty());
        if (!placed && regionByDivision.putIfAbsent(region.division(), place) != null) {
            throw new IllegalStateException(
                    "regions.tsv: two regions have the code " + region.division());
        }
        List<String> names = new ArrayList<>(region.names());
        names.add(region.name());
        if (!region.designation().isEmpty() && !region.name().endsWith(region.designation())) {
            names.add(region.name() + " " + region.designation());
        }
        add(place, keys(place, names), 4);
    }

    private void add(Settlement settlement) {
        Place country = country(settlement.country, "cities.tsv");
        Place region = regionByDivision.get(settlement.division());
        Place place =
                new Place(
                        settlement.id,
                        settlement.name,
                        settlement.capital ? Kind.CAPITAL : Kind.CITY,
                        Optional.of(region == null ? country.id() : region.id()),
                        Optional.of(country.id()),
                        settlement.latitude,
                        settlement.longitude,
                        settlement.population,
                        settlement.geonames,
                        Optional.empty());
        boolean ofState = settlement.capital && sovereign.contains(settlement.country);
        add(place, settlement.keys, ofState ? 1 : place.population() >= METROPOLIS ? 3 : 5);
    }

    private void sites() {
        for (String[] row : Tables.rows("sites.tsv", 6)) {
            Place country = country(row[2], "sites.tsv");
            String parent = row[3].isEmpty() ? country.id() : row[3];
            if (!byId.containsKey(parent)) {
                throw new IllegalStateException(
                        "sites.tsv: " + row[0] + " is in no known " + parent);
            }
            Place site =
                    new Place(
                            "place/" + Names.slug(row[0]),
                            row[0],
                            Kind.SITE,
                            Optional.of(parent),
                            Optional.of(country.id()),
                            Double.parseDouble(row[4]),
                            Double.parseDouble(row[5]),
                            0,
                            OptionalLong.empty(),
                            Optional.empty());
            List<String> names = new ArrayList<>(Tables.list(row[1]));
            names.add(row[0]);
            add(site, keys(site, names), 2);
        }
    }

    /** The names as they are compared; those with a full stop are put aside. */
    private Set<String> keys(Place place, List<String> names) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : names) {
            if (name.endsWith(".")) {
                // "Miss." is a state, "Miss" is not.
                byAbbreviation.put(name, place);
            } else {
                keys.add(Names.fold(name));
            }
        }
        return keys;
    }

    private void add(Place place, Set<String> keys, int rank) {
        if (byId.put(place.id(), place) != null) {
            throw new IllegalStateException("two places with the id " + place.id());
        }
        rankById.put(place.id(), rank);
        for (String key : keys) {
            byName.computeIfAbsent(key, k -> new ArrayList<>(2)).add(place);
        }
    }

    private void seats() {
        Set<String> none = new HashSet<>();
        for (String[] row : Tables.rows("seats.tsv", 2)) {
            if (row[1].equals("-")) {
                none.add(Names.fold(row[0]));
            } else {
                seats.put(Names.fold(row[0]), country(row[1], "seats.tsv"));
            }
        }
        Set<String> states = new HashSet<>();
        sovereign.forEach(code -> states.add(countryByCode.get(code).id()));
        for (Map.Entry<String, List<Place>> entry : byName.entrySet()) {
            for (Place place : entry.getValue()) {
                String country = place.country().get();
                if (place.kind() == Kind.CAPITAL && states.contains(country)) {
                    if (!none.contains(entry.getKey())) {
                        seats.putIfAbsent(entry.getKey(), byId.get(country));
                    }
                    break;
                }
            }
        }
    }

    private Place country(String code, String file) {
        Place country = countryByCode.get(code);
        if (country == null) {
            throw new IllegalStateException(file + ": no country with the code " + code);
        }
        return country;
    }
}
