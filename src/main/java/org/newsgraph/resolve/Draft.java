package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** An entity while its article is being read. Used by one thread, for one article. */
final class Draft {
    final String id;
    final EntityType type;
    String name;
    final Set<String> aliases = new TreeSet<>();
    boolean unnamed;
    final List<Entity.HeldRole> roles = new ArrayList<>();
    Optional<String> country = Optional.empty();
    Optional<String> parent = Optional.empty();
    OptionalLong geonames = OptionalLong.empty();
    Gender gender = Gender.UNKNOWN;

    /** Head nouns of what it is called: "president", "spokesman". */
    final Set<String> nouns = new HashSet<>();

    /** All other words of what it is called. */
    final Set<String> words = new HashSet<>();

    /** Ids of countries and bodies that what it is called names. */
    final Set<String> belongsTo = new HashSet<>();

    /** Offset of its first name or description. */
    int since = Integer.MAX_VALUE;

    Draft(String id, EntityType type, String name) {
        this.id = id;
        this.type = type;
        this.name = name;
    }

    Entity entity() {
        List<String> others = aliases.stream().filter(alias -> !alias.equals(name)).toList();
        return new Entity(
                id, type, name, others, unnamed, List.copyOf(roles), country, parent, geonames);
    }
}
