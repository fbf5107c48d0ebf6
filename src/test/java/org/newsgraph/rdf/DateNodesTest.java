package org.newsgraph.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateNodesTest {
    @ParameterizedTest
    @CsvSource({
        "2031-03-05, 2031-03-05 date, 2031-03, , ",
        "2031-03, 2031-03 gYearMonth, 2031-03, 2031-03-01, 2031-03-31",
        "2032-02, 2032-02 gYearMonth, 2032-02, 2032-02-01, 2032-02-29",
        "2031, 2031 gYear, , 2031-01-01, 2031-12-31",
        "2031-W01, , , 2030-12-30, 2031-01-05",
        "2031-W10, , , 2031-03-03, 2031-03-09",
        "2031-03-05/2031-03-07, , , 2031-03-05, 2031-03-07",
        "2031-03/2031-04, , , 2031-03-01, 2031-04-30",
        "2031-03-07/2031-03-05, , , , ",
        "XXXX-09-12, --09-12 gMonthDay, , , ",
        "XXXX-02-29, --02-29 gMonthDay, , , ",
        "XXXX-09, --09 gMonth, , , ",
        "2031-02-30, , , , ",
        "XXXX-02-30, , , , ",
        "2031-W54, , , , ",
        "2031-Q1, , , , ",
        "soon, , , , ",
    })
    void isAsPreciseAsTheText(
            String norm, String date, String month, String earliest, String latest) {
        DateNodes nodes = DateNodes.of(norm);

        assertEquals(
                Optional.ofNullable(date),
                nodes.date()
                        .map(
                                n ->
                                        n.getLiteralLexicalForm()
                                                + " "
                                                + n.getLiteralDatatypeURI().replaceAll(".*#", "")));
        assertEquals(Optional.ofNullable(month), nodes.month().map(Node::getLiteralLexicalForm));
        assertEquals(
                Optional.ofNullable(earliest), nodes.earliest().map(Node::getLiteralLexicalForm));
        assertEquals(Optional.ofNullable(latest), nodes.latest().map(Node::getLiteralLexicalForm));
    }
}
