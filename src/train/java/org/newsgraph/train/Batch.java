package org.newsgraph.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.newsgraph.document.TokenRange;
import org.newsgraph.model.PropBank;
import org.newsgraph.model.WordPieces;
import org.newsgraph.train.GoldDocument.GoldAttribution;
import org.newsgraph.train.GoldSentence.Roles;
import org.newsgraph.train.GoldSentence.Tree;

/**
 * Windows as the arrays that the network computes with. Words are numbered through the batch; a
 * target of {@link #NONE} is not learned from.
 */
final class Batch {
    /** Marks a word that a layer says nothing about. */
    static final long NONE = -100;

    final int windows;
    final int length;

    /** Wordpiece ids, windows x length. */
    final long[] ids;

    /** 1 for wordpieces, 0 for padding, windows x length. */
    final float[] mask;

    /** Place of each word's first wordpiece in {@link #ids}. */
    final long[] words;

    final long[] tags;
    final long[] names;
    final float[] predicates;

    /** 1 where {@link #predicates} is known. */
    final float[] predicateKnown;

    final long[] cues;
    final long[] sources;
    final long[] contents;

    /** Sentences that have trees: the number of the first word, and how many words. */
    final List<int[]> trees = new ArrayList<>();

    /** For each word of {@link #trees}, in order: 0 for the root, else 1 + place of the head. */
    final List<long[]> heads = new ArrayList<>();

    /** For each window with coreference: the words that head noun phrases, in order. */
    final List<int[]> mentions = new ArrayList<>();

    /** For each of {@link #mentions}: the number of what it means. */
    final List<int[]> entities = new ArrayList<>();

    final Pairs relations = new Pairs();
    final Pairs roles = new Pairs();
    final Pairs said = new Pairs();

    /** Pairs of words with the label that they have to each other. */
    static final class Pairs {
        private long[] left = new long[1024];
        private long[] right = new long[1024];
        private long[] label = new long[1024];
        private int size;

        void add(int leftWord, int rightWord, int pairLabel) {
            if (size == left.length) {
                left = Arrays.copyOf(left, size * 2);
                right = Arrays.copyOf(right, size * 2);
                label = Arrays.copyOf(label, size * 2);
            }
            left[size] = leftWord;
            right[size] = rightWord;
            label[size++] = pairLabel;
        }

        int size() {
            return size;
        }

        long[] left() {
            return Arrays.copyOf(left, size);
        }

        long[] right() {
            return Arrays.copyOf(right, size);
        }

        long[] labels() {
            return Arrays.copyOf(label, size);
        }
    }

    /** Numbers of the labels. */
    static final class Numbers {
        final Map<String, Integer> tags;
        final Map<String, Integer> names;
        final Map<String, Integer> relations;
        final Map<String, Integer> roles;

        Numbers(Labels labels) {
            tags = number(labels.tags());
            names = number(labels.names());
            relations = number(labels.relations());
            roles = number(labels.roles());
        }

        private static Map<String, Integer> number(List<String> labels) {
            Map<String, Integer> numbers = new HashMap<>();
            for (String label : labels) {
                numbers.put(label, numbers.size());
            }
            return numbers;
        }
    }

    /**
     * @param masked share of words whose wordpieces are hidden from the encoder, 0 to 1
     */
    Batch(List<Window> batch, WordPieces pieces, Numbers numbers, double masked, Random random) {
        windows = batch.size();
        length = batch.stream().mapToInt(Window::pieces).max().orElseThrow();
        ids = new long[windows * length];
        mask = new float[windows * length];
        Arrays.fill(ids, pieces.pad());
        int count =
                batch.stream()
                        .flatMap(window -> window.sentences().stream())
                        .mapToInt(GoldSentence::size)
                        .sum();
        words = new long[count];
        tags = filled(count);
        names = filled(count);
        cues = filled(count);
        sources = filled(count);
        contents = filled(count);
        predicates = new float[count];
        predicateKnown = new float[count];
        int word = 0;
        for (int w = 0; w < windows; w++) {
            int at = w * length;
            int first = word;
            ids[at] = pieces.cls();
            mask[at++] = 1;
            for (GoldSentence sentence : batch.get(w).sentences()) {
                sentence(sentence, word, numbers);
                for (String form : sentence.words()) {
                    boolean hidden = random.nextDouble() < masked;
                    words[word++] = at;
                    for (int piece : pieces.pieces(form)) {
                        ids[at] = hidden ? pieces.mask() : piece;
                        mask[at++] = 1;
                    }
                }
            }
            ids[at] = pieces.sep();
            mask[at] = 1;
            int end = word;
            batch.get(w).attributions().ifPresent(all -> attributions(all, first, end));
            mentions(batch.get(w).sentences(), first);
        }
    }

    private void mentions(List<GoldSentence> sentences, int first) {
        List<Integer> heads = new ArrayList<>();
        List<Integer> meant = new ArrayList<>();
        int word = first;
        for (GoldSentence sentence : sentences) {
            int[] numbers = sentence.entities().orElse(new int[0]);
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] != GoldSentence.NO_ENTITY) {
                    heads.add(word + i);
                    meant.add(numbers[i]);
                }
            }
            word += sentence.size();
        }
        if (heads.size() > 1) {
            mentions.add(heads.stream().mapToInt(Integer::intValue).toArray());
            entities.add(meant.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private static long[] filled(int count) {
        long[] array = new long[count];
        Arrays.fill(array, NONE);
        return array;
    }

    private void sentence(GoldSentence sentence, int first, Numbers numbers) {
        sentence.tree().ifPresent(tree -> tree(tree, first, numbers));
        sentence.names()
                .ifPresent(
                        labels -> {
                            for (int i = 0; i < labels.size(); i++) {
                                names[first + i] = numbers.names.get(labels.get(i));
                            }
                        });
        sentence.roles().ifPresent(found -> roles(found, first, sentence.size(), numbers));
    }

    private void tree(Tree tree, int first, Numbers numbers) {
        int size = tree.heads().length;
        long[] governors = new long[size];
        for (int i = 0; i < size; i++) {
            tags[first + i] = numbers.tags.getOrDefault(tree.tags().get(i), (int) NONE);
            governors[i] = tree.heads()[i] + 1L;
            Integer relation = numbers.relations.get(tree.relations().get(i));
            if (tree.heads()[i] >= 0 && relation != null) {
                relations.add(first + i, first + tree.heads()[i], relation);
            }
        }
        trees.add(new int[] {first, size});
        heads.add(governors);
    }

    private void roles(Roles found, int first, int size, Numbers numbers) {
        Arrays.fill(predicateKnown, first, first + size, 1);
        Map<Integer, int[]> labels = new HashMap<>();
        for (PropBank.Role arc : found.arcs()) {
            labels.computeIfAbsent(arc.predicate(), p -> new int[size])[arc.word()] =
                    numbers.roles.getOrDefault(arc.label(), 0);
        }
        for (int predicate : found.predicates()) {
            predicates[first + predicate] = 1;
            int[] row = labels.getOrDefault(predicate, new int[size]);
            for (int i = 0; i < size; i++) {
                if (i != predicate) {
                    roles.add(first + predicate, first + i, row[i]);
                }
            }
        }
    }

    private void attributions(List<GoldAttribution> all, int first, int end) {
        Arrays.fill(cues, first, end, 0);
        Arrays.fill(sources, first, end, 0);
        Arrays.fill(contents, first, end, 0);
        for (GoldAttribution attribution : all) {
            mark(cues, List.of(attribution.cue()), first);
            mark(sources, attribution.source(), first);
            mark(contents, attribution.content(), first);
            int[] labels = new int[end - first];
            label(labels, attribution.content(), Labels.SAID.indexOf("CONTENT"));
            label(labels, attribution.source(), Labels.SAID.indexOf("SOURCE"));
            label(labels, List.of(attribution.cue()), Labels.SAID.indexOf("CUE"));
            for (int i = 0; i < labels.length; i++) {
                said.add(first + attribution.cue().first(), first + i, labels[i]);
            }
        }
    }

    private static void mark(long[] layer, List<TokenRange> ranges, int first) {
        for (TokenRange range : ranges) {
            layer[first + range.first()] = 1;
            Arrays.fill(layer, first + range.first() + 1, first + range.end(), 2);
        }
    }

    private static void label(int[] labels, List<TokenRange> ranges, int label) {
        for (TokenRange range : ranges) {
            Arrays.fill(labels, range.first(), range.end(), label);
        }
    }
}
