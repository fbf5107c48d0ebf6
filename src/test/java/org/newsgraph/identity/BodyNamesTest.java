package org.newsgraph.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Names of one body")
class BodyNamesTest {
    @ParameterizedTest
    @CsvSource({
        "ministry-of-mining-of-chile, mining-ministry-of-chile",
        "ministry-of-foreign-affairs-of-ghana, foreign-ministry-of-ghana",
        "department-of-energy, energy-department",
        "ministry-for-the-environment, environment-ministry",
        "ministry-of-defence-of-oman, defense-ministry-of-oman",
        "ministry, ministry",
        "kestrel-aerospace-holdings-plc, kestrel-aerospace",
        "norsk-fiber-asa, norsk-fiber",
        "petroleos-del-sur-s-a, petroleos-del-sur",
        "tanaka-co-ltd, tanaka",
        "contact-group, contact-group",
        "bank-of-england, bank-of-england",
        "group-of-seven, group-of-seven",
        "labour-organisation-centre, labor-organization-center"
    })
    void haveOneKey(String slug, String key) {
        assertEquals(key, BodyNames.key(slug));
    }
}
