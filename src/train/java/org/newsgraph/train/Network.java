package org.newsgraph.train;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.newsgraph.model.SafeTensors;

/**
 * A BERT encoder with one linear projection for all heads, and small matrices that label pairs of
 * words.
 *
 * <p>Weights are float32 and are used as bfloat16 in the encoder, which halves the time on CPUs
 * that have it. The embeddings are not trained.
 */
final class Network {
    static final int LAYERS = 6;
    static final int HIDDEN = 768;
    static final int HEADS = 12;
    static final int POSITIONS = 512;

    /** Of the encoder's products; what is added up is wider. */
    private static final ScalarType PRECISION = ScalarType.BFloat16;

    /** How torch sums losses: their mean, their sum. */
    private static final long MEAN = 1;

    private static final long SUM = 2;
    private static final double EPSILON = 1e-12;
    private static final double DROPOUT = 0.15;
    private static final double IMPOSSIBLE = -1e9;

    private final Labels labels;
    private final TreeMap<String, Tensor> weights = new TreeMap<>();

    /**
     * @param stored pretrained weights, or those of a checkpoint; heads that it lacks are drawn
     *     from {@code random}
     * @throws IllegalArgumentException if a weight of the encoder is missing
     */
    Network(SortedMap<String, SafeTensors.Tensor> stored, Labels labels, Random random) {
        this.labels = labels;
        for (Map.Entry<String, int[]> entry : shapes(labels).entrySet()) {
            String name = entry.getKey();
            int[] shape = entry.getValue();
            SafeTensors.Tensor found = stored.get(name);
            boolean isHead = isHead(name);
            if (found == null && !isHead) {
                throw new IllegalArgumentException("the weights lack " + name);
            }
            boolean fits = found != null && Arrays.equals(found.shape(), shape);
            float[] data = fits ? found.data() : initial(name, shape, random);
            long[] dimensions = Arrays.stream(shape).asLongStream().toArray();
            Tensor weight = Tensor.create(data, dimensions);
            weight.retainReference();
            if (!name.startsWith("embeddings.")) {
                weight.set_requires_grad(true);
            }
            weights.put(name, weight);
        }
    }

    private static float[] initial(String name, int[] shape, Random random) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] data = new float[size];
        if (!name.endsWith(".bias")) {
            double scale = name.equals("projection.weight") ? 0.02 : 0.1;
            for (int i = 0; i < size; i++) {
                data[i] = (float) (random.nextGaussian() * scale);
            }
        }
        return data;
    }

    /** Whether the weight belongs to the heads, not to the encoder. */
    static boolean isHead(String name) {
        return !name.startsWith("embeddings.") && !name.startsWith("layer.");
    }

    /** Name and shape of every weight. */
    private static Map<String, int[]> shapes(Labels labels) {
        Map<String, int[]> shapes = new TreeMap<>();
        shapes.put("embeddings.word", new int[] {28996, HIDDEN});
        shapes.put("embeddings.position", new int[] {POSITIONS, HIDDEN});
        shapes.put("embeddings.type", new int[] {2, HIDDEN});
        norm(shapes, "embeddings.norm");
        for (int n = 0; n < LAYERS; n++) {
            String layer = "layer." + n + ".";
            linear(shapes, layer + "query", HIDDEN, HIDDEN);
            linear(shapes, layer + "key", HIDDEN, HIDDEN);
            linear(shapes, layer + "value", HIDDEN, HIDDEN);
            linear(shapes, layer + "attention", HIDDEN, HIDDEN);
            norm(shapes, layer + "attention.norm");
            linear(shapes, layer + "intermediate", HIDDEN, 4 * HIDDEN);
            linear(shapes, layer + "output", 4 * HIDDEN, HIDDEN);
            norm(shapes, layer + "output.norm");
        }
        linear(shapes, "projection", HIDDEN, labels.width());
        pair(shapes, "deprel", labels.relations().size());
        pair(shapes, "role", labels.roles().size());
        pair(shapes, "said", Labels.SAID.size());
        return shapes;
    }

    private static void linear(Map<String, int[]> shapes, String name, int in, int out) {
        shapes.put(name + ".weight", new int[] {in, out});
        shapes.put(name + ".bias", new int[] {out});
    }

    private static void norm(Map<String, int[]> shapes, String name) {
        shapes.put(name + ".weight", new int[] {HIDDEN});
        shapes.put(name + ".bias", new int[] {HIDDEN});
    }

    private static void pair(Map<String, int[]> shapes, String name, int count) {
        shapes.put(name + ".pair", new int[] {count, Labels.PAIR});
        shapes.put(name + ".left", new int[] {count, Labels.PAIR});
        shapes.put(name + ".right", new int[] {count, Labels.PAIR});
        shapes.put(name + ".bias", new int[] {count});
    }

    /** All weights by name; those of the embeddings take no gradient. */
    SortedMap<String, Tensor> weights() {
        return weights;
    }

    /** A copy of the weights as arrays. */
    SortedMap<String, SafeTensors.Tensor> stored() {
        SortedMap<String, SafeTensors.Tensor> stored = new TreeMap<>();
        weights.forEach((name, weight) -> stored.put(name, array(weight)));
        return stored;
    }

    /** A tensor's values. */
    static SafeTensors.Tensor array(Tensor tensor) {
        long[] sizes = tensor.sizes().vec().get();
        float[] data = new float[(int) tensor.numel()];
        tensor.detach().contiguous().data_ptr_float().get(data);
        return new SafeTensors.Tensor(
                Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray(), data);
    }

    /** The projection of each word of the batch, words x width. */
    Tensor project(Batch batch, boolean training) {
        Tensor hidden = encode(batch).reshape(-1, HIDDEN);
        Tensor words = hidden.index_select(0, longs(batch.words)).to(ScalarType.Float);
        if (training) {
            words = torch.dropout(words, DROPOUT, true);
        }
        return torch.addmm(weights.get("projection.bias"), words, weights.get("projection.weight"));
    }

    private Tensor encode(Batch batch) {
        long windows = batch.windows;
        long length = batch.length;
        Tensor ids = longs(batch.ids);
        Tensor word =
                weights.get("embeddings.word").index_select(0, ids).view(windows, length, HIDDEN);
        Tensor position = weights.get("embeddings.position").narrow(0, 0, length);
        Tensor type = weights.get("embeddings.type").narrow(0, 0, 1);
        Tensor x = norm(word.add(position).add(type), "embeddings.norm", ScalarType.Float);
        x = x.to(PRECISION).view(windows * length, HIDDEN);
        // Added to the attention scores: nothing for words, minus infinity for padding.
        Tensor blocked =
                Tensor.create(batch.mask, windows, 1, 1, length)
                        .sub(new Scalar(1.0))
                        .mul(new Scalar(1e9))
                        .to(PRECISION)
                        .expand(windows, HEADS, 1, length)
                        .reshape(windows * HEADS, 1, length);
        for (int n = 0; n < LAYERS; n++) {
            x = layer(x, "layer." + n + ".", windows, length, blocked);
        }
        return x;
    }

    private Tensor layer(Tensor x, String name, long windows, long length, Tensor blocked) {
        Tensor scores =
                torch.bmm(
                                heads(linear(x, name + "query"), windows, length),
                                heads(linear(x, name + "key"), windows, length).transpose(1, 2))
                        .mul(new Scalar(1 / Math.sqrt(HIDDEN / HEADS)))
                        .add(blocked);
        Tensor attended =
                torch.bmm(
                                torch.softmax(scores, -1L),
                                heads(linear(x, name + "value"), windows, length))
                        .view(windows, HEADS, length, HIDDEN / HEADS);
        Tensor joined = attended.transpose(1, 2).reshape(windows * length, HIDDEN);
        Tensor middle =
                norm(x.add(linear(joined, name + "attention")), name + "attention.norm", PRECISION);
        Tensor wide = torch.gelu(linear(middle, name + "intermediate"));
        return norm(middle.add(linear(wide, name + "output")), name + "output.norm", PRECISION);
    }

    private Tensor linear(Tensor x, String name) {
        return torch.addmm(
                weights.get(name + ".bias").to(PRECISION),
                x,
                weights.get(name + ".weight").to(PRECISION));
    }

    private static Tensor heads(Tensor x, long windows, long length) {
        return x.view(windows, length, HEADS, HIDDEN / HEADS)
                .transpose(1, 2)
                .reshape(windows * HEADS, length, HIDDEN / HEADS);
    }

    private Tensor norm(Tensor x, String name, ScalarType type) {
        return torch.layer_norm(
                x,
                new long[] {HIDDEN},
                new TensorOptional(weights.get(name + ".weight").to(type)),
                new TensorOptional(weights.get(name + ".bias").to(type)),
                EPSILON,
                false);
    }

    /** Columns of one slice of a projection. */
    Tensor slice(Tensor projection, String name) {
        return projection.narrow(1, labels.offset(name), labels.slices().get(name));
    }

    /**
     * What there is to lose, by task: each the mean over what the batch annotates.
     *
     * @param projection the projection of the batch's words
     */
    Map<String, Tensor> losses(Tensor projection, Batch batch) {
        Map<String, Tensor> losses = new TreeMap<>();
        choice(losses, "tag", slice(projection, "tag"), batch.tags);
        choice(losses, "ner", slice(projection, "ner"), batch.names);
        choice(losses, "cue", slice(projection, "cue"), batch.cues);
        choice(losses, "source", slice(projection, "source"), batch.sources);
        choice(losses, "content", slice(projection, "content"), batch.contents);
        predicates(losses, projection, batch);
        if (!batch.trees.isEmpty()) {
            choice(losses, "arc", arcs(projection, batch), arcTargets(batch));
        }
        pairs(losses, "deprel", projection, batch.relations);
        pairs(losses, "role", projection, batch.roles);
        pairs(losses, "said", projection, batch.said);
        if (!batch.mentions.isEmpty()) {
            losses.put("coref", coreference(projection, batch));
        }
        return losses;
    }

    /**
     * Each mention chooses among the mentions before it in its window, or none: lost is the
     * likelihood of those that mean the same, taken together.
     */
    private Tensor coreference(Tensor projection, Batch batch) {
        int windows = batch.mentions.size();
        int most = batch.mentions.stream().mapToInt(m -> m.length).max().orElseThrow();
        long[] places = new long[windows * most];
        float[] barred = new float[windows * most * (most + 1)];
        float[] wrong = new float[barred.length];
        float[] counts = new float[windows * most];
        int known = 0;
        for (int w = 0; w < windows; w++) {
            int[] words = batch.mentions.get(w);
            int[] meant = batch.entities.get(w);
            known += words.length;
            for (int i = 0; i < most; i++) {
                int mention = w * most + i;
                places[mention] = i < words.length ? words[i] : words[0];
                counts[mention] = i < words.length ? 1 : 0;
                int row = mention * (most + 1);
                boolean isNew = true;
                for (int j = 0; j < most; j++) {
                    boolean before = i < words.length && j < i;
                    boolean same = before && meant[i] == meant[j];
                    barred[row + 1 + j] = before ? 0 : (float) IMPOSSIBLE;
                    wrong[row + 1 + j] = same ? 0 : (float) IMPOSSIBLE;
                    isNew &= !same;
                }
                wrong[row] = isNew ? 0 : (float) IMPOSSIBLE;
            }
        }
        Tensor rows = longs(places);
        Tensor anaphors = gather(projection, "coref.anaphor", rows).view(windows, most, Labels.ARC);
        Tensor antecedents =
                gather(projection, "coref.antecedent", rows).view(windows, most, Labels.ARC);
        Tensor prior = gather(projection, "coref.prior", rows).view(windows, 1, most);
        Tensor fresh = gather(projection, "coref.new", rows).view(windows, most, 1);
        Tensor pairs =
                torch.bmm(anaphors, antecedents.transpose(1, 2))
                        .mul(new Scalar(1 / Math.sqrt(Labels.ARC)))
                        .add(prior);
        Tensor scores =
                torch.cat(new TensorVector(fresh, pairs), 2)
                        .add(Tensor.create(barred, windows, most, most + 1));
        Tensor right = scores.add(Tensor.create(wrong, windows, most, most + 1));
        return scores.logsumexp(2)
                .sub(right.logsumexp(2))
                .mul(Tensor.create(counts, windows, most))
                .sum()
                .div(new Scalar((double) known));
    }

    private static void choice(
            Map<String, Tensor> losses, String task, Tensor scores, long[] targets) {
        long known = Arrays.stream(targets).filter(t -> t != Batch.NONE).count();
        if (known > 0) {
            losses.put(
                    task,
                    torch.cross_entropy_loss(
                            scores, longs(targets), new TensorOptional(), MEAN, Batch.NONE, 0.0));
        }
    }

    private void predicates(Map<String, Tensor> losses, Tensor projection, Batch batch) {
        float known = 0;
        for (float one : batch.predicateKnown) {
            known += one;
        }
        if (known > 0) {
            Tensor each =
                    torch.binary_cross_entropy_with_logits(
                            slice(projection, "predicate").view(-1),
                            Tensor.create(batch.predicates, batch.predicates.length),
                            new TensorOptional(
                                    Tensor.create(
                                            batch.predicateKnown, batch.predicateKnown.length)),
                            new TensorOptional(),
                            SUM);
            losses.put("predicate", each.div(new Scalar((double) known)));
        }
    }

    /** Score of each head for each word of the trees, sentences padded: [sentences * n, 1 + n]. */
    Tensor arcs(Tensor projection, Batch batch) {
        int sentences = batch.trees.size();
        int longest = batch.trees.stream().mapToInt(tree -> tree[1]).max().orElseThrow();
        long[] places = new long[sentences * longest];
        float[] barred = new float[sentences * longest * longest];
        for (int s = 0; s < sentences; s++) {
            int[] tree = batch.trees.get(s);
            for (int i = 0; i < longest; i++) {
                places[s * longest + i] = i < tree[1] ? tree[0] + i : tree[0];
                for (int j = 0; j < longest; j++) {
                    if (j >= tree[1] || j == i) {
                        barred[(s * longest + i) * longest + j] = (float) IMPOSSIBLE;
                    }
                }
            }
        }
        Tensor rows = longs(places);
        Tensor dependent =
                gather(projection, "arc.dependent", rows).view(sentences, longest, Labels.ARC);
        Tensor head = gather(projection, "arc.head", rows).view(sentences, longest, Labels.ARC);
        Tensor governor = gather(projection, "governor", rows).view(sentences, 1, longest);
        Tensor root = gather(projection, "root", rows).view(sentences, longest, 1);
        Tensor scores =
                torch.bmm(dependent, head.transpose(1, 2))
                        .mul(new Scalar(1 / Math.sqrt(Labels.ARC)))
                        .add(governor)
                        .add(Tensor.create(barred, sentences, longest, longest));
        return torch.cat(new TensorVector(root, scores), 2)
                .view((long) sentences * longest, longest + 1L);
    }

    private Tensor gather(Tensor projection, String slice, Tensor rows) {
        return slice(projection, slice).index_select(0, rows);
    }

    private static long[] arcTargets(Batch batch) {
        int longest = batch.trees.stream().mapToInt(tree -> tree[1]).max().orElseThrow();
        long[] targets = new long[batch.trees.size() * longest];
        Arrays.fill(targets, Batch.NONE);
        for (int s = 0; s < batch.trees.size(); s++) {
            System.arraycopy(
                    batch.heads.get(s), 0, targets, s * longest, batch.heads.get(s).length);
        }
        return targets;
    }

    private void pairs(
            Map<String, Tensor> losses, String task, Tensor projection, Batch.Pairs pairs) {
        if (pairs.size() > 0) {
            choice(losses, task, pairScores(task, projection, pairs), pairs.labels());
        }
    }

    /** Score of each label for each pair, pairs x labels. */
    Tensor pairScores(String task, Tensor projection, Batch.Pairs pairs) {
        Tensor lefts = slice(projection, task + ".left");
        Tensor rights = slice(projection, task + ".right");
        Tensor left = longs(pairs.left());
        Tensor right = longs(pairs.right());
        Tensor product = lefts.index_select(0, left).mul(rights.index_select(0, right));
        Tensor leftAlone = lefts.matmul(weights.get(task + ".left").t()).index_select(0, left);
        Tensor rightAlone = rights.matmul(weights.get(task + ".right").t()).index_select(0, right);
        return product.matmul(weights.get(task + ".pair").t())
                .add(leftAlone)
                .add(rightAlone)
                .add(weights.get(task + ".bias"));
    }

    static Tensor longs(long[] values) {
        return Tensor.create(values, values.length);
    }
}
