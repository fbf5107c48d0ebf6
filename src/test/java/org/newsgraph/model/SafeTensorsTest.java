package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.model.SafeTensors.Tensor;

class SafeTensorsTest {
    @TempDir Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadBack(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor> tensors = new TreeMap<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int rows = random.nextInt(5);
            int columns = random.nextInt(40);
            float[] data = new float[rows * columns];
            for (int j = 0; j < data.length; j++) {
                data[j] = Float.intBitsToFloat(random.nextInt());
            }
            tensors.put("layer." + random.nextInt(100) + ".é", Tensor.matrix(rows, columns, data));
        }
        Path file = folder.resolve("weights.safetensors");

        SafeTensors.write(file, tensors);

        assertEquals(tensors, SafeTensors.read(file));
    }

    @Test
    void tensorsLongerThanTheBufferSurvive() throws IOException {
        float[] data = new float[600_001];
        for (int i = 0; i < data.length; i++) {
            data[i] = i * 0.5f;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SafeTensors.write(
                out,
                Map.of(
                        "long",
                        Tensor.vector(data),
                        "one",
                        new Tensor(new int[0], new float[] {7})));

        Map<String, Tensor> read = SafeTensors.read(new ByteArrayInputStream(out.toByteArray()));
        assertArrayEquals(data, read.get("long").data());
        assertEquals(0, read.get("one").shape().length);
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SafeTensors.write(
                out,
                Map.of("b", Tensor.vector(2f), "a", Tensor.matrix(1, 2, new float[] {1f, -1f})));

        String header =
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] json = new byte[(int) bytes.getLong()];
        bytes.get(json);
        assertEquals(header, new String(json, StandardCharsets.UTF_8).strip());
        assertEquals(0, bytes.position() % 8);
        assertEquals(1f, bytes.getFloat());
        assertEquals(-1f, bytes.getFloat());
        assertEquals(2f, bytes.getFloat());
        assertEquals(0, bytes.remaining());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|no JSON object",
                "{\"a\":|not JSON",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}|only F32",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}}|bytes 0 to 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}|bytes 0 to -4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|expected 0",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,36]}}|ends early",
            })
    void aDamagedFileIsNamed(String header, String complaint) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        Path file = folder.resolve("damaged.safetensors");
        Files.write(file, bytes.array());

        IOException thrown = assertThrows(IOException.class, () -> SafeTensors.read(file));

        assertTrue(thrown.getMessage().contains("damaged.safetensors"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(complaint), thrown.getMessage());
    }

    @Test
    void aShapeMustFitItsValues() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.matrix(2, 2, new float[3]));
    }
}
