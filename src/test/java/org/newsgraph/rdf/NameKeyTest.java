package org.newsgraph.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kim Jong-un|kim jong un",
                "KIM  JONG UN|kim jong un",
                "Zoë Ångström|zoe angstrom",
                "O’Brien|obrien",
                "U.N.|u n",
                "  (Norpress) |norpress",
                "北京|北京",
                "...|''",
            })
    void leavesCaseAccentsAndSignsOut(String name, String key) {
        assertEquals(key, NameKey.of(name));
    }
}
