package org.newsgraph.document;

/**
 * A half-open range of UTF-16 chars of an article's text.
 *
 * @param start first char, from 0
 * @param end one past the last char, at least {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {
    /**
     * @throws IllegalArgumentException if {@code start} is negative or after {@code end}
     */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
        }
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether every char of {@code other} lies in this span. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Whether the two share at least one char. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /**
     * What both spans hold.
     *
     * @throws IllegalArgumentException if they share nothing
     */
    public Span intersection(Span other) {
        return new Span(Math.max(start, other.start), Math.min(end, other.end));
    }

    /** The smallest span that holds both. */
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /**
     * The words of this span.
     *
     * @throws StringIndexOutOfBoundsException if the span does not lie in {@code text}
     */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    /** By start, and the longer one first where two start together. */
    @Override
    public int compareTo(Span other) {
        int byStart = Integer.compare(start, other.start);
        return byStart != 0 ? byStart : Integer.compare(other.end, end);
    }
}
