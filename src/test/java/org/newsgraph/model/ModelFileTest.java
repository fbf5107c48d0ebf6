package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    private static ModelFile read(Map<String, byte[]> entries) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(FakeModel.zip(entries)), "x.model");
    }

    private static String refused(Map<String, byte[]> entries) {
        return assertThrows(ModelFormatException.class, () -> read(entries)).getMessage();
    }

    @Test
    void readsAModel(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("y.model");
        Files.write(file, FakeModel.zip(FakeModel.entries(1)));

        ModelFile model = ModelFile.read(file);

        assertEquals(file.toString(), model.name());
        assertEquals(FakeModel.labels().slices(), model.labels().slices());
        assertEquals(FakeModel.TAGS, model.labels().tags());
        assertEquals(Map.of("said.threshold", 0.25), model.labels().calibration());
        assertEquals(FakeModel.RELATIONS.size(), model.scorer("deprel").labels());
    }

    @ParameterizedTest
    @CsvSource({"encoder.onnx", "vocab.txt", "labels.json", "heads.safetensors"})
    void needsAllEntries(String entry) {
        Map<String, byte[]> entries = FakeModel.entries(1);
        entries.remove(entry);

        assertEquals(
                "x.model: no entry "
                        + entry
                        + "; expected a zip of [encoder.onnx, vocab.txt, labels.json,"
                        + " heads.safetensors]",
                refused(entries));
    }

    @Test
    void refusesWhatIsNoZip(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("z.model");
        Files.writeString(file, "no zip");

        String message =
                assertThrows(ModelFormatException.class, () -> ModelFile.read(file)).getMessage();

        assertTrue(message.startsWith(file + ": no entry encoder.onnx"), message);
    }

    /** A part of labels.json, what stands in its place, and the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    newsgraph-model-1 | newsgraph-model-9 | "format" is "newsgraph-model-9"; expected newsgraph-model-1
                    "hidden": 4 | "hidden": 0 | "hidden" is 0; expected a number above 0
                    "tags": ["NN", | "tags": [7, | "tags" is 7; expected labels only
                    "tags": ["NN", | "tags": ["NNP", | "tags" is [NNP, NNP,
                    "tags": | "togs": | "tags" is ; expected a list of labels
                    "B-PER" | "B-DOG" | "names" is [O, B-DOG,
                    "obj", "root" | "obj", "ruth" | "relations" is without root; expected root
                    "SOURCE", "CUE" | "CUE", "SOURCE" | "said" is [O, CUE,
                    "name": "ner" | "name": "nar" | "slices[1]" is nar [7, 12); expected ner [7, 12)
                    "offset": 0 | "offset": 1 | "slices[0]" is tag [1, 8); expected tag [0, 7)
                    {"format" | ["format" | not JSON:
                    """)
    void checksLabels(String part, String other, String message) {
        Map<String, byte[]> entries = FakeModel.entries(1);
        String json = new String(entries.get("labels.json"), StandardCharsets.UTF_8);
        assertTrue(json.contains(part));
        entries.put("labels.json", FakeModel.bytes(json.replace(part, other)));

        String found = refused(entries);

        assertTrue(found.startsWith("x.model: labels.json: " + message), found);
    }

    @Test
    void checksTheVocabulary() {
        Map<String, byte[]> entries = FakeModel.entries(1);
        entries.put("vocab.txt", FakeModel.bytes("[PAD]\n[UNK]\nthe\n"));

        assertEquals(
                "x.model: vocab.txt: a vocabulary of 3 pieces without [CLS]", refused(entries));
    }

    @Test
    void checksTheHeads() throws IOException {
        Map<String, byte[]> entries = FakeModel.entries(1);
        Map<String, SafeTensors.Tensor> heads =
                new TreeMap<>(
                        SafeTensors.read(
                                new ByteArrayInputStream(entries.get("heads.safetensors"))));
        heads.put("role.bias", SafeTensors.Tensor.vector(1, 2));
        entries.put("heads.safetensors", FakeModel.tensors(heads));
        assertEquals(
                "x.model: heads.safetensors: role.bias has the shape [2];"
                        + " by labels.json it should have [4]",
                refused(entries));

        heads.remove("deprel.left");
        entries.put("heads.safetensors", FakeModel.tensors(heads));
        assertEquals(
                "x.model: heads.safetensors: deprel.left is missing;"
                        + " by labels.json it should have [4, 128]",
                refused(entries));

        entries.put("heads.safetensors", new byte[] {1});
        assertTrue(refused(entries).startsWith("x.model: heads.safetensors: "));
    }

    @Test
    void checksTheNetwork() throws IOException {
        Map<String, byte[]> entries = FakeModel.entries(1);
        entries.put("encoder.onnx", new byte[] {1, 2, 3});
        String damaged = notStarted(entries);
        assertTrue(damaged.startsWith("x.model: encoder.onnx: not a network: "), damaged);
        assertFalse(damaged.contains("\n"), damaged);

        entries.put("encoder.onnx", TinyNetwork.bytes(200, 5, FakeModel.labels().width(), 1));
        assertEquals(
                "x.model: encoder.onnx: output \"hidden\" has the shape [-1, -1, 5];"
                        + " expected [batch, length, 4]",
                notStarted(entries));
    }

    private static String notStarted(Map<String, byte[]> entries) throws IOException {
        ModelFile file = read(entries);
        return assertThrows(ModelFormatException.class, () -> LanguageModel.of(file)).getMessage();
    }

    @Test
    void aModelThatIsNotThere() {
        assertThrows(IllegalStateException.class, () -> ModelFile.resource("/none.model"));
    }
}
