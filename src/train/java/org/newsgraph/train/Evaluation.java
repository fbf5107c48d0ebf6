package org.newsgraph.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.newsgraph.model.WordPieces;

/**
 * A quick look at the development sets while training: each answer taken by itself, the best first.
 * The product decodes better; its own scores are the ones to quote.
 */
final class Evaluation {
    /** Words of each corpus that are looked at. */
    private static final int ENOUGH = 8000;

    private static final int BATCH = 4000;

    private final Network network;
    private final Labels labels;
    private final WordPieces pieces;
    private final Batch.Numbers numbers;

    /** Right answers, given answers, asked answers. */
    private static final class Count {
        double right;
        double given;
        double gold;

        String f1() {
            return String.format(
                    Locale.ROOT, "%.2f", given + gold == 0 ? 0 : 200 * right / (given + gold));
        }
    }

    private final Map<String, Count> counts = new TreeMap<>();

    Evaluation(Network network, Labels labels, WordPieces pieces, Batch.Numbers numbers) {
        this.network = network;
        this.labels = labels;
        this.pieces = pieces;
        this.numbers = numbers;
    }

    /** F1 or accuracy for each corpus and task, in percent. */
    String of(List<GoldDocument> documents) {
        counts.clear();
        Map<String, List<Window>> windows = new TreeMap<>();
        Map<String, Integer> words = new TreeMap<>();
        Windows cutter = new Windows(pieces);
        for (GoldDocument document : documents) {
            for (Window window : cutter.cut(document, 0.3, new Random(1))) {
                int size = window.sentences().stream().mapToInt(GoldSentence::size).sum();
                if (words.merge(document.corpus(), size, Integer::sum) < ENOUGH) {
                    windows.computeIfAbsent(document.corpus(), c -> new ArrayList<>()).add(window);
                }
            }
        }
        NoGradGuard noGradients = new NoGradGuard();
        try {
            windows.forEach(
                    (corpus, all) -> {
                        for (List<Window> batch : Windows.batches(all, BATCH, new Random(1))) {
                            score(corpus, new Batch(batch, pieces, numbers, 0, new Random(1)));
                        }
                    });
        } finally {
            noGradients.close();
        }
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (task, count) -> text.append(' ').append(task).append(' ').append(count.f1()));
        return text.toString().strip();
    }

    private void score(String corpus, Batch batch) {
        PointerScope scope = new PointerScope();
        try {
            Tensor projection = network.project(batch, false);
            choices(corpus + ".tag", best(network.slice(projection, "tag")), batch.tags);
            spans(corpus + ".ner", best(network.slice(projection, "ner")), batch.names, true);
            spans(corpus + ".cue", best(network.slice(projection, "cue")), batch.cues, false);
            spans(
                    corpus + ".content",
                    best(network.slice(projection, "content")),
                    batch.contents,
                    false);
            if (!batch.trees.isEmpty()) {
                arcs(corpus, projection, batch);
            }
            if (batch.roles.size() > 0) {
                labelled(
                        corpus + ".role",
                        best(network.pairScores("role", projection, batch.roles)),
                        batch.roles.labels());
            }
            if (batch.said.size() > 0) {
                labelled(
                        corpus + ".said",
                        best(network.pairScores("said", projection, batch.said)),
                        batch.said.labels());
            }
        } finally {
            scope.close();
        }
    }

    private static long[] best(Tensor scores) {
        Tensor best = scores.argmax(new LongOptional(1), false).contiguous();
        long[] values = new long[(int) best.numel()];
        best.data_ptr_long().get(values);
        return values;
    }

    private Count count(String task) {
        return counts.computeIfAbsent(task, t -> new Count());
    }

    private void choices(String task, long[] given, long[] gold) {
        for (int i = 0; i < gold.length; i++) {
            if (gold[i] != Batch.NONE) {
                Count count = count(task);
                count.right += given[i] == gold[i] ? 1 : 0;
                count.given++;
                count.gold++;
            }
        }
    }

    private void labelled(String task, long[] given, long[] gold) {
        Count count = count(task);
        for (int i = 0; i < gold.length; i++) {
            count.right += gold[i] != 0 && given[i] == gold[i] ? 1 : 0;
            count.given += given[i] == 0 ? 0 : 1;
            count.gold += gold[i] == 0 ? 0 : 1;
        }
    }

    private void spans(String task, long[] given, long[] gold, boolean typed) {
        if (gold.length > 0 && gold[0] != Batch.NONE) {
            Count count = count(task);
            Set<List<Long>> right = spans(gold, typed);
            Set<List<Long>> found = spans(given, typed);
            count.gold += right.size();
            count.given += found.size();
            found.retainAll(right);
            count.right += found.size();
        }
    }

    /** Spans of BIO numbers: 0 outside, odd begins, even goes on. */
    private static Set<List<Long>> spans(long[] labels, boolean typed) {
        Set<List<Long>> spans = new HashSet<>();
        int start = -1;
        for (int i = 0; i <= labels.length; i++) {
            long label = i < labels.length ? labels[i] : 0;
            boolean goesOn =
                    start >= 0
                            && label > 0
                            && label % 2 == 0
                            && label == labels[start] + labels[start] % 2;
            if (start >= 0 && !goesOn) {
                spans.add(List.of((long) start, (long) i, typed ? (labels[start] + 1) / 2 : 0));
                start = -1;
            }
            if (label > 0 && start < 0) {
                start = i;
            }
        }
        return spans;
    }

    private void arcs(String corpus, Tensor projection, Batch batch) {
        long[] heads = best(network.arcs(projection, batch));
        long[] relations = best(network.pairScores("deprel", projection, batch.relations));
        int longest = heads.length / batch.trees.size();
        Count unlabelled = count(corpus + ".uas");
        Count labelled = count(corpus + ".las");
        long[] gold = batch.relations.labels();
        int pair = 0;
        for (int s = 0; s < batch.trees.size(); s++) {
            long[] right = batch.heads.get(s);
            for (int i = 0; i < right.length; i++) {
                boolean isRoot = right[i] == 0;
                boolean isRight = heads[s * longest + i] == right[i];
                // The relation is asked for with the right head, so it counts only with it.
                boolean isLabelRight = isRoot || relations[pair] == gold[pair];
                pair += isRoot ? 0 : 1;
                add(unlabelled, isRight);
                add(labelled, isRight && isLabelRight);
            }
        }
    }

    private static void add(Count count, boolean isRight) {
        count.right += isRight ? 1 : 0;
        count.given++;
        count.gold++;
    }
}
