/**
 * Writes what was read for other programs: RDF files, networks for visualizers, pictures, maps,
 * timelines, notes, JSON lines; and what differs between two versions of an article.
 *
 * <p>Start at {@link org.newsgraph.export.Exporter} for what is in a store, and at {@link
 * org.newsgraph.export.ClaimsJson} for what was read out of one article, and at {@link
 * org.newsgraph.export.Layout} for where to draw the nodes of a network. Uses {@code rdf} for the
 * vocabulary and {@code resolve} for the readings.
 */
package org.newsgraph.export;
