package org.newsgraph.claim;

import java.util.List;

/**
 * Everything that one article says.
 *
 * @param attributions in text order; {@link Attribution#nestedIn()} counts in this list
 * @param events in text order; {@link Event#attributedTo()} counts in {@code attributions}
 * @param roles in text order
 * @param rejections why other words were left alone, in text order
 */
public record ArticleClaims(
        List<Attribution> attributions,
        List<Event> events,
        List<Role> roles,
        List<Rejection> rejections) {
    public ArticleClaims {
        attributions = List.copyOf(attributions);
        events = List.copyOf(events);
        roles = List.copyOf(roles);
        rejections = List.copyOf(rejections);
    }
}
