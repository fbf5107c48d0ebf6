package org.newsgraph.export;

/** Text that every format can hold. */
final class WellFormed {
    private WellFormed() {}

    /**
     * The text with each lone surrogate, which no encoding can express, as U+FFFD. The length stays
     * the same, so that offsets do.
     */
    static String unicode(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
                continue;
            }
            if (mended == null) {
                mended = new StringBuilder(text);
            }
            mended.setCharAt(i, '\uFFFD');
        }
        return mended == null ? text : mended.toString();
    }

    /**
     * The text for an XML 1.0 document: chars that XML forbids, even escaped, become U+FFFD. A
     * carriage return, which readers turn into a line feed, is left to the writer's escaping.
     */
    static String xml(String text) {
        String whole = unicode(text);
        StringBuilder mended = null;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            boolean forbidden =
                    c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF;
            if (forbidden) {
                if (mended == null) {
                    mended = new StringBuilder(whole);
                }
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? whole : mended.toString();
    }
}
