package org.newsgraph.resolve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.newsgraph.claim.Role;
import org.newsgraph.document.Span;

/**
 * Someone or something that an article speaks of.
 *
 * @param id {@code prefix/slug}: {@code person/john-kirby}, {@code org/national-security-council},
 *     {@code org/government-of-russia}, {@code place/russia}. The same name gives the same id in
 *     every article. An unnamed entity's id starts with {@code unnamed/} and the article's key, so
 *     that it is never shared between articles
 * @param type what it is
 * @param name fullest name that the article and the curated tables support; for an unnamed entity
 *     its description
 * @param aliases other names that the article uses for it, sorted, without pronouns
 * @param unnamed whether the article gives no name
 * @param roles offices that the article says it holds
 * @param country id of the country that it belongs to, lies in or governs
 * @param parent for a place, id of the place that holds it
 * @param geonames for a place of the gazetteer, its GeoNames id
 */
public record Entity(
        String id,
        EntityType type,
        String name,
        List<String> aliases,
        boolean unnamed,
        List<HeldRole> roles,
        Optional<String> country,
        Optional<String> parent,
        OptionalLong geonames) {
    public Entity {
        aliases = List.copyOf(aliases);
        roles = List.copyOf(roles);
    }

    /**
     * An office.
     *
     * @param title as written: "strategic communications coordinator"
     * @param organization id of the body or country that it belongs to
     * @param organizationName the words for that body or country
     * @param tenure held now, before, or soon
     * @param span the words that say so, for evidence
     * @param role index of the claim in {@code ArticleClaims.roles()}; {@link #NO_CLAIM} if the
     *     description of an unnamed entity says so ("a Trade Council official")
     */
    public record HeldRole(
            String title,
            Optional<String> organization,
            Optional<String> organizationName,
            Role.Tenure tenure,
            Span span,
            int role) {
        /** In place of the index of a claim where there is none. */
        public static final int NO_CLAIM = -1;
    }
}
