package org.newsgraph.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.newsgraph.nlp.Annotator;

/** The corpora that the model learns from and is watched on, and how much of each a pass holds. */
final class Corpora {
    /**
     * Documents with how often a pass reads them, and how many of their windows are one sentence.
     */
    record Part(List<GoldDocument> documents, int times, double single) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<GoldDocument> dev = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Corpora() {}

    /**
     * All that is at hand: EWT and GUM, PropBank on EWT, CoNLL-2003 and CrossNER's politics,
     * PolNeAR.
     *
     * @param shared folder that holds {@code train} and {@code bench}
     */
    static Corpora all(Path shared, Annotator annotator) throws IOException {
        Corpora corpora = new Corpora();
        corpora.addTreebanks(shared.resolve("train"));
        Path bench = shared.resolve("bench");
        corpora.addNames(bench.resolve("ner"), "conll2003", true, 1, 0.6);
        corpora.addNames(bench.resolve("ner"), "politics", false, 5, 1);
        AttributionBank bank = new AttributionBank(annotator);
        corpora.add("polnear", bank.read(bench.resolve("said/train.jsonl.gz"), "polnear"), 1, 0.1);
        corpora.dev.addAll(bank.read(bench.resolve("said/dev.jsonl.gz"), "polnear"));
        return corpora;
    }

    /**
     * Those whose terms are plain: EWT and GUM, PropBank on EWT, and GUM's own names and
     * attributions. Watched on the same development sets.
     *
     * @param shared folder that holds {@code train} and {@code bench}
     */
    static Corpora clear(Path shared, Annotator annotator) throws IOException {
        Corpora corpora = new Corpora();
        Path train = shared.resolve("train");
        corpora.addTreebanks(train);
        corpora.add(
                "gum-names",
                List.of(NameBank.read(train.resolve("ud/gum.train.conllu.gz"), "gum-names", true)),
                1,
                0.4);
        AttributionBank bank = new AttributionBank(annotator);
        Path said = train.resolve("said-gum/gum.news.train.jsonl.gz");
        corpora.add("gum-said", bank.read(said, "gum-said"), 5, 0.1);
        Path bench = shared.resolve("bench");
        corpora.dev.addAll(document(bench.resolve("ner"), "conll2003", "dev", true));
        corpora.dev.addAll(document(bench.resolve("ner"), "politics", "dev", false));
        corpora.dev.addAll(bank.read(bench.resolve("said/dev.jsonl.gz"), "polnear"));
        return corpora;
    }

    private void addTreebanks(Path train) throws IOException {
        Path ud = train.resolve("ud");
        Path srl = train.resolve("srl");
        Path coreference = train.resolve("coref");
        List<GoldDocument> ewt =
                GoldTreebank.read(
                        ud.resolve("ewt.train.conllu.gz"),
                        "ewt",
                        Optional.of(srl.resolve("ewt.train.conll.gz")),
                        Optional.empty());
        add("ewt", ewt, 1, 0.4);
        add(
                "gum",
                GoldTreebank.read(
                        ud.resolve("gum.train.conllu.gz"),
                        "gum",
                        Optional.empty(),
                        Optional.of(coreference.resolve("gum.train.jsonl.gz"))),
                1,
                0.4);
        dev.addAll(
                GoldTreebank.read(
                        ud.resolve("ewt.dev.conllu.gz"),
                        "ewt",
                        Optional.of(srl.resolve("ewt.dev.conll.gz")),
                        Optional.empty()));
        dev.addAll(
                GoldTreebank.read(
                        ud.resolve("gum.dev.conllu.gz"),
                        "gum",
                        Optional.empty(),
                        Optional.of(coreference.resolve("gum.dev.jsonl.gz"))));
    }

    private void addNames(Path ner, String corpus, boolean coherent, int times, double single)
            throws IOException {
        add(corpus, document(ner, corpus, "train", coherent), times, single);
        dev.addAll(document(ner, corpus, "dev", coherent));
    }

    private static List<GoldDocument> document(
            Path ner, String corpus, String part, boolean coherent) throws IOException {
        Path file = ner.resolve(corpus + "." + part + ".bio.gz");
        return List.of(NameBank.read(file, corpus, coherent));
    }

    private void add(String name, List<GoldDocument> documents, int times, double single) {
        names.add(name);
        parts.add(new Part(documents, times, single));
    }

    List<String> names() {
        return names;
    }

    /** All training documents, for the labels they hold. */
    List<GoldDocument> train() {
        return parts.stream().flatMap(part -> part.documents().stream()).toList();
    }

    /** What a pass holds. */
    List<Part> parts() {
        return parts;
    }

    List<GoldDocument> dev() {
        return dev;
    }

    /** The windows of one pass over everything. */
    List<Window> pass(Windows windows, Random random) {
        List<Window> pass = new ArrayList<>();
        for (Part part : parts) {
            for (int time = 0; time < part.times(); time++) {
                for (GoldDocument document : part.documents()) {
                    boolean join =
                            document.sentences().get(0).tree().isPresent() && random.nextBoolean();
                    pass.addAll(
                            windows.cut(
                                    join ? document.joinedAtHyphens() : document,
                                    part.single(),
                                    random));
                }
            }
        }
        return pass;
    }
}
