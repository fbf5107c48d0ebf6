package org.newsgraph.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream as bytes, one at a time; a line over the limit is passed over unread. */
final class RecordLines {
    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;
    private long length;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * @param in bytes in UTF-8 or a superset of ASCII, or UTF-16 or UTF-32, which is turned to
     *     UTF-8
     * @param head the first bytes of {@code in}, which tell the encoding
     * @param limit longest line that is kept, in bytes
     */
    RecordLines(InputStream in, byte[] head, int limit) throws IOException {
        this.in = utf8(in, head);
        this.limit = limit;
    }

    /** Number of the line, from 1; where reading it failed, too. */
    long number() {
        return number;
    }

    /** Length of the line in bytes, also where it was passed over. */
    long length() {
        return length;
    }

    /** The line without its line end; empty where it is longer than the limit. */
    Optional<byte[]> bytes() {
        return length <= limit ? Optional.of(line.toByteArray()) : Optional.empty();
    }

    /** Goes on to the next line; false at the end. */
    boolean next() throws IOException {
        number++;
        if (!fill()) {
            return false;
        }
        length = 0;
        line = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            ended = end < filled;
            length += end - position;
            if (length <= limit) {
                line.write(buffer, position, end - position);
            }
            position = ended ? end + 1 : end;
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        position = 0;
        filled = in.read(buffer, 0, buffer.length);
        return filled > 0;
    }

    private static InputStream utf8(InputStream in, byte[] head) throws IOException {
        Optional<Decoder.Mark> mark = Decoder.mark(head);
        if (mark.isPresent()) {
            in.skipNBytes(mark.get().length());
        }
        Charset charset =
                mark.map(Decoder.Mark::charset)
                        .or(() -> Decoder.unmarkedUtf16(head))
                        .orElse(StandardCharsets.UTF_8);
        return charset.equals(StandardCharsets.UTF_8) ? in : new Transcoded(in, charset);
    }

    /** Text of another encoding as UTF-8; fails on what is not of that encoding. */
    private static final class Transcoded extends InputStream {
        private final Reader reader;
        private final CharBuffer chars = CharBuffer.allocate(8192);
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        Transcoded(InputStream in, Charset charset) {
            reader =
                    new InputStreamReader(
                            in,
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int wanted) throws IOException {
            if (!bytes.hasRemaining() && !refill()) {
                return -1;
            }
            int count = Math.min(wanted, bytes.remaining());
            bytes.get(into, from, count);
            return count;
        }

        private boolean refill() throws IOException {
            chars.clear().limit(chars.capacity() - 1);
            if (reader.read(chars) < 0) {
                return false;
            }
            // A pair must not be cut: its second half is read along with the first.
            if (Character.isHighSurrogate(chars.get(chars.position() - 1))) {
                chars.limit(chars.capacity());
                int low = reader.read();
                if (low >= 0) {
                    chars.put((char) low);
                }
            }
            bytes = StandardCharsets.UTF_8.encode(chars.flip());
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
