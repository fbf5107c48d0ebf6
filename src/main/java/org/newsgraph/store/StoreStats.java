package org.newsgraph.store;

import java.util.SortedMap;

/**
 * How much a store holds.
 *
 * @param articles articles
 * @param triples quads of all graphs
 * @param entities entities that some article mentions or lies in
 * @param byType instances in the union of all graphs, by local name of the class: Meeting,
 *     Statement, Proposition, Person, ...
 * @param bytes size on disk, 0 for a store in memory
 */
public record StoreStats(
        long articles, long triples, long entities, SortedMap<String, Long> byType, long bytes) {}
