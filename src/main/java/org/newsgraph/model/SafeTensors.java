package org.newsgraph.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Named arrays of 32-bit floats in the safetensors format: the length of a header (8 bytes, little
 * endian), the header in JSON, then the values, little endian, row by row.
 *
 * <p>Writing the same arrays twice gives the same bytes: tensors lie in the order of their names.
 */
public final class SafeTensors {
    /** The format's own limit; a longer header is a damaged file. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final String TYPE = "F32";
    private static final int CHUNK = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafeTensors() {}

    /**
     * An array of floats, last index fastest. The arrays are not copied: weights are large.
     *
     * @param shape sizes of the dimensions; empty for a single number
     * @param data as many values as the product of {@code shape}
     */
    public record Tensor(int[] shape, float[] data) {
        /**
         * @throws IllegalArgumentException if the shape does not multiply out to the values
         */
        public Tensor {
            if (count(shape) != data.length) {
                throw new IllegalArgumentException(
                        "shape " + Arrays.toString(shape) + " for " + data.length + " values");
            }
        }

        /** A row of values. */
        public static Tensor vector(float... data) {
            return new Tensor(new int[] {data.length}, data);
        }

        /** {@code rows} rows of {@code columns} values each. */
        public static Tensor matrix(int rows, int columns, float[] data) {
            return new Tensor(new int[] {rows, columns}, data);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tensor that
                    && Arrays.equals(shape, that.shape)
                    && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return "Tensor" + Arrays.toString(shape);
        }
    }

    /** Writes a file, replacing one that is there. */
    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, tensors);
        }
    }

    /** Writes to a stream, which stays open. */
    public static void write(OutputStream out, Map<String, Tensor> tensors) throws IOException {
        SortedMap<String, Tensor> sorted = new TreeMap<>(tensors);
        byte[] header = header(sorted);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        chunk.putLong(header.length);
        out.write(chunk.array(), 0, chunk.position());
        out.write(header);
        for (Tensor tensor : sorted.values()) {
            float[] data = tensor.data();
            for (int from = 0; from < data.length; from += CHUNK / Float.BYTES) {
                int size = Math.min(CHUNK / Float.BYTES, data.length - from);
                chunk.clear();
                chunk.asFloatBuffer().put(data, from, size);
                out.write(chunk.array(), 0, size * Float.BYTES);
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is not a safetensors file, or holds anything but 32-bit floats; the
     *     message names the file
     */
    public static SortedMap<String, Tensor> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            return read(in);
        } catch (EOFException e) {
            throw new IOException(file + ": the file ends early", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": the header is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream to the end of its last tensor.
     *
     * @throws IOException if it is not in the safetensors format, or holds anything but 32-bit
     *     floats
     */
    public static SortedMap<String, Tensor> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        long length = Long.reverseBytes(data.readLong());
        if (length < 2 || length > LONGEST_HEADER) {
            throw new IOException("not a safetensors file: a header of " + length + " bytes");
        }
        byte[] header = data.readNBytes((int) length);
        if (header.length < length) {
            throw new EOFException("the header ends early");
        }
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        long position = 0;
        for (Entry entry : entries(JSON.readTree(header))) {
            if (entry.start() != position) {
                throw new IOException(
                        entry.name() + " starts at " + entry.start() + ", expected " + position);
            }
            tensors.put(entry.name(), new Tensor(entry.shape(), values(data, entry)));
            position = entry.end();
        }
        return Collections.unmodifiableSortedMap(tensors);
    }

    /** Where a tensor lies: offsets in bytes from the end of the header. */
    private record Entry(String name, int[] shape, long start, long end) {}

    /** The entries in the order of their values, so that one pass over a stream reads them all. */
    private static List<Entry> entries(JsonNode header) throws IOException {
        if (!header.isObject()) {
            throw new IOException("the header is no JSON object");
        }
        Stream.Builder<Entry> entries = Stream.builder();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            // Free text about the file, by the format's definition.
            if (!field.getKey().equals("__metadata__")) {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        return entries.build().sorted(Comparator.comparingLong(Entry::start)).toList();
    }

    private static Entry entry(String name, JsonNode node) throws IOException {
        String type = node.path("dtype").asText();
        if (!type.equals(TYPE)) {
            throw new IOException(name + " is of type '" + type + "', only " + TYPE + " is read");
        }
        JsonNode sizes = node.path("shape");
        int[] shape = new int[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asInt(-1);
        }
        long start = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        long count = count(shape);
        if (start < 0
                || count < 0
                || count > Integer.MAX_VALUE - 8
                || end - start != count * Float.BYTES) {
            throw new IOException(
                    name
                            + ": bytes "
                            + start
                            + " to "
                            + end
                            + " for shape "
                            + Arrays.toString(shape));
        }
        return new Entry(name, shape, start, end);
    }

    private static float[] values(DataInputStream in, Entry entry) throws IOException {
        float[] values = new float[(int) ((entry.end() - entry.start()) / Float.BYTES)];
        ByteBuffer chunk =
                ByteBuffer.allocate((int) Math.min(CHUNK, entry.end() - entry.start()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK / Float.BYTES) {
            int size = Math.min(CHUNK / Float.BYTES, values.length - from);
            in.readFully(chunk.array(), 0, size * Float.BYTES);
            chunk.clear().asFloatBuffer().get(values, from, size);
        }
        return values;
    }

    private static byte[] header(SortedMap<String, Tensor> tensors) {
        ObjectNode header = JSON.createObjectNode();
        long position = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", TYPE);
            Arrays.stream(tensor.shape()).forEach(node.putArray("shape")::add);
            long end = position + (long) tensor.data().length * Float.BYTES;
            node.putArray("data_offsets").add(position).add(end);
            position = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        // Readers that map the file want the values aligned; spaces after JSON are allowed for it.
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    /** How many values a shape holds; -1 if a size is negative or the product too large. */
    private static long count(int[] shape) {
        long count = 1;
        for (int size : shape) {
            if (size < 0 || count > Integer.MAX_VALUE) {
                return -1;
            }
            count *= size;
        }
        return count;
    }
}
