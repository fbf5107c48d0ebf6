package org.newsgraph.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.newsgraph.model.ModelFile;
import org.newsgraph.model.SafeTensors;
import org.newsgraph.model.SafeTensors.Tensor;
import org.newsgraph.model.WordPieces;

/**
 * Packs a trained model for use: one zip of the network, the vocabulary, the labels and the small
 * matrices that score pairs. The same input gives the same bytes.
 */
public final class ModelExport {
    private static final List<String> SCORERS = List.of("deprel.", "role.", "said.");

    private ModelExport() {}

    /**
     * {@code ModelExport CHECKPOINT.safetensors LABELS.json VOCAB.txt OUT.model [--fp32]
     * [--projection-fp32]}
     *
     * <p>Writes eight-bit numbers unless told {@code --fp32}; {@code --projection-fp32} leaves the
     * scores of words in floats.
     *
     * @throws IOException if a file cannot be read, or the parts do not fit together
     */
    public static void main(String[] args) throws IOException {
        List<String> files = new ArrayList<>(List.of(args));
        boolean fp32 = files.remove("--fp32");
        boolean projectionFp32 = files.remove("--projection-fp32");
        if (files.size() != 4 || files.stream().anyMatch(file -> file.startsWith("--"))) {
            System.err.println(
                    "usage: ModelExport CHECKPOINT.safetensors LABELS.json VOCAB.txt OUT.model"
                            + " [--fp32] [--projection-fp32]");
            System.exit(2);
        }
        SortedMap<String, Tensor> tensors = SafeTensors.read(Path.of(files.get(0)));
        byte[] labels = Files.readAllBytes(Path.of(files.get(1)));
        Path vocabulary = Path.of(files.get(2));
        Path out = Path.of(files.get(3));

        int heads = heads(labels, tensors, files.get(1));
        OnnxWriter.Settings settings = OnnxWriter.Settings.fp32(heads);
        if (!fp32) {
            WordPieces pieces = new WordPieces(Files.readAllLines(vocabulary));
            settings =
                    OnnxWriter.Settings.int8(
                            heads, Ranges.measure(tensors, heads, pieces), projectionFp32);
        }
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            ByteArrayOutputStream encoder = new ByteArrayOutputStream();
            OnnxWriter.write(encoder, tensors, settings);
            add(zip, "encoder.onnx", encoder.toByteArray());
            add(zip, "vocab.txt", Files.readAllBytes(vocabulary));
            add(zip, "labels.json", labels);
            ByteArrayOutputStream scorers = new ByteArrayOutputStream();
            SafeTensors.write(scorers, scorers(tensors));
            add(zip, "heads.safetensors", scorers.toByteArray());
        }
        // Reading it checks that the parts fit together.
        ModelFile.read(part);
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        System.err.println(out + ": " + Files.size(out) + " bytes");
    }

    /** Heads of attention, once the sizes of the labels were found to be those of the weights. */
    private static int heads(byte[] labels, Map<String, Tensor> tensors, String where)
            throws IOException {
        JsonNode json = new ObjectMapper().readTree(labels);
        int width = 0;
        for (JsonNode slice : json.path("slices")) {
            width += slice.path("size").asInt();
        }
        check(where, "slices", width, tensors.get("projection.bias").data().length);
        check(where, "layers", json.path("layers").asInt(), PlainEncoder.layers(tensors));
        int hidden = tensors.get("embeddings.word").shape()[1];
        check(where, "hidden", json.path("hidden").asInt(), hidden);
        int heads = json.path("heads").asInt();
        if (heads < 1 || hidden % heads != 0) {
            throw new IOException(where + ": " + heads + " heads for vectors of " + hidden);
        }
        return heads;
    }

    private static void check(String where, String what, int said, int found) throws IOException {
        if (said != found) {
            throw new IOException(
                    where + ": " + what + " " + said + ", but the weights have " + found);
        }
    }

    private static Map<String, Tensor> scorers(SortedMap<String, Tensor> tensors) {
        Map<String, Tensor> scorers = new TreeMap<>(tensors);
        scorers.keySet().removeIf(name -> SCORERS.stream().noneMatch(name::startsWith));
        return scorers;
    }

    /** Adds an entry as it is: eight-bit weights hardly shrink, and a stored entry loads faster. */
    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        // The earliest time a zip can tell: a model has no time of its own.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
