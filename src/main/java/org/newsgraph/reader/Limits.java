package org.newsgraph.reader;

/**
 * How large an input may be before it is a problem rather than an article. A file of many articles
 * has no limit of its own.
 *
 * @param textChars longest text of one article, in chars
 * @param recordBytes longest line of JSON Lines, and largest text or HTML file, in bytes after
 *     unpacking; a longer line is skipped without being held in memory
 * @param jsonDepth deepest nesting of JSON
 * @param gzipRatio how many times its size a gzip file may unpack to, once it has given more than
 *     {@code recordBytes}; news packs 3 to 20 times, a bomb 1000 times
 */
public record Limits(int textChars, int recordBytes, int jsonDepth, int gzipRatio) {
    /** 5 million chars, 32 MiB, 64 levels, 200 times. */
    public static final Limits DEFAULT = new Limits(5_000_000, 32 << 20, 64, 200);

    /**
     * @throws IllegalArgumentException if a limit is below 1
     */
    public Limits {
        if (textChars < 1 || recordBytes < 1 || jsonDepth < 1 || gzipRatio < 1) {
            throw new IllegalArgumentException(
                    "limits are at least 1: "
                            + textChars
                            + " chars, "
                            + recordBytes
                            + " bytes, depth "
                            + jsonDepth
                            + ", ratio "
                            + gzipRatio);
        }
    }
}
