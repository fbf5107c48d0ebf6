package org.newsgraph.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Kim Jong-un, kim-jong-un",
        "KIM JONG UN, kim-jong-un",
        "José Peña, jose-pena",
        "Łódź, lodz",
        "Straße & Söhne, strasse-and-sohne",
        "U.S. Steel, us-steel",
        "O’Brien, obrien",
        "Ђорђе, ђорђе",
        "'  A  B  ', a-b"
    })
    void aSlugDependsOnLettersOnly(String name, String slug) {
        assertEquals(slug, Names.slug(name));
    }

    @ParameterizedTest
    @CsvSource({
        "John F. Archer, john-archer",
        "J. Archer, j-archer",
        "Ana Lucia Prieto, ana-lucia-prieto",
        "George H.W. Hall, george-hall"
    })
    void aPersonsSlugLeavesInnerInitialsOut(String name, String slug) {
        assertEquals(slug, Names.personSlug(name));
    }

    @ParameterizedTest
    @CsvSource({
        "NGB, National Grain Board, true",
        "NSC, National Security Council, true",
        "UNHCR, United Nations High Commissioner for Refugees, true",
        "FAO, Food and Agriculture Organization, true",
        "FAAO, Food and Agriculture Organization, true",
        "ngb, National Grain Board, false",
        "NBG, National Grain Board, false",
        "N, Norvik, false"
    })
    void anAcronymIsMadeOfInitials(String acronym, String name, boolean expected) {
        assertEquals(expected, NameReader.abbreviates(acronym, name));
    }

    @ParameterizedTest
    @CsvSource({"a, ca978112ca1bbdca", "'', e3b0c44298fc1c14"})
    void anArticlesKeyIsAHashOfItsId(String id, String key) {
        assertEquals(key, ArticleKey.of(id));
    }
}
