/**
 * Reads the project's tables: tab-separated files with a comment header.
 *
 * <p>Start at {@link org.newsgraph.table.TsvTable}. Uses the JDK only.
 */
package org.newsgraph.table;
