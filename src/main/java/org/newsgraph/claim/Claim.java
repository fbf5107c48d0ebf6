package org.newsgraph.claim;

/** Something an article says happened, was said, or is. Every claim points at the words. */
public sealed interface Claim permits Attribution, Event, Role {
    Evidence evidence();

    /** Calls the visitor's method for this kind of claim. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so a new kind does not compile until every reader handles it. */
    interface Visitor<R> {
        R attribution(Attribution attribution);

        R event(Event event);

        R role(Role role);
    }
}
