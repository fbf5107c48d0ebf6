package org.newsgraph.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsgraph.document.Span;

/**
 * Who said what. Source, cue and content are those of the PolNeAR guidelines: a source with its
 * description, a cue that is the whole verb group, a content with its quotation marks.
 *
 * @param source the words for who says it, one span for each conjoined speaker ("Pyongyang and
 *     Moscow" are two); empty where the text names nobody
 * @param cue the words that attribute; empty if there are none, as in a quotation that runs on
 * @param content what is said, in text order; more than one span if the cue splits it
 * @param quoteType how much of it is quoted
 * @param kind the kind of saying
 * @param polarity negative if the saying itself is denied or refused ("did not say")
 * @param audience the words for who is told
 * @param venues where or in what it was said; all that the text gives
 * @param time the words for when it was said
 * @param nestedIn index, in the list that holds this attribution, of the one whose content it is in
 * @param evidence where it was read, and by which rule
 */
public record Attribution(
        List<Span> source,
        List<Span> cue,
        List<Span> content,
        QuoteType quoteType,
        SayingKind kind,
        Polarity polarity,
        Optional<Span> audience,
        List<Venue> venues,
        Optional<Span> time,
        OptionalInt nestedIn,
        Evidence evidence)
        implements Claim {
    /**
     * @throws IllegalArgumentException if there is no content
     */
    public Attribution {
        source = List.copyOf(source);
        cue = List.copyOf(cue);
        content = List.copyOf(content);
        venues = List.copyOf(venues);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("an attribution needs a content: " + evidence);
        }
    }

    /** The same attribution inside the content of another. */
    public Attribution within(int outer) {
        return nestedIn(OptionalInt.of(outer));
    }

    /** The same attribution, in no other. */
    public Attribution alone() {
        return nestedIn.isEmpty() ? this : nestedIn(OptionalInt.empty());
    }

    /** The same attribution of other words, a part of its own. */
    public Attribution withContent(List<Span> part) {
        return new Attribution(
                source, cue, part, quoteType, kind, polarity, audience, venues, time, nestedIn,
                evidence);
    }

    /** The same words as a saying of that kind and polarity. */
    public Attribution of(SayingKind otherKind, Polarity otherPolarity) {
        return new Attribution(
                source,
                cue,
                content,
                quoteType,
                otherKind,
                otherPolarity,
                audience,
                venues,
                time,
                nestedIn,
                evidence);
    }

    private Attribution nestedIn(OptionalInt outer) {
        return new Attribution(
                source, cue, content, quoteType, kind, polarity, audience, venues, time, outer,
                evidence);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.attribution(this);
    }
}
