/**
 * Who is who across articles.
 *
 * <p>Start at {@link org.newsgraph.identity.AppearanceReader}: how one article presents those whom
 * it names, as {@link org.newsgraph.identity.Appearance}s. {@link
 * org.newsgraph.identity.IdentityRules} decides from all appearances of a name whom they mean: one,
 * or several namesakes, with {@link org.newsgraph.identity.Departments} of ministers at one time;
 * {@link org.newsgraph.identity.Offices} whom an office or initials mean, and {@link
 * org.newsgraph.identity.Curation} holds what people decided instead.
 *
 * <p>Which articles are one report: {@link org.newsgraph.identity.TextPrint} finds copies and light
 * rewrites, {@link org.newsgraph.identity.Version} later versions.
 *
 * <p>Pure functions, without a store; {@code store} keeps the appearances, prints and keys, and
 * applies the decisions. Uses {@code claim}, {@code document}, {@code gazetteer}, {@code resolve}
 * and {@code table}, and the library hash4j for the prints.
 */
package org.newsgraph.identity;
