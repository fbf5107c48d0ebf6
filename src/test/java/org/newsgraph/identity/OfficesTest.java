package org.newsgraph.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OfficesTest {
    private static final String OFFICE = "office prime minister@place/norway";
    private static final SortedSet<String> NONE = new TreeSet<>();

    private static Offices.Holder holder(String name, String title, String first, String last) {
        return new Offices.Holder(
                "person/" + name,
                new Seen(
                        new Appearance(
                                "person/" + name,
                                "person " + name,
                                false,
                                "",
                                NONE,
                                NONE,
                                NONE,
                                new TreeSet<>(List.of(title)),
                                new TreeSet<>(List.of(OFFICE))),
                        first + " 0123456789abcdef",
                        last + " 0123456789abcdef"));
    }

    @Test
    void aReportWithoutADayMakesNoTenureLonger() {
        Appearance told =
                new Appearance("unnamed/a-1", OFFICE, false, "", NONE, NONE, NONE, NONE, NONE);
        List<Offices.Holder> holders =
                List.of(
                        holder("astrid-lunde", "prime minister", "2031-01-07", "2033-03-08"),
                        holder("astrid-lunde", "premier", Seen.NO_DAY, Seen.NO_DAY),
                        holder("ola-nes", "prime minister", "2034-01-10", "2036-01-10"));

        assertEquals(
                Optional.of("person/astrid-lunde"),
                Offices.holder(told, holders, Optional.of("2032-02-03")));
        assertEquals(
                Optional.of("person/ola-nes"),
                Offices.holder(told, holders, Optional.of("2035-02-03")));
    }

    private static Offices.Holder president(String name, String country) {
        return new Offices.Holder(
                "person/" + name,
                new Seen(
                        new Appearance(
                                "person/" + name,
                                "person " + name,
                                false,
                                "",
                                new TreeSet<>(List.of("place/" + country)),
                                NONE,
                                NONE,
                                NONE,
                                NONE),
                        "2034-01-10 0123456789abcdef",
                        "2034-05-10 0123456789abcdef"));
    }

    private static Optional<String> rusu(List<Offices.Holder> holders, String... beside) {
        Appearance told =
                new Appearance(
                        "person/rusu",
                        Offices.ofSurname("president", "rusu"),
                        false,
                        "rusu",
                        NONE,
                        NONE,
                        new TreeSet<>(List.of(beside)),
                        NONE,
                        NONE);
        return Offices.holder(told, holders, Optional.of("2034-02-03"));
    }

    @Test
    void aSurnameIsOfTheCountryTheArticleIsFromOrNamesBesideIt() {
        List<Offices.Holder> both =
                List.of(president("ilie-rusu", "moldova"), president("ana-rusu", "romania"));
        List<Offices.Holder> one = both.subList(0, 1);

        assertEquals(Optional.of("person/ilie-rusu"), rusu(one, "from/place/moldova"));
        assertEquals(Optional.of("person/ilie-rusu"), rusu(one, "beside/place/moldova"));
        assertEquals(Optional.empty(), rusu(one, "from/place/romania"));
        assertEquals(
                Optional.of("person/ana-rusu"),
                rusu(both, "from/place/romania", "beside/place/romania", "beside/place/moldova"));
        assertEquals(
                Optional.of("person/ana-rusu"),
                rusu(both, "from/place/moldova", "beside/place/romania"));
        assertEquals(Optional.empty(), rusu(both, "beside/place/romania", "beside/place/moldova"));
    }
}
