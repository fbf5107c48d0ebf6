package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;

/** When things were said and done. */
final class Dates {
    private static final Set<String> SAME_TIME = Set.of("as", "while");
    private static final Set<String> ARRIVAL = Set.of("after", "upon", "on", "during", "while");
    private static final int REACH = 14;

    private final Layout layout;
    private final ArticleClaims claims;
    private final List<Optional<ResolvedDate>> statements = new ArrayList<>();

    private final List<Set<String>> speakers;

    /**
     * @param speakers who says each statement; what one says on an occasion is dated by what tells
     *     of others only where it is "the" occasion
     */
    Dates(Layout layout, ArticleClaims claims, List<Set<String>> speakers) {
        this.layout = layout;
        this.claims = claims;
        this.speakers = List.copyOf(speakers);
        for (Attribution attribution : claims.attributions()) {
            statements.add(attribution.time().flatMap(this::at));
        }
        // What was said on an occasion that the article dates elsewhere was said then.
        List<Optional<ResolvedDate>> own = List.copyOf(statements);
        for (int a = 0; a < own.size(); a++) {
            if (own.get(a).isEmpty()) {
                statements.set(a, ofOccasion(a));
            }
        }
    }

    Optional<ResolvedDate> ofStatement(int attribution) {
        return statements.get(attribution);
    }

    /** The dates that an event's own words give, or that of the statement it is told beside. */
    List<ResolvedDate> ofEvent(Event event) {
        List<ResolvedDate> dates = new ArrayList<>();
        for (Span span : event.times()) {
            at(span).filter(date -> !dates.contains(date)).ifPresent(dates::add);
        }
        if (dates.isEmpty()) {
            beside(event).ifPresent(dates::add);
        }
        return dates;
    }

    /** Whether the later event follows the earlier one after "after", "on" or "during". */
    boolean followsOn(Event earlier, Event later) {
        int from = layout.first(earlier.trigger());
        int trigger = layout.first(later.trigger());
        if (from >= trigger || !layout.together(from, trigger)) {
            return false;
        }
        int before = trigger - 1;
        while (before > from
                && (layout.tag(before).equals("DT") || layout.tag(before).startsWith("JJ"))) {
            before--;
        }
        return ARRIVAL.contains(layout.lower(before));
    }

    private Optional<ResolvedDate> at(Span span) {
        for (TimeExpression time : layout.document.times()) {
            if (time.span().overlaps(span) && time.norm().isPresent()) {
                return Optional.of(
                        new ResolvedDate(
                                time.norm().get(), time.basis(), Optional.of(time.span())));
            }
        }
        return Optional.empty();
    }

    /** "... said Wednesday as X met Y": the meeting was on that day too. */
    private Optional<ResolvedDate> beside(Event event) {
        if (event.attributedTo().isPresent()) {
            return Optional.empty();
        }
        int trigger = layout.first(event.trigger());
        for (int a = 0; a < claims.attributions().size(); a++) {
            Attribution attribution = claims.attributions().get(a);
            if (attribution.cue().isEmpty() || statements.get(a).isEmpty()) {
                continue;
            }
            int cue = layout.first(attribution.cue().get(0));
            boolean outside =
                    attribution.content().stream().noneMatch(c -> c.contains(event.trigger()));
            if (outside && cue < trigger && layout.together(cue, trigger)) {
                int start = trigger;
                for (var party : event.parties()) {
                    int first = layout.first(party.span());
                    start = first > cue ? Math.min(start, first) : start;
                }
                for (int t = start - 1; t > cue && start - t < REACH; t--) {
                    if (layout.token(t).isVerb()) {
                        break;
                    }
                    if (SAME_TIME.contains(layout.lower(t))) {
                        return Optional.of(
                                new ResolvedDate(
                                        statements.get(a).get().norm(),
                                        DateBasis.SAME_TIME_AS,
                                        Optional.empty()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The one date that the article gives to the occasion on which something was said. */
    private Optional<ResolvedDate> ofOccasion(int statement) {
        Attribution attribution = claims.attributions().get(statement);
        Set<String> nouns = new LinkedHashSet<>();
        attribution.audience().flatMap(this::occasion).ifPresent(nouns::add);
        for (Venue venue : attribution.venues()) {
            if (venue.kind() == Venue.Kind.EVENT) {
                occasion(venue.span()).ifPresent(nouns::add);
            }
        }
        if (nouns.isEmpty()) {
            return Optional.empty();
        }
        Set<String> norms = new LinkedHashSet<>();
        for (int t = 0; t < layout.size(); t++) {
            if (nouns.contains(layout.token(t).lemma()) && !isOfAnother(t, statement)) {
                dateAfter(t).ifPresent(norms::add);
            }
        }
        return norms.size() == 1
                ? Optional.of(
                        new ResolvedDate(
                                norms.iterator().next(), DateBasis.SAME_TIME_AS, Optional.empty()))
                : Optional.empty();
    }

    /** Whether somebody else speaks at the occasion that a word names. */
    private boolean isOfAnother(int token, int statement) {
        Span word = layout.token(token).span();
        for (int a = 0; a < claims.attributions().size(); a++) {
            Attribution other = claims.attributions().get(a);
            boolean there =
                    other.audience().filter(span -> span.contains(word)).isPresent()
                            || other.venues().stream().anyMatch(v -> v.span().contains(word));
            if (there && !isSaidTogether(a, statement)) {
                return true;
            }
        }
        return false;
    }

    /** By the same, or at an occasion that is told as known: "told the briefing". */
    private boolean isSaidTogether(int one, int other) {
        if (speakers.get(one).stream().anyMatch(speakers.get(other)::contains)) {
            return true;
        }
        Attribution later = claims.attributions().get(other);
        return Stream.concat(later.audience().stream(), later.venues().stream().map(Venue::span))
                .filter(span -> occasion(span).isPresent())
                .map(layout::first)
                .anyMatch(
                        first ->
                                layout.lower(first).equals("the")
                                        || first > 0 && layout.lower(first - 1).equals("the"));
    }

    private Optional<String> occasion(Span span) {
        int last = layout.end(span) - 1;
        for (int t = layout.first(span); t <= last && t < layout.size(); t++) {
            switch (layout.token(t).lemma()) {
                case "briefing",
                        "conference",
                        "hearing",
                        "interview",
                        "speech",
                        "rally",
                        "address" -> {
                    return Optional.of(layout.token(t).lemma());
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** A date that follows within the phrase: "a briefing at the palace on May 3". */
    private Optional<String> dateAfter(int token) {
        for (TimeExpression time : layout.document.times()) {
            boolean follows =
                    time.firstToken() > token
                            && time.firstToken() - token < REACH
                            && layout.together(token, time.firstToken())
                            && time.norm()
                                    .filter(n -> n.matches("\\d{4}-\\d\\d-\\d\\d"))
                                    .isPresent();
            if (!follows) {
                continue;
            }
            boolean clear = true;
            for (int t = token + 1; t < time.firstToken(); t++) {
                clear &= !layout.token(t).isVerb() && !layout.text(t).equals(",");
            }
            if (clear) {
                return time.norm();
            }
        }
        return Optional.empty();
    }
}
