package org.newsgraph.nlp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.TagDictionary;
import opennlp.tools.util.ext.ExtensionLoader;

/** Opens the models that lie on the class path. */
final class Models {
    static final String NAMES = "/data/models/names-en.bin";
    static final String TAGS = "/en-pos-maxent.bin";
    static final String CHUNKS = "/en-chunker.bin";
    static final String LEMMAS = "/opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin";
    static final String LANGUAGES = "/langdetect-183.bin";

    private Models() {}

    /** Read once; the models do not change after that. */
    private static final class Tags {
        static final POSModel MODEL = load(TAGS, POSModel::new);

        private Tags() {}
    }

    static POSModel tags() {
        return Tags.MODEL;
    }

    /** Which tags the tagger's training text had for a word; case matters. */
    static TagDictionary tagDictionary() {
        return Tags.MODEL.getFactory().getTagDictionary();
    }

    /**
     * A model of names. OpenNLP makes {@link NameFeatures} by its name when it reads one, which it
     * does for packages only that were registered.
     */
    static TokenNameFinderModel names(InputStream in) throws IOException {
        allowFeatures();
        return new TokenNameFinderModel(in);
    }

    static void allowFeatures() {
        ExtensionLoader.registerAllowedPackage(Models.class.getPackageName());
    }

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
