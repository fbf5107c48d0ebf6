package org.newsgraph.reader;

import java.io.IOException;

/** Gzip data that unpacks to far more than any news would. */
final class GzipLimitException extends IOException {
    private static final long serialVersionUID = 1;

    private final int ratio;

    GzipLimitException(long packed, long unpacked, int ratio) {
        super(
                "gzip data unpacks from "
                        + packed
                        + " to more than "
                        + unpacked
                        + " bytes and is not read further");
        this.ratio = ratio;
    }

    String expected() {
        return "at most " + ratio + " times the packed size";
    }
}
