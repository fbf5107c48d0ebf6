/**
 * The command line: options to values, one call into the house, rows out.
 *
 * <p>Start at {@link org.newsgraph.cli.Main}. Data goes to standard output, messages to standard
 * error. Exit codes: 0 all good, 1 some input was rejected or a check failed, 2 wrong usage.
 */
package org.newsgraph.cli;
