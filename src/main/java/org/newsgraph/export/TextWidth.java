package org.newsgraph.export;

/** How wide a label of a usual sans-serif font is at most, nearly: no font is asked. */
final class TextWidth {
    private static final String NARROW = "fijlrtI.,:;'|!()[] -";
    private static final String WIDE = "mwMW@%—";

    private TextWidth() {}

    /** Width in pixels at that font size. */
    static double of(String text, double fontSize) {
        double ems = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            ems += ems(c);
        }
        return ems * fontSize;
    }

    private static double ems(int c) {
        if (NARROW.indexOf(c) >= 0) {
            return 0.38;
        }
        if (WIDE.indexOf(c) >= 0) {
            return 0.95;
        }
        if (Character.isIdeographic(c) || c > 0x2FFF) {
            return 1.05;
        }
        return Character.isUpperCase(c) ? 0.72 : 0.6;
    }

    /** The text, or its beginning and an ellipsis where it has more chars than that. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
