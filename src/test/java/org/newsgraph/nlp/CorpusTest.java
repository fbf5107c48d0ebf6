package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.Span;

/** How well the layers agree with annotated corpora; skipped where those are not at hand. */
class CorpusTest {
    private static final Path SHARED = Path.of("..", "shared");
    private static final Path TREEBANK = SHARED.resolve("train/ud/gum.dev.conllu.gz");
    private static final Path NAMES = SHARED.resolve("bench/ner/conll2003.dev.bio.gz");
    private static final Path MODEL = Path.of("data", "models", "names-en.bin");

    /** A sentence of a treebank: words of one token each, and whether a paragraph begins. */
    private record Gold(String text, boolean paragraph, List<Span> words, List<String> tags) {}

    private static List<Gold> treebank() throws IOException {
        assumeTrue(Files.exists(TREEBANK), () -> "skipped: no " + TREEBANK);
        List<Gold> sentences = new ArrayList<>();
        boolean paragraph = true;
        int at = 0;
        int joined = 0;
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(TREEBANK)),
                                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("# newdoc") || line.startsWith("# newpar")) {
                    paragraph = true;
                } else if (line.startsWith("# text = ")) {
                    String text = line.substring("# text = ".length());
                    sentences.add(new Gold(text, paragraph, new ArrayList<>(), new ArrayList<>()));
                    paragraph = false;
                    at = 0;
                    joined = 0;
                } else if (line.matches("[0-9]+(-[0-9]+)?\t.*")) {
                    String[] cells = line.split("\t");
                    Gold gold = sentences.get(sentences.size() - 1);
                    if (cells[0].contains("-")) {
                        joined = Integer.parseInt(cells[0].split("-")[1]);
                        at = gold.text().indexOf(cells[1], at);
                    } else {
                        boolean part = Integer.parseInt(cells[0]) <= joined;
                        int start = part ? at : gold.text().indexOf(cells[1], at);
                        at = Math.min(gold.text().length(), start + cells[1].length());
                        gold.words().add(new Span(start, at));
                        gold.tags().add(cells[4]);
                    }
                }
            }
        }
        return sentences;
    }

    @Test
    void findsSentenceEnds() throws IOException {
        SentenceSplitter splitter = new SentenceSplitter(Abbreviations.bundled());
        Counts counts = new Counts();
        List<Gold> sentences = treebank();
        for (int i = 0; i < sentences.size(); ) {
            StringBuilder text = new StringBuilder();
            Set<Integer> ends = new HashSet<>();
            do {
                text.append(text.isEmpty() ? "" : " ").append(sentences.get(i).text().strip());
                ends.add(text.length());
                i++;
            } while (i < sentences.size() && !sentences.get(i).paragraph());
            Set<Integer> found = new HashSet<>();
            splitter.split(text, 0, text.length()).forEach(s -> found.add(s.end()));
            counts.add(ends, found);
        }
        counts.atLeast("sentence ends", 0.975);
    }

    @Test
    void findsTokens() throws IOException {
        Tokenizer tokenizer = new Tokenizer(Abbreviations.bundled());
        Counts counts = new Counts();
        for (Gold gold : treebank()) {
            Span whole = new Span(0, gold.text().length());
            counts.add(
                    new HashSet<>(gold.words()),
                    new HashSet<>(tokenizer.tokenize(gold.text(), whole)));
        }
        counts.atLeast("tokens", 0.99);
    }

    @Test
    void findsTags() throws IOException {
        POSTaggerME tagger = new POSTaggerME(Models.tags(), POSTagFormat.PENN);
        TagRepair repair = new TagRepair(Models.tagDictionary());
        int right = 0;
        int all = 0;
        for (Gold gold : treebank()) {
            String[] forms =
                    gold.words().stream().map(w -> w.of(gold.text())).toArray(String[]::new);
            String[] tags = tagger.tag(ModelForms.of(gold.text(), gold.words()));
            repair.repair(forms, tags);
            for (int i = 0; i < tags.length; i++) {
                right += tags[i].equals(gold.tags().get(i)) ? 1 : 0;
                all++;
            }
        }
        double accuracy = (double) right / all;
        // the treebank has tags for hyphens and web marks that the tagger never learned
        assertTrue(accuracy >= 0.92, "tags: " + accuracy);
    }

    @Test
    void findsNames() throws IOException {
        assumeTrue(Files.exists(NAMES), () -> "skipped: no " + NAMES);
        List<NameFinderTraining.Score> scores = NameFinderTraining.score(MODEL, NAMES);

        NameFinderTraining.Score all = scores.get(scores.size() - 1);
        assertTrue(all.f1() >= 0.88, all::toString);
    }

    /** Right, found and expected items. */
    private static final class Counts {
        private int right;
        private int found;
        private int expected;

        void add(Set<?> gold, Set<?> mine) {
            right += (int) mine.stream().filter(gold::contains).count();
            found += mine.size();
            expected += gold.size();
        }

        void atLeast(String what, double least) {
            double f1 = 2.0 * right / (found + expected);
            assertTrue(f1 >= least, what + ": F1 " + f1);
        }
    }
}
