package org.newsgraph.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NameFormTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/identity/names.tsv", delimiter = '\t', numLinesToSkip = 1)
    void tellsHowAlikeNamesAre(String one, String other, String how) {
        NameForm a = NameForm.ofPerson("person/" + one).orElseThrow();
        NameForm b = NameForm.ofPerson("person/" + other).orElseThrow();

        String found =
                !a.block().equals(b.block())
                        ? "other"
                        : a.isSameName(b) ? "same" : a.contradicts(b) ? "contradicting" : "similar";

        assertEquals(how, found, a + " " + b);
    }

    @Test
    void aNameOfOnePartSaysTooLittle() {
        assertEquals(true, NameForm.ofPerson("person/putin").isEmpty());
    }
}
