package org.newsgraph.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {
    private final Aliases aliases = Aliases.bundled();

    @ParameterizedTest
    @CsvSource({
        "V. Putin, person/vladimir-putin",
        "Volodymyr Zelensky, person/volodymyr-zelenskyy",
        "KIM JONG UN, person/kim-jong-un",
        "U.N., org/united-nations",
        "WHO, org/world-health-organization",
        "NATO, org/nato",
        "The Associated Press, org/associated-press"
    })
    void aFormLeadsToItsRow(String form, String id) {
        assertEquals(Optional.of(id), aliases.find(form).map(Aliases.Entry::id));
    }

    @ParameterizedTest
    @CsvSource({"who", "Fed up", "Clinton", "Kim", "ap", "Un"})
    void wordsThatAreNoFormLeadNowhere(String form) {
        assertEquals(Optional.empty(), aliases.find(form));
    }

    @Test
    void aRowKnowsItsItem() {
        assertEquals(
                Optional.of("Q1065"),
                aliases.byId("org/united-nations").flatMap(Aliases.Entry::wikidata));
    }
}
