package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.document.Span;

/** An event that is being put together. */
final class EventDraft {
    final int part;
    final Span trigger;
    final String rule;
    EventType type;
    Factuality factuality = Factuality.HAPPENED;
    EventMode mode = EventMode.IN_PERSON;
    boolean definite;
    final List<Span> alternatives = new ArrayList<>();
    final List<Party> parties = new ArrayList<>();
    final Set<Span> places = new LinkedHashSet<>();
    final Set<Span> times = new LinkedHashSet<>();
    Optional<Span> topic = Optional.empty();

    EventDraft(int part, Span trigger, EventType type, String rule) {
        this.part = part;
        this.trigger = trigger;
        this.type = type;
        this.rule = rule;
    }

    /** The same word and what is told of it, without who, where and when. */
    EventDraft withoutSlots() {
        EventDraft own = new EventDraft(part, trigger, type, rule);
        own.factuality = factuality;
        own.mode = mode;
        own.topic = topic;
        return own;
    }

    void party(Span span, int side) {
        if (parties.stream().noneMatch(p -> p.span().overlaps(span))) {
            parties.add(new Party(span, side));
        }
    }

    long sides() {
        return parties.stream().map(Party::side).distinct().count();
    }
}
