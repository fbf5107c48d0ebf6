package org.newsgraph.store;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Someone or something of a store, and why it is one.
 *
 * @param id such as {@code person/john-kirby}
 * @param name the name that is shown
 * @param aliases all other names that articles use for it
 * @param roles offices and trades, with whose they are
 * @param countries ids of the countries it is said to belong to
 * @param articles how many mention it
 * @param together how articles present it, in words, with the number of articles: what was put
 *     together
 * @param apart its namesakes, by id, with what keeps them apart
 * @param curated rows of the curated table that name it
 * @param sameAs IRIs of the same in other open data
 */
public record EntityReport(
        String id,
        String name,
        SortedSet<String> aliases,
        SortedSet<String> roles,
        SortedSet<String> countries,
        long articles,
        SortedMap<String, Long> together,
        SortedMap<String, String> apart,
        List<String> curated,
        SortedSet<String> sameAs) {}
