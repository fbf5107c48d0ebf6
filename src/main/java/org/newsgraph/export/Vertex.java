package org.newsgraph.export;

/**
 * A node of a network.
 *
 * @param id IRI of the entity
 * @param label its name, or its description if it has none
 * @param type local name of its class, such as {@code Person}; {@code Thing} if unknown
 * @param unnamed whether no article names it
 * @param degree number of other nodes that it is linked to in this network
 */
record Vertex(String id, String label, String type, boolean unnamed, int degree) {}
