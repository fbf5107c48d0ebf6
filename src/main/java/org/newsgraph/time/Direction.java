package org.newsgraph.time;

/** Where from the day of the report an expression lies, as its clause tells. */
enum Direction {
    PAST,
    FUTURE,
    UNKNOWN
}
