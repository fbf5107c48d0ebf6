package org.newsgraph.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A network in ONNX form that is as small as can be: it looks each piece up in a table of vectors
 * and in one of scores. It reads a word the same wherever it stands.
 */
final class TinyNetwork {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private TinyNetwork() {}

    /**
     * The bytes of a network.
     *
     * @param pieces how many pieces there are
     * @param hidden width of the vectors
     * @param width how many scores a word has
     */
    static byte[] bytes(int pieces, int hidden, int width, long seed) {
        Message graph =
                new Message()
                        .add(1, gather("vectors", "hidden"))
                        .add(1, gather("table", "scores"))
                        .add(2, "tiny")
                        .add(5, table("vectors", pieces, hidden, seed))
                        .add(5, table("table", pieces, width, seed + 1))
                        .add(11, value("input_ids", INT64, 0))
                        .add(11, value("attention_mask", INT64, 0))
                        .add(12, value("hidden", FLOAT, hidden))
                        .add(12, value("scores", FLOAT, width));
        return new Message()
                .add(1, 8)
                .add(7, graph)
                .add(8, new Message().add(1, "").add(2, 13))
                .bytes();
    }

    private static Message gather(String table, String output) {
        return new Message().add(1, table).add(1, "input_ids").add(2, output).add(4, "Gather");
    }

    private static Message table(String name, int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer data = ByteBuffer.allocate(rows * columns * Float.BYTES);
        data.order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putFloat((float) (random.nextDouble() * 2 - 1));
        }
        return new Message()
                .add(1, rows)
                .add(1, columns)
                .add(2, FLOAT)
                .add(8, name)
                .add(9, data.array());
    }

    /** Rows of pieces; with {@code columns} above 0, rows of rows. */
    private static Message value(String name, int type, int columns) {
        Message shape =
                new Message()
                        .add(1, new Message().add(2, "batch"))
                        .add(1, new Message().add(2, "length"));
        if (columns > 0) {
            shape.add(1, new Message().add(1, columns));
        }
        Message tensor = new Message().add(1, type).add(2, shape);
        return new Message().add(1, name).add(2, new Message().add(1, tensor));
    }

    /** A message of Protocol Buffers, which ONNX is written in. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message add(int field, long value) {
            number(field << 3);
            number(value);
            return this;
        }

        Message add(int field, byte[] value) {
            number(field << 3 | 2);
            number(value.length);
            out.writeBytes(value);
            return this;
        }

        Message add(int field, String value) {
            return add(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message add(int field, Message value) {
            return add(field, value.bytes());
        }

        private void number(long value) {
            long rest = value;
            while (rest > 127) {
                out.write((int) (rest & 127 | 128));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
