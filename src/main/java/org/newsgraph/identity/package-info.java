/**
 * Who is who across articles.
 *
 * <p>Start at {@link org.newsgraph.identity.AppearanceReader}: how one article presents those whom
 * it names, as {@link org.newsgraph.identity.Appearance}s. {@link
 * org.newsgraph.identity.IdentityRules} decides from all appearances of a name whom they mean: one,
 * or several namesakes. Pure functions, without a store; {@code store} keeps the appearances and
 * applies the decisions. Uses {@code resolve}, {@code document}, {@code gazetteer} and {@code
 * table}.
 */
package org.newsgraph.identity;
