package org.newsgraph.web;

/**
 * Text that can be read until a deadline only. A regular expression such as {@code (a+)+b} can read
 * its text for years, and nothing else stops it.
 */
final class TimedText implements CharSequence {
    private static final int CHARS_BETWEEN_CHECKS = 1 << 12;

    private final CharSequence text;
    private final Deadline deadline;
    private int read;

    TimedText(CharSequence text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++read % CHARS_BETWEEN_CHECKS == 0) {
            deadline.check();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
