package org.newsgraph.resolve;

import java.util.Optional;
import java.util.Set;
import org.newsgraph.claim.Role;

/** Words of a description that say when an office is held. */
final class Tenures {
    private static final Set<String> FORMER =
            Set.of(
                    "former",
                    "ex",
                    "then",
                    "late",
                    "onetime",
                    "one-time",
                    "erstwhile",
                    "ousted",
                    "deposed",
                    "past",
                    "retired");
    private static final Set<String> ACTING = Set.of("acting", "interim", "caretaker");
    private static final Set<String> DESIGNATE = Set.of("designate", "elect", "incoming");

    private Tenures() {}

    /** What a word in lower case says: "ex-president", "president-elect", "acting"; else empty. */
    static Optional<Role.Tenure> of(String word) {
        if (FORMER.contains(word) || word.startsWith("ex-") || word.startsWith("then-")) {
            return Optional.of(Role.Tenure.FORMER);
        }
        if (ACTING.contains(word)) {
            return Optional.of(Role.Tenure.ACTING);
        }
        if (DESIGNATE.contains(word) || word.endsWith("-elect") || word.endsWith("-designate")) {
            return Optional.of(Role.Tenure.DESIGNATE);
        }
        return Optional.empty();
    }
}
