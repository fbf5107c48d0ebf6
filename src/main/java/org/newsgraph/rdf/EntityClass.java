package org.newsgraph.rdf;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The classes that an entity may have, by their local names. */
public final class EntityClass {
    private static final List<String> MOST_TELLING_FIRST =
            List.of(
                    "Person",
                    "GovernmentOrganization",
                    "Organization",
                    "Country",
                    "City",
                    "Place",
                    "Group",
                    "CreativeWork");

    private EntityClass() {}

    /** Of the classes of one entity that which says most; empty if none is a class of entities. */
    public static Optional<String> mostTelling(Collection<String> localNames) {
        return MOST_TELLING_FIRST.stream().filter(localNames::contains).findFirst();
    }
}
