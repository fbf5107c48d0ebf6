package org.newsgraph.document;

import java.util.Optional;

/**
 * The head of a wire story: where and when it was filed.
 *
 * @param span all of it, dashes included
 * @param place the place as written, such as {@code WASHINGTON}
 * @param placeSpan where the place stands
 * @param date ISO date as precise as the text: {@code 2023-09-13}, {@code --09-13} without a year
 * @param agency the agency in brackets, such as {@code Yonhap}
 */
public record Dateline(
        Span span, String place, Span placeSpan, Optional<String> date, Optional<String> agency) {}
