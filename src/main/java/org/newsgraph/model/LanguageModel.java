package org.newsgraph.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.newsgraph.document.Arc;
import org.newsgraph.document.AttributionRelation;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.TokenRange;
import org.newsgraph.document.TokenVectors;

/**
 * Reads tags, dependencies, semantic roles, names and attributions, all from one run of a neural
 * network over the words.
 *
 * <p>A pure function: the same words give the same analysis, whatever was read before and on
 * however many threads. Time and memory grow with the length of a document, whatever it holds.
 */
public final class LanguageModel implements AutoCloseable {
    /** Chosen on EWT dev, for models that bring no number of their own. */
    private static final double PREDICATE = 0.5;

    private static final String ROOT = "root";
    private static final String COREF = "coref";

    private final Labels labels;
    private final WordPieces pieces;
    private final Encoder encoder;
    private final PairScorer relations;
    private final RoleDecoder roles;
    private final BioDecoder names;
    private final BioDecoder cues = new BioDecoder(Labels.BIO);
    private final SaidDecoder said;
    private final Antecedents antecedents;
    private final Queue<Encoder.Encoding> idle = new ConcurrentLinkedQueue<>();
    private final Calibration nameCalibration;
    private final Calibration saidCalibration;
    private final SaidDecoder.Options options;
    private final int width;
    private final int tag;
    private final int ner;
    private final int predicate;
    private final int root;
    private final int governor;
    private final int cue;
    private final int arcDependent;
    private final int arcHead;
    private final int relationLeft;
    private final int relationRight;
    private final int roleLeft;
    private final int roleRight;

    LanguageModel(ModelFile file, Encoder encoder, SaidDecoder.Options options) {
        this.encoder = encoder;
        this.options = options;
        labels = file.labels();
        pieces = file.pieces();
        relations = file.scorer("deprel");
        roles =
                new RoleDecoder(
                        file.scorer("role"),
                        labels.roles(),
                        labels.tuned("predicate.threshold", PREDICATE));
        names = new BioDecoder(labels.names());
        said = new SaidDecoder(file.scorer("said"), labels, options);
        antecedents = new Antecedents(labels);
        nameCalibration = Calibration.of(labels, "ner");
        saidCalibration = Calibration.of(labels, "said");
        width = labels.width();
        tag = labels.offset("tag");
        ner = labels.offset("ner");
        predicate = labels.offset("predicate");
        root = labels.offset("root");
        governor = labels.offset("governor");
        cue = labels.offset("cue");
        arcDependent = labels.offset("arc.dependent");
        arcHead = labels.offset("arc.head");
        relationLeft = labels.offset("deprel.left");
        relationRight = labels.offset("deprel.right");
        roleLeft = labels.offset("role.left");
        roleRight = labels.offset("role.right");
    }

    /** Made when first asked for, and only once. */
    private static final class Bundled {
        static final LanguageModel INSTANCE = load();

        private Bundled() {}

        private static LanguageModel load() {
            try {
                return of(ModelFile.resource("/data/models/news-en.model"));
            } catch (ModelFormatException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    /**
     * The model that is bundled; loaded once, shared by all callers, never closed.
     *
     * @throws IllegalStateException if it is not on the class path or cannot be started
     */
    public static LanguageModel bundled() {
        return Bundled.INSTANCE;
    }

    /**
     * Starts the model of a file.
     *
     * @throws ModelFormatException if its network cannot be started
     */
    public static LanguageModel of(ModelFile file) throws ModelFormatException {
        return new LanguageModel(
                file, new OnnxEncoder(file), SaidDecoder.Options.of(file.labels()));
    }

    /** Lets go of the network's memory. */
    @Override
    public void close() {
        encoder.close();
    }

    /**
     * Reads a document.
     *
     * @param sentences its sentences in order, each a list of words; none may be empty
     */
    public Analysis read(List<List<String>> sentences) {
        List<int[]> words = new ArrayList<>();
        int[] ends = new int[sentences.size()];
        for (int s = 0; s < ends.length; s++) {
            sentences.get(s).forEach(word -> words.add(pieces.pieces(word)));
            ends[s] = words.size();
        }
        int[] counts = words.stream().mapToInt(word -> word.length).toArray();
        Encoder.Encoding borrowed = idle.poll();
        Draft draft = new Draft(words.size(), borrowed == null ? new Encoder.Encoding() : borrowed);
        try {
            for (Windows.Window window : Windows.plan(counts, ends)) {
                read(window, words.subList(window.first(), window.end()), draft);
            }
        } finally {
            idle.add(draft.encoding);
        }
        return draft.analysis();
    }

    /** What was read so far, with words counted through the document. */
    private final class Draft {
        final String[] tags;
        final List<Arc> dependencies = new ArrayList<>();
        final List<Arc> arguments = new ArrayList<>();
        final List<Arc> coreference = new ArrayList<>();
        final List<Analysis.Name> mentions = new ArrayList<>();
        final List<SaidDecoder.Candidate> cues = new ArrayList<>();
        final float[] vectors;

        /** Of the window that is being read. */
        final Encoder.Encoding encoding;

        Draft(int words, Encoder.Encoding encoding) {
            this.encoding = encoding;
            tags = new String[words];
            vectors = new float[words * labels.hidden()];
        }

        Analysis analysis() {
            dependencies.addAll(arguments);
            dependencies.addAll(coreference);
            return new Analysis(
                    Arrays.asList(tags),
                    dependencies,
                    mentions,
                    said.decode(cues).stream().map(LanguageModel.this::attribution).toList(),
                    new TokenVectors(labels.hidden(), vectors));
        }
    }

    private void read(Windows.Window window, List<int[]> words, Draft draft) {
        int[] starts = new int[words.size()];
        int length = 1;
        for (int w = 0; w < starts.length; w++) {
            starts[w] = length;
            length += words.get(w).length;
        }
        int[] row = new int[length + 1];
        row[0] = pieces.cls();
        row[length] = pieces.sep();
        for (int w = 0; w < starts.length; w++) {
            System.arraycopy(words.get(w), 0, row, starts[w], words.get(w).length);
        }
        Encoder.Encoding encoding = draft.encoding;
        encoder.encode(row, starts, encoding);
        float[] scores = encoding.scores();
        int base = window.first();
        List<BioDecoder.Span> found = new ArrayList<>();
        for (Windows.Range sentence : window.owned()) {
            int from = sentence.first() - base;
            int to = sentence.end() - base;
            System.arraycopy(
                    encoding.hidden(),
                    from * labels.hidden(),
                    draft.vectors,
                    sentence.first() * labels.hidden(),
                    (to - from) * labels.hidden());
            readTags(scores, base, from, to, draft);
            readDependencies(scores, base, from, to, draft);
            readRoles(scores, base, from, to, draft);
            readNames(scores, base, from, to, draft);
            found.addAll(cues.decode(scores, width, cue, from, to));
        }
        readCoreference(scores, window, draft);
        found.forEach(each -> draft.cues.add(said.candidate(scores, starts.length, each, base)));
    }

    private void readTags(float[] scores, int base, int from, int to, Draft draft) {
        for (int w = from; w < to; w++) {
            int best = LogSoftmax.best(scores, w * width + tag, labels.tags().size());
            draft.tags[base + w] = labels.tags().get(best);
        }
    }

    private void readDependencies(float[] scores, int base, int from, int to, Draft draft) {
        int[] heads = heads(scores, from, to);
        float[] log = new float[relations.labels()];
        int rootLabel = labels.relations().indexOf(ROOT);
        for (int w = from; w < to; w++) {
            int head = heads[w - from];
            if (head < 0) {
                draft.dependencies.add(new Arc(Arc.Layer.UD, -1, base + w, ROOT));
                continue;
            }
            int h = from + head;
            relations.score(
                    scores, w * width + relationLeft, scores, h * width + relationRight, log);
            log[rootLabel] = Float.NEGATIVE_INFINITY;
            String relation = labels.relations().get(LogSoftmax.best(log, 0, log.length));
            draft.dependencies.add(new Arc(Arc.Layer.UD, base + h, base + w, relation));
        }
    }

    /** The head of each word of a sentence, counted from its first; -1 for the root. */
    private int[] heads(float[] scores, int from, int to) {
        int n = to - from;
        float[] columns = new float[Labels.ARC * n];
        float[] governors = new float[n];
        float[] roots = new float[n];
        for (int j = 0; j < n; j++) {
            int row = (from + j) * width;
            governors[j] = scores[row + governor];
            roots[j] = scores[row + root];
            for (int d = 0; d < Labels.ARC; d++) {
                columns[d * n + j] = scores[row + arcHead + d];
            }
        }
        float scale = (float) (1 / Math.sqrt(Labels.ARC));
        float[][] arcs = new float[n][n];
        for (int i = 0; i < n; i++) {
            float[] arc = arcs[i];
            for (int d = 0; d < Labels.ARC; d++) {
                float x = scores[(from + i) * width + arcDependent + d] * scale;
                for (int j = 0; j < n; j++) {
                    arc[j] += x * columns[d * n + j];
                }
            }
            for (int j = 0; j < n; j++) {
                arc[j] += governors[j];
            }
        }
        return SpanningTree.heads(arcs, roots);
    }

    private void readRoles(float[] scores, int base, int from, int to, Draft draft) {
        for (RoleDecoder.Role role :
                roles.decode(scores, width, predicate, roleLeft, roleRight, from, to)) {
            String label = labels.roles().get(role.label());
            draft.arguments.add(
                    new Arc(Arc.Layer.SRL, base + role.predicate(), base + role.word(), label));
        }
    }

    /** Words behind those that the window owns are not read yet, and no phrase looks ahead. */
    private void readCoreference(float[] scores, Windows.Window window, Draft draft) {
        int base = window.first();
        int end = window.owned().get(window.owned().size() - 1).end();
        List<Antecedents.Mention> mentions = new ArrayList<>();
        for (int word = base; word < end; word++) {
            String tag = draft.tags[word];
            if (Antecedents.isMention(tag, draft.dependencies.get(word).label())) {
                mentions.add(
                        new Antecedents.Mention(
                                word - base,
                                Antecedents.isPronoun(tag),
                                modified(word, draft).stream().map(head -> head - base).toList()));
            }
        }
        int from = window.owned().get(0).first() - base;
        for (Antecedents.Link link : antecedents.read(scores, mentions, from)) {
            draft.coreference.add(
                    new Arc(
                            Arc.Layer.COREF,
                            base + link.antecedent(),
                            base + link.anaphor(),
                            COREF));
        }
    }

    /** The nouns that a noun belongs to: in "the boy's father" the father. */
    private static List<Integer> modified(int word, Draft draft) {
        List<Integer> heads = new ArrayList<>();
        for (Arc up = draft.dependencies.get(word);
                up.head() >= 0
                        && (up.label().startsWith("nmod") || up.label().equals("compound"))
                        && !up.label().equals("nmod:desc");
                up = draft.dependencies.get(up.head())) {
            heads.add(up.head());
        }
        return heads;
    }

    private void readNames(float[] scores, int base, int from, int to, Draft draft) {
        for (BioDecoder.Span name : names.decode(scores, width, ner, from, to)) {
            draft.mentions.add(
                    new Analysis.Name(
                            new TokenRange(base + name.first(), base + name.end()),
                            MentionType.valueOf(name.kind()),
                            nameCalibration.probability(name.confidence())));
        }
    }

    private AttributionRelation attribution(SaidDecoder.Said found) {
        boolean open = found.source().first() == found.source().end();
        return new AttributionRelation(
                range(found.cue()),
                open ? List.of() : List.of(range(found.source())),
                found.content().stream().map(LanguageModel::range).toList(),
                saidCalibration.probability(found.confidence()));
    }

    private static TokenRange range(Windows.Range words) {
        return new TokenRange(words.first(), words.end());
    }
}
