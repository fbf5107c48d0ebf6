package org.newsgraph.time;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an expression is counted from.
 *
 * @param day the day of the report, if known
 * @param direction where the clause looks
 * @param notBefore the first day of the range that the expression ends, if it ends one
 */
record Anchor(Optional<LocalDate> day, Direction direction, Optional<LocalDate> notBefore) {
    Anchor endingRangeFrom(LocalDate first) {
        return new Anchor(day, direction, Optional.of(first));
    }
}
