package org.newsgraph.nlp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Opens the models that lie on the class path. */
final class Models {
    static final String NAMES = "/data/models/names-en.bin";
    static final String TAGS = "/en-pos-maxent.bin";
    static final String CHUNKS = "/en-chunker.bin";
    static final String LEMMAS = "/opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin";
    static final String LANGUAGES = "/langdetect-183.bin";

    private Models() {}

    /** Makes a model of a stream. */
    interface Reader<M> {
        M read(InputStream in) throws IOException;
    }

    /**
     * @throws IllegalStateException if the model is not on the class path
     * @throws UncheckedIOException if it cannot be read
     */
    static <M> M load(String path, Reader<M> reader) {
        try (InputStream in = Models.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no model " + path + " on the class path");
            }
            return reader.read(new BufferedInputStream(in, 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + path, e);
        }
    }
}
