package org.newsgraph.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    final Map<String, Gender> genders = new HashMap<>();
    final Set<String> commonWords = new HashSet<>();

    private final Map<String, Place> countryByCode = new HashMap<>();
    private final Map<String, List<String>> capitalNames = new HashMap<>();
    private final Set<String> sovereign = new HashSet<>();
    private final Map<String, Place> regionByAdmin = new HashMap<>();
    private final Map<String, Place> largestByAdmin = new HashMap<>();
    private final Map<String, Integer> rankById = new HashMap<>();

    private record Settlement(
            String name,
            List<String> names,
            String country,
            String admin,
            boolean capital,
            long population,
            double latitude,
            double longitude,
            OptionalLong geonames) {}

    private record Region(
            String name,
            String designation,
            List<String> names,
            String country,
            String admin,
            String latitude,
            String longitude) {}

    GazetteerLoader load() {
        countries();
        List<Settlement> settlements = settlements();
        List<Region> regions = regions();
        // An id goes to the more prominent place: capitals, great cities, regions, other cities.
        int great = 0;
        while (great < settlements.size()
                && (settlements.get(great).capital()
                        || settlements.get(great).population() >= METROPOLIS)) {
            great++;
        }
        Map<Settlement, String> ids = new HashMap<>();
        Set<String> taken = new HashSet<>();
        settlements.subList(0, great).forEach(s -> ids.put(s, id(s, taken)));
        Map<Region, String> regionIds = new HashMap<>();
        regions.forEach(r -> regionIds.put(r, id(r, taken)));
        settlements.subList(great, settlements.size()).forEach(s -> ids.put(s, id(s, taken)));

        largest(settlements, ids);
        regions.forEach(region -> add(region, regionIds.get(region)));
        settlements.forEach(settlement -> add(settlement, ids.get(settlement)));
        sites();
        Comparator<Place> prominence =
                Comparator.<Place>comparingInt(place -> rankById.get(place.id()))
                        .thenComparing(Comparator.comparingLong(Place::population).reversed())
                        .thenComparing(Place::id);
        byName.replaceAll((name, places) -> places.stream().distinct().sorted(prominence).toList());
        seats();
        for (String[] row : Tables.rows("first-names.tsv", 2)) {
            genders.put(Names.fold(row[0]), gender(row[1]));
        }
        for (String[] row : Tables.rows("first-names-world.tsv", 2)) {
            genders.put(Names.fold(row[0]), gender(row[1]));
        }
        Tables.rows("common-words.tsv", 1).forEach(row -> commonWords.add(row[0]));
        return this;
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
                            OptionalLong.empty());
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
                Comparator.comparing(Settlement::capital)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Settlement::population).reversed())
                        .thenComparing(s -> s.geonames().orElse(0))
                        .thenComparing(Settlement::name));
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
        List<String> names = new ArrayList<>();
        names.add(english);
        names.add(name);
        if (row != null) {
            names.addAll(Tables.list(row[3]));
        }
        boolean seat =
                capital
                        || capitalNames.getOrDefault(country, List.of()).stream()
                                .anyMatch(
                                        other ->
                                                names.stream()
                                                        .map(Names::fold)
                                                        .anyMatch(other::equals));
        return new Settlement(
                english,
                List.copyOf(names),
                country,
                admin,
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

    private static String id(Settlement place, Set<String> taken) {
        String country = place.country().toLowerCase(Locale.ROOT);
        String plain = "place/" + Names.slug(place.name()) + "-" + country;
        if (taken.add(plain)) {
            return plain;
        }
        String admin = plain + "-" + place.admin().toLowerCase(Locale.ROOT);
        if (!place.admin().isEmpty() && taken.add(admin)) {
            return admin;
        }
        if (place.geonames().isEmpty()) {
            throw new IllegalStateException("towns.tsv: " + plain + " is in cities.tsv already");
        }
        String numbered = plain + "-" + place.geonames().getAsLong();
        if (!taken.add(numbered)) {
            throw new IllegalStateException("cities.tsv: two places with the id " + numbered);
        }
        return numbered;
    }

    private static String id(Region region, Set<String> taken) {
        String country = region.country().toLowerCase(Locale.ROOT);
        String plain = "place/" + Names.slug(region.name()) + "-" + country;
        String designated =
                "place/" + Names.slug(region.name() + " " + region.designation()) + "-" + country;
        for (String id : List.of(plain, designated)) {
            if (taken.add(id)) {
                return id;
            }
        }
        throw new IllegalStateException("regions.tsv: two places with the id " + designated);
    }

    private void largest(List<Settlement> settlements, Map<Settlement, String> ids) {
        settlements.stream()
                .sorted(
                        Comparator.comparingLong(Settlement::population)
                                .thenComparing(s -> ids.get(s)))
                .forEach(
                        s ->
                                largestByAdmin.put(
                                        s.country() + "/" + s.admin(), place(s, ids.get(s))));
    }

    private void add(Region region, String id) {
        Place country = country(region.country(), "regions.tsv");
        String admin = region.country() + "/" + region.admin();
        Place within = largestByAdmin.get(admin);
        if (region.admin().isEmpty() == region.latitude().isEmpty()
                || !region.admin().isEmpty() && within == null) {
            throw new IllegalStateException(
                    "regions.tsv: "
                            + region.name()
                            + " needs either the code of a division with cities or coordinates");
        }
        Place place =
                new Place(
                        id,
                        region.name(),
                        Kind.REGION,
                        Optional.of(country.id()),
                        Optional.of(country.id()),
                        within == null ? Double.parseDouble(region.latitude()) : within.latitude(),
                        within == null
                                ? Double.parseDouble(region.longitude())
                                : within.longitude(),
                        0,
                        OptionalLong.empty());
        if (!region.admin().isEmpty() && regionByAdmin.putIfAbsent(admin, place) != null) {
            throw new IllegalStateException("regions.tsv: two regions have the code " + admin);
        }
        List<String> names = new ArrayList<>(region.names());
        names.add(region.name());
        if (!region.designation().isEmpty() && !region.name().endsWith(region.designation())) {
            names.add(region.name() + " " + region.designation());
        }
        add(place, names, 4);
    }

    private void add(Settlement settlement, String id) {
        Place place = place(settlement, id);
        int rank =
                place.kind() == Kind.CAPITAL && sovereign.contains(settlement.country())
                        ? 1
                        : place.population() >= METROPOLIS ? 3 : 5;
        add(place, settlement.names(), rank);
    }

    private Place place(Settlement settlement, String id) {
        Place country = country(settlement.country(), "cities.tsv");
        Place region = regionByAdmin.get(settlement.country() + "/" + settlement.admin());
        return new Place(
                id,
                settlement.name(),
                settlement.capital() ? Kind.CAPITAL : Kind.CITY,
                Optional.of(region == null ? country.id() : region.id()),
                Optional.of(country.id()),
                settlement.latitude(),
                settlement.longitude(),
                settlement.population(),
                settlement.geonames());
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
                            OptionalLong.empty());
            List<String> names = new ArrayList<>(Tables.list(row[1]));
            names.add(row[0]);
            add(site, names, 2);
        }
    }

    private void add(Place place, List<String> names, int rank) {
        if (byId.put(place.id(), place) != null) {
            throw new IllegalStateException("two places with the id " + place.id());
        }
        rankById.put(place.id(), rank);
        for (String name : names) {
            if (name.endsWith(".")) {
                // "Miss." is a state, "Miss" is not.
                byAbbreviation.put(name, place);
            } else {
                byName.computeIfAbsent(Names.fold(name), key -> new ArrayList<>()).add(place);
            }
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
        Map<String, String> codes = new HashMap<>();
        countryByCode.forEach((code, place) -> codes.put(place.id(), code));
        byName.forEach(
                (name, places) ->
                        places.stream()
                                .filter(place -> place.kind() == Kind.CAPITAL)
                                .filter(p -> sovereign.contains(codes.get(p.country().get())))
                                .findFirst()
                                .filter(place -> !none.contains(name))
                                .ifPresent(
                                        place ->
                                                seats.putIfAbsent(
                                                        name, byId.get(place.country().get()))));
    }

    private Place country(String code, String file) {
        Place country = countryByCode.get(code);
        if (country == null) {
            throw new IllegalStateException(file + ": no country with the code " + code);
        }
        return country;
    }

    private static Gender gender(String letter) {
        return switch (letter) {
            case "m" -> Gender.MALE;
            case "f" -> Gender.FEMALE;
            default -> throw new IllegalStateException("first names: m or f, not " + letter);
        };
    }
}
