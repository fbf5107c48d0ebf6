package org.newsgraph.reader;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Gunzips what starts like gzip, within limits; hands on everything else unchanged. */
final class Unpacked {
    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    /**
     * @param mustBeGzip whether the name promises gzip
     * @throws java.util.zip.ZipException if gzip was promised and the bytes are something else
     */
    static InputStream of(InputStream raw, boolean mustBeGzip, Limits limits) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (!mustBeGzip && !(first == 0x1f && second == 0x8b)) {
            return buffered;
        }
        Counting packed = new Counting(buffered);
        return new Guarded(new GZIPInputStream(packed, BUFFER), packed, limits);
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private static final class Guarded extends FilterInputStream {
        private final Counting packed;
        private final Limits limits;
        private long count;

        Guarded(InputStream in, Counting packed, Limits limits) {
            super(in);
            this.packed = packed;
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(read, 0);
            if (count > limits.recordBytes() && count / limits.gzipRatio() > packed.count) {
                throw new GzipLimitException(packed.count, count, limits.gzipRatio());
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
