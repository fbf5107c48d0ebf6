package org.newsgraph.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartmentsTest {
    private static int people(Seen... seen) {
        return IdentityRules.decide(List.of(seen)).clusters().size();
    }

    private static Seen seen(String first, String last, String... offices) {
        TreeSet<String> held = new TreeSet<>();
        Arrays.stream(offices).forEach(office -> held.add("office " + office));
        Appearance appearance =
                new Appearance(
                        "person/rafiqul-islam",
                        "person islam rafikul",
                        false,
                        "",
                        new TreeSet<>(List.of("place/bangladesh")),
                        new TreeSet<>(List.of("politics")),
                        new TreeSet<>(),
                        new TreeSet<>(List.of("minister")),
                        held);
        return new Seen(appearance, first + " 01", last + " 02");
    }

    @Test
    void twoDepartmentsAtOneTimeAreTwoMinisters() {
        Seen finance = seen("2033-02-01", "2033-02-09", "finance minister@place/bangladesh");
        Seen education = seen("2033-02-03", "2033-02-11", "education minister@place/bangladesh");
        assertEquals(2, people(finance, education));
        IdentityRules.Decision decision = IdentityRules.decide(List.of(education, finance));
        assertEquals("person/rafiqul-islam", decision.clusters().get(0).id());
        assertEquals("person/rafiqul-islam_education-minister", decision.clusters().get(1).id());
        assertEquals("bangladesh, education minister, politics", decision.clusters().get(1).why());
    }

    @Test
    void whoMovesToAnotherDepartmentIsOne() {
        assertEquals(
                1,
                people(
                        seen("2033-01-01", "2033-02-09", "finance minister@place/bangladesh"),
                        seen("2033-02-09", "2033-05-01", "education minister@place/bangladesh")));
    }

    @ParameterizedTest
    @CsvSource({
        "external affairs minister, foreign minister, 1",
        "commerce minister, trade minister, 1",
        "home secretary, interior minister, 1",
        "economy minister, finance minister, 1",
        "petroleum minister, energy minister, 1",
        "labor minister, labour minister, 1",
        "women and family affairs minister, health minister, 2",
        "external affairs minister, health minister, 2",
        "commerce minister, justice minister, 2"
    })
    void otherWordsForOneDepartmentAreOne(String some, String others, int people) {
        assertEquals(
                people,
                people(
                        seen("2033-02-01", "2033-02-09", some + "@place/bangladesh"),
                        seen("2033-02-03", "2033-02-11", others + "@place/bangladesh")));
    }

    @Test
    void whoIsToldWithBothIsOne() {
        assertEquals(
                1,
                people(
                        seen("2033-02-01", "2033-02-09", "finance minister@place/bangladesh"),
                        seen("2033-02-03", "2033-02-11", "planning minister@place/bangladesh"),
                        seen(
                                "2033-02-05",
                                "2033-02-05",
                                "finance minister@place/bangladesh",
                                "planning minister@place/bangladesh")));
        assertEquals(
                1,
                people(
                        seen("2033-02-01", "2033-02-09", "finance minister@place/bangladesh"),
                        seen(
                                "2033-02-03",
                                "2033-02-11",
                                "finance and planning minister@place/bangladesh")));
        assertEquals(
                1,
                people(
                        seen("2033-02-01", "2033-02-09", "prime minister@place/bangladesh"),
                        seen("2033-02-03", "2033-02-11", "defense minister@place/bangladesh")));
    }
}
