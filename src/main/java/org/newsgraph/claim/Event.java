package org.newsgraph.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsgraph.document.Span;

/**
 * A meeting, talks, a call or a visit.
 *
 * @param type what kind, by the trigger word
 * @param factuality whether it took place, as the text states it
 * @param trigger the word that reports it
 * @param altTriggers further words of the same sentence for the same encounter ("met ... for
 *     talks")
 * @param parties who took part, in text order; may be empty for a definite mention ("the talks")
 * @param places where it was; for a visit, where it went
 * @param times words that say when
 * @param topic words after about, on, over
 * @param mode how the parties were in contact
 * @param definite whether the words refer back ("the meeting", "the Kim-Putin meeting")
 * @param attributedTo index, in the article's list of attributions, of the innermost one whose
 *     content holds the trigger; empty in the writer's own voice
 * @param evidence where it was read, and by which rule
 */
public record Event(
        EventType type,
        Factuality factuality,
        Span trigger,
        List<Span> altTriggers,
        List<Party> parties,
        List<Span> places,
        List<Span> times,
        Optional<Span> topic,
        EventMode mode,
        boolean definite,
        OptionalInt attributedTo,
        Evidence evidence)
        implements Claim {
    public Event {
        altTriggers = List.copyOf(altTriggers);
        parties = List.copyOf(parties);
        places = List.copyOf(places);
        times = List.copyOf(times);
    }

    /** The same event inside the content of an attribution. */
    public Event within(int attribution) {
        return with(factuality, OptionalInt.of(attribution));
    }

    /** The same event, in the writer's own voice. */
    public Event alone() {
        return with(factuality, OptionalInt.empty());
    }

    /** The same event, told as having come about otherwise. */
    public Event told(Factuality otherwise) {
        return with(otherwise, attributedTo);
    }

    private Event with(Factuality factuality, OptionalInt attributedTo) {
        return new Event(
                type,
                factuality,
                trigger,
                altTriggers,
                parties,
                places,
                times,
                topic,
                mode,
                definite,
                attributedTo,
                evidence);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.event(this);
    }
}
