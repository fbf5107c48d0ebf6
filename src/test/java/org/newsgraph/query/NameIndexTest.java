package org.newsgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.query.NameIndex.Entity;
import org.newsgraph.query.NameIndex.Name;

/** What a search box suggests. */
class NameIndexTest {
    private static final Entity BERG = new Entity("p/berg", "Anna Berg", 2);
    private static final Entity BERGMAN = new Entity("p/bergman", "Édith Bergman", 5);
    private static final Entity ANNAPOLIS = new Entity("place/annapolis", "Annapolis", 9);

    private final NameIndex index =
            NameIndex.of(
                    List.of(
                            new Name(BERG, "anna berg"),
                            new Name(BERG, "berg"),
                            new Name(BERGMAN, "edith bergman"),
                            new Name(ANNAPOLIS, "annapolis")));

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({
        "anna, Annapolis; Anna Berg",
        "ANNA B, Anna Berg",
        "berg, Édith Bergman; Anna Berg",
        "bergm, Édith Bergman",
        "Édith, Édith Bergman",
        "nna,",
        "berg anna,",
        "zz,",
        "'', Annapolis; Édith Bergman; Anna Berg",
        "'?!', Annapolis; Édith Bergman; Anna Berg",
    })
    void findsNamesByTheBeginningOfAWordMostSpokenOfFirst(String text, String names) {
        assertEquals(
                Optional.ofNullable(names).map(n -> List.of(n.split("; "))).orElse(List.of()),
                index.find(text, 10).stream().map(Entity::name).toList());
    }

    @Test
    void givesNoMoreThanIsAskedFor() {
        assertEquals(List.of(ANNAPOLIS), index.find("anna", 1));
        assertEquals(List.of(ANNAPOLIS, BERGMAN), index.find("", 2));
    }

    @Test
    void anEmptyStoreHasNoNames() {
        assertEquals(
                List.of(),
                Stream.of("", "a")
                        .flatMap(t -> NameIndex.of(List.of()).find(t, 5).stream())
                        .toList());
    }
}
