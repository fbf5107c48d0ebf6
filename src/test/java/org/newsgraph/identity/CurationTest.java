package org.newsgraph.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is now whom, by the rows of people. */
class CurationTest {
    private static final Curation ROWS =
            Curation.of(
                    "who.tsv",
                    List.of(
                            "merge\tperson/bob\tperson/robert",
                            "split\tperson/robert\tperson/rob\thttps://example.org/1",
                            "split\tperson/rob\tperson/robert\thttps://example.org/2",
                            "merge\tperson/rob\tperson/robin",
                            "split\tperson/bobby\tperson/bob\thttps://example.org/3"));

    @Test
    void successorsAreFoundInAllSteps() {
        assertEquals(
                Set.of("person/robert", "person/rob", "person/robin"),
                ROWS.successors("person/bob"));
        assertEquals(
                Set.of("person/bob", "person/robert", "person/rob", "person/robin"),
                ROWS.successors("person/bobby"));
    }

    @Test
    void whoComesBackToItselfIsNoSuccessorOfIt() {
        assertEquals(Set.of("person/rob", "person/robin"), ROWS.successors("person/robert"));
    }

    @Test
    void whoIsInNoRowHasNone() {
        assertEquals(Set.of(), ROWS.successors("person/robin"));
        assertEquals(Set.of(), ROWS.successors("person/ro"));
    }
}
