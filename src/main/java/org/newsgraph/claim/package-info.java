/**
 * What an article says, as claims with their evidence: records only.
 *
 * <p>Start at {@link org.newsgraph.claim.Claim}. A claim points at words, never at entities: who
 * the words name is found later, by {@code resolve}. Uses {@code document}.
 */
package org.newsgraph.claim;
