package org.newsgraph.train;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.newsgraph.model.SafeTensors.Tensor;

/**
 * The variables of a TensorFlow SavedModel: an index, which is a table in LevelDB's format, and the
 * values, one tensor after the other.
 *
 * <p>Reads what TensorFlow writes for one shard of little-endian floats, uncompressed; anything
 * else is an {@link IOException}.
 */
final class TensorBundle {
    private static final long TABLE_MAGIC = 0xdb4775248b80fb57L;
    private static final int FOOTER = 48;
    private static final int DT_FLOAT = 1;

    private final List<Entry> entries;

    private TensorBundle(List<Entry> entries) {
        this.entries = entries;
    }

    /** Where a tensor lies: bytes from the start of the data file; {@code checksum} as stored. */
    private record Entry(
            String name, int type, int[] shape, int shard, long offset, long size, int checksum) {}

    /** One row of the table. */
    private record Row(String key, byte[] value) {}

    /** Reads {@code variables.index}. */
    static TensorBundle index(byte[] index) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(index).order(ByteOrder.LITTLE_ENDIAN);
        if (index.length < FOOTER || file.getLong(index.length - Long.BYTES) != TABLE_MAGIC) {
            throw new IOException("not a table of tensors: its last eight bytes are others");
        }
        CodedInputStream footer =
                CodedInputStream.newInstance(index, index.length - FOOTER, FOOTER);
        footer.readRawVarint64();
        footer.readRawVarint64();
        List<Entry> entries = new ArrayList<>();
        for (Row block : rows(index, footer.readRawVarint64(), footer.readRawVarint64())) {
            CodedInputStream handle = CodedInputStream.newInstance(block.value());
            for (Row row : rows(index, handle.readRawVarint64(), handle.readRawVarint64())) {
                // The row without a name describes the bundle, not a tensor.
                if (!row.key().isEmpty()) {
                    entries.add(entry(row.key(), row.value()));
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::offset));
        return new TensorBundle(List.copyOf(entries));
    }

    /**
     * Reads tensors in one pass over {@code variables.data-00000-of-00001}.
     *
     * @param data the file from its start
     * @param rename the name a tensor is to have, or null to leave it out
     * @throws IOException if a wanted tensor is not of floats, or its checksum is not as stored
     */
    SortedMap<String, Tensor> read(InputStream data, UnaryOperator<String> rename)
            throws IOException {
        DataInputStream in = new DataInputStream(data);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        long position = 0;
        for (Entry entry : entries) {
            String name = rename.apply(entry.name());
            if (name != null) {
                in.skipNBytes(entry.offset() - position);
                tensors.put(name, tensor(in, entry));
                position = entry.offset() + entry.size();
            }
        }
        return tensors;
    }

    private static Tensor tensor(DataInputStream in, Entry entry) throws IOException {
        if (entry.type() != DT_FLOAT || entry.shard() != 0) {
            throw new IOException(
                    entry.name() + ": type " + entry.type() + " in shard " + entry.shard());
        }
        byte[] bytes = new byte[Math.toIntExact(entry.size())];
        in.readFully(bytes);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        // TensorFlow stores checksums rotated and shifted, so that a checksum of checksums is no
        // constant.
        int checksum = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
        if (checksum != entry.checksum()) {
            throw new IOException(entry.name() + ": the values do not match their checksum");
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Tensor(entry.shape(), values);
    }

    /** The rows of one block; a key is stored as what it adds to the start of the one before. */
    private static List<Row> rows(byte[] table, long offset, long size) throws IOException {
        int start = Math.toIntExact(offset);
        int end = Math.toIntExact(offset + size);
        if (table[end] != 0) {
            throw new IOException("the block at " + offset + " is compressed, which is not read");
        }
        ByteBuffer buffer = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        int restarts = buffer.getInt(end - Integer.BYTES);
        int limit = end - (restarts + 1) * Integer.BYTES;
        CodedInputStream in = CodedInputStream.newInstance(table, start, limit - start);
        List<Row> rows = new ArrayList<>();
        byte[] key = {};
        while (!in.isAtEnd()) {
            int shared = in.readRawVarint32();
            int added = in.readRawVarint32();
            int length = in.readRawVarint32();
            byte[] next = Arrays.copyOf(key, shared + added);
            System.arraycopy(in.readRawBytes(added), 0, next, shared, added);
            rows.add(new Row(new String(next, StandardCharsets.UTF_8), in.readRawBytes(length)));
            key = next;
        }
        return rows;
    }

    /** A {@code BundleEntryProto}; the numbers are those of its fields. */
    private static Entry entry(String name, byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        int type = 0;
        int[] shape = {};
        int shard = 0;
        long offset = 0;
        long size = 0;
        int checksum = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> type = in.readEnum();
                case 2 -> shape = shape(in.readByteArray());
                case 3 -> shard = in.readInt32();
                case 4 -> offset = in.readInt64();
                case 5 -> size = in.readInt64();
                case 6 -> checksum = in.readFixed32();
                default -> in.skipField(tag);
            }
        }
        return new Entry(name, type, shape, shard, offset, size, checksum);
    }

    /** A {@code TensorShapeProto}: field 2 holds a dimension, whose field 1 is its size. */
    private static int[] shape(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        List<Integer> sizes = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) != 2) {
                in.skipField(tag);
                continue;
            }
            CodedInputStream dimension = CodedInputStream.newInstance(in.readByteArray());
            int size = 0;
            for (int inner = dimension.readTag(); inner != 0; inner = dimension.readTag()) {
                if (WireFormat.getTagFieldNumber(inner) == 1) {
                    size = Math.toIntExact(dimension.readInt64());
                } else {
                    dimension.skipField(inner);
                }
            }
            sizes.add(size);
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }
}
