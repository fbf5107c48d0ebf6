package org.newsgraph.train;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a graph of operators as an ONNX model: nodes in the order they run, constants with their
 * values, inputs and outputs.
 *
 * <p>The numbers in the code are the fields of ONNX's own message definitions (onnx.proto); writing
 * them by hand spares a code generator for some thirty lines. Constants are not copied, so a large
 * model needs little more memory than its weights.
 */
final class OnnxGraph {
    /** Operators of onnxruntime that ONNX itself has not. */
    static final String CONTRIB = "com.microsoft";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    /** Element types, by their numbers in onnx.proto. */
    enum Type {
        FLOAT(1),
        INT8(3),
        INT32(6),
        INT64(7);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        long number() {
            return number;
        }
    }

    /** A named setting of a node. */
    record Attribute(String name, ByteString message) {
        static Attribute of(String name, long value) {
            return new Attribute(
                    name,
                    OnnxGraph.message(
                            out -> {
                                out.writeString(1, name);
                                out.writeInt64(3, value);
                                out.writeEnum(20, 2);
                            }));
        }

        static Attribute of(String name, float value) {
            return new Attribute(
                    name,
                    OnnxGraph.message(
                            out -> {
                                out.writeString(1, name);
                                out.writeFloat(2, value);
                                out.writeEnum(20, 1);
                            }));
        }
    }

    /** Writes the fields of one message. */
    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private final String name;
    private ByteString body = ByteString.EMPTY;
    private int nodes;

    OnnxGraph(String name) {
        this.name = name;
    }

    /** An input; sizes that are not numbers name a dimension that is free. */
    void input(String name, Type type, Object... sizes) {
        add(11, valueInfo(name, type, sizes));
    }

    /** An output; sizes as of an input. */
    void output(String name, Type type, Object... sizes) {
        add(12, valueInfo(name, type, sizes));
    }

    /** A constant of floats; returns its name. */
    String constant(String name, int[] shape, float[] values) {
        ByteBuffer raw =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, Type.FLOAT, shape, raw.array());
    }

    /** A constant of whole numbers; returns its name. */
    String constant(String name, int[] shape, long[] values) {
        ByteBuffer raw =
                ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, Type.INT64, shape, raw.array());
    }

    /** A constant of any type, its values little endian; returns its name. */
    String constant(String name, Type type, int[] shape, byte[] raw) {
        ByteString head =
                message(
                        out -> {
                            for (int size : shape) {
                                out.writeInt64(1, size);
                            }
                            out.writeInt32(2, type.number);
                            out.writeString(8, name);
                        });
        add(5, head.concat(field(9, UnsafeByteOperations.unsafeWrap(raw))));
        return name;
    }

    /** Adds a node of ONNX's own operators with one output; returns that output's name. */
    String node(String operator, String output, List<String> inputs, Attribute... attributes) {
        node("", operator, List.of(output), inputs, attributes);
        return output;
    }

    /** Adds a node of onnxruntime's operators with one output; returns that output's name. */
    String contrib(String operator, String output, List<String> inputs, Attribute... attributes) {
        node(CONTRIB, operator, List.of(output), inputs, attributes);
        return output;
    }

    /** Adds a node; an empty name stands for an input that is left out. */
    void node(
            String domain,
            String operator,
            List<String> outputs,
            List<String> inputs,
            Attribute... attributes) {
        String node = operator + "." + nodes++;
        add(
                1,
                message(
                        out -> {
                            for (String input : inputs) {
                                out.writeString(1, input);
                            }
                            for (String output : outputs) {
                                out.writeString(2, output);
                            }
                            out.writeString(3, node);
                            out.writeString(4, operator);
                            for (Attribute attribute : attributes) {
                                out.writeBytes(5, attribute.message());
                            }
                            out.writeString(7, domain);
                        }));
    }

    /** Writes the model to a stream, which stays open. */
    void writeTo(OutputStream stream) throws IOException {
        ByteString graph = message(out -> out.writeString(2, name)).concat(body);
        CodedOutputStream out = CodedOutputStream.newInstance(stream);
        out.writeInt64(1, IR_VERSION);
        out.writeString(2, "newsgraph");
        out.writeBytes(8, operatorSet("", OPSET));
        out.writeBytes(8, operatorSet(CONTRIB, 1));
        out.writeBytes(7, graph);
        out.flush();
    }

    private void add(int field, ByteString message) {
        body = body.concat(field(field, message));
    }

    private static ByteString operatorSet(String domain, int version) {
        return message(
                out -> {
                    out.writeString(1, domain);
                    out.writeInt64(2, version);
                });
    }

    private static ByteString valueInfo(String name, Type type, Object... sizes) {
        ByteString shape =
                Arrays.stream(sizes)
                        .map(
                                size ->
                                        field(
                                                1,
                                                size instanceof Number number
                                                        ? message(
                                                                out ->
                                                                        out.writeInt64(
                                                                                1,
                                                                                number.longValue()))
                                                        : message(
                                                                out ->
                                                                        out.writeString(
                                                                                2,
                                                                                size.toString()))))
                        .reduce(ByteString.EMPTY, ByteString::concat);
        ByteString tensor =
                message(
                        out -> {
                            out.writeEnum(1, type.number);
                            out.writeBytes(2, shape);
                        });
        return message(
                out -> {
                    out.writeString(1, name);
                    out.writeBytes(2, field(1, tensor));
                });
    }

    /** A field that holds bytes, joined to its tag without a copy. */
    private static ByteString field(int number, ByteString bytes) {
        return message(
                        out -> {
                            out.writeTag(number, 2);
                            out.writeUInt32NoTag(bytes.size());
                        })
                .concat(bytes);
    }

    private static ByteString message(Fields fields) {
        try {
            ByteString.Output bytes = ByteString.newOutput();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
            return bytes.toByteString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
