package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsgraph.document.Article;
import org.newsgraph.document.Span;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;
import org.newsgraph.store.GraphStore;

/**
 * Who is who across the articles of identity/corpus.txt: pairs of mentions that mean the same
 * entity, against gold, and the same bytes in whatever order the articles come.
 */
class IdentityCorpusTest {
    private static final Pattern MARK = Pattern.compile("\\{\\{([^|]*)\\|([^}]*)\\}\\}");
    private static final double BAR = 0.95;
    private static final int SHUFFLES = 20;

    private static final List<Gold> GOLD = new ArrayList<>();
    private static final List<ArticleGraph> GRAPHS = new ArrayList<>();
    private static String dump;
    private static final Map<String, String> FOUND = new TreeMap<>();

    private record Marked(Span span, String entity) {}

    private record Gold(String part, Reading reading, List<Marked> marks) {
        String id() {
            return reading.article().id();
        }
    }

    @BeforeAll
    static void read() throws ArticleFormatException {
        ArticlePipeline pipeline = ArticlePipeline.bundled();
        ClaimMapper mapper = ClaimMapper.bundled("0.1.0");
        String head = null;
        StringBuilder body = new StringBuilder();
        List<String> lines = new ArrayList<>(lines());
        lines.add("===");
        for (String line : lines) {
            if (line.startsWith("===")) {
                if (head != null) {
                    GOLD.add(gold(pipeline, head, body.toString().strip()));
                }
                head = line.substring(3);
                body.setLength(0);
            } else if (head != null) {
                body.append(line).append('\n');
            }
        }
        GOLD.forEach(gold -> GRAPHS.add(mapper.map(gold.reading())));
        try (GraphStore store = GraphStore.inMemory()) {
            assertEquals(List.of(), store.write(GRAPHS).quarantined());
            assertTrue(store.validate().isValid(), () -> store.validate().problems().toString());
            dump = dump(store);
            for (Gold gold : GOLD) {
                Map<String, String> identities = store.identities(gold.id());
                for (Marked mark : gold.marks()) {
                    String id = entity(gold, mark.span());
                    FOUND.put(key(gold, mark), identities.getOrDefault(id, id));
                }
            }
        }
    }

    private static Gold gold(ArticlePipeline pipeline, String head, String marked)
            throws ArticleFormatException {
        String[] fields = head.split("\\|");
        StringBuilder text = new StringBuilder();
        List<Marked> marks = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int last = 0;
        while (matcher.find()) {
            text.append(marked, last, matcher.start());
            int start = text.length();
            text.append(matcher.group(2));
            marks.add(new Marked(new Span(start, text.length()), matcher.group(1)));
            last = matcher.end();
        }
        text.append(marked.substring(last));
        Article read = new ArticleReader().read(head, Optional.empty(), text.toString());
        Article article =
                new Article(
                        fields[0].strip(),
                        Optional.empty(),
                        Optional.empty(),
                        read.text(),
                        Optional.of(LocalDate.parse(fields[1].strip())),
                        Optional.of(fields[2].strip()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"),
                        read.origin(),
                        read.blocks(),
                        read.dateline());
        assertEquals(text.toString(), read.text());
        return new Gold(fields[3].strip(), pipeline.read(article), marks);
    }

    private static String key(Gold gold, Marked mark) {
        return gold.id() + " " + mark.span().start();
    }

    /** What the article alone makes of the mention; an id that nothing else has if nothing. */
    private static String entity(Gold gold, Span span) {
        Map<Span, List<String>> referents = gold.reading().resolution().referents();
        List<String> exact = referents.getOrDefault(span, List.of());
        if (exact.size() == 1) {
            return exact.get(0);
        }
        return referents.entrySet().stream()
                .filter(entry -> entry.getKey().overlaps(span) && entry.getValue().size() == 1)
                .min((a, b) -> apart(a.getKey(), span) - apart(b.getKey(), span))
                .map(entry -> entry.getValue().get(0))
                .orElse("nothing " + gold.id() + " " + span);
    }

    private static int apart(Span a, Span b) {
        return Math.abs(a.start() - b.start()) + Math.abs(a.end() - b.end());
    }

    @Test
    void theCorpusIsLargeEnough() {
        assertTrue(GOLD.size() >= 30);
        assertTrue(FOUND.size() >= 40);
    }

    @Test
    void pairsThatMeanTheSameAreFound() {
        double dev = f1("dev");
        double held = f1("held");
        double all = f1("");
        System.out.printf("identity: pairs F1 dev %.3f, held %.3f, all %.3f%n", dev, held, all);
        assertTrue(dev >= BAR && held >= BAR && all >= BAR, dev + " " + held + " " + all);
    }

    private static double f1(String part) {
        List<String[]> mentions = new ArrayList<>();
        for (Gold gold : GOLD) {
            if (gold.part().startsWith(part)) {
                for (Marked mark : gold.marks()) {
                    mentions.add(
                            new String[] {gold.id(), mark.entity(), FOUND.get(key(gold, mark))});
                }
            }
        }
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (int i = 0; i < mentions.size(); i++) {
            for (int j = i + 1; j < mentions.size(); j++) {
                String[] a = mentions.get(i);
                String[] b = mentions.get(j);
                if (a[0].equals(b[0])) {
                    continue;
                }
                boolean same = a[1].equals(b[1]);
                boolean found = a[2].equals(b[2]);
                right += same && found ? 1 : 0;
                wrong += !same && found ? 1 : 0;
                missed += same && !found ? 1 : 0;
                if (same != found && (!part.isEmpty() || Boolean.getBoolean("newsgraph.show"))) {
                    boolean shown = part.equals("dev") || Boolean.getBoolean("newsgraph.show");
                    if (shown) {
                        System.out.println(
                                (found ? "WRONG " : "MISSED ")
                                        + String.join(" ", a)
                                        + " / "
                                        + String.join(" ", b));
                    }
                }
            }
        }
        return 2.0 * right / (2.0 * right + wrong + missed);
    }

    @Test
    void anyOrderGivesTheSameBytes() {
        for (int seed = 0; seed < SHUFFLES; seed++) {
            Random random = new Random(seed);
            List<ArticleGraph> shuffled = new ArrayList<>(GRAPHS);
            Collections.shuffle(shuffled, random);
            try (GraphStore store = GraphStore.inMemory()) {
                for (int i = 0; i < shuffled.size(); ) {
                    int n = Math.min(shuffled.size() - i, 1 + random.nextInt(9));
                    store.write(shuffled.subList(i, i + n));
                    i += n;
                    if (random.nextInt(3) == 0) {
                        ArticleGraph gone = shuffled.get(random.nextInt(i));
                        store.delete(gone.articleId());
                        shuffled.add(gone);
                    }
                }
                store.write(GRAPHS.subList(0, 5));
                assertEquals(dump, dump(store), "seed " + seed);
            }
        }
    }

    private static String dump(GraphStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        IdentityCorpusTest.class.getResourceAsStream(
                                                "/identity/corpus.txt")),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
