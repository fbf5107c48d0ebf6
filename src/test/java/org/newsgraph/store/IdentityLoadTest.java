package org.newsgraph.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.rdf.ReadingBuilder.Met;
import org.newsgraph.resolve.EntityType;

/**
 * How the time to find who is who and which articles are one report grows with the store. By hand
 * only: {@code mvn test -Dtest=IdentityLoadTest -Dnewsgraph.identity=100000}. Of 20,000 articles
 * and more it fails if the CPU time an article grows faster than the square root of their number.
 *
 * <p>Articles are made up without reading: eight people each, of names as common as Zipf's law
 * says, one in fifty of which several people of other countries have; one article in ten leaves the
 * country out, and one in ten is a copy of a recent one with some words changed.
 */
@EnabledIfSystemProperty(named = "newsgraph.identity", matches = "\\d+")
class IdentityLoadTest {
    private static final int BATCH = 500;
    private static final int EARLY = 10_000;
    private static final int PEOPLE = 8;
    private static final int WORDS = 150;
    private static final List<String> COUNTRIES =
            List.of("kenya", "austria", "norway", "chile", "japan", "ghana", "peru", "latvia");

    @TempDir private static Path folder;

    @Test
    void timeGrowsWithTheArticles() throws IOException {
        int articles = Integer.getInteger("newsgraph.identity");
        ClaimMapper mapper = ClaimMapper.bundled("0.1.0");
        List<String> recent = new ArrayList<>();
        double settling = 0;
        double writing = 0;
        double lastSettling = 0;
        int lastArticles = 0;
        double early = 0;
        double late = 0;
        System.out.println(
                "articles\tsettle_cpu_s\tcpu_ms_an_article_since\twrite_cpu_s_in_all\theap_mib\tstore_mib");
        try (GraphStore store = GraphStore.create(Files.createDirectory(folder.resolve("s")))) {
            List<ArticleGraph> batch = new ArrayList<>();
            for (int i = 0; i < articles; i++) {
                batch.add(article(i, articles, recent, mapper));
                if (batch.size() == BATCH || i == articles - 1) {
                    long start = cpu();
                    WriteReport report = store.write(batch);
                    writing += (cpu() - start) / 1e9;
                    settling += report.settling().toNanos() / 1e9;
                    batch.clear();
                }
                int done = i + 1;
                boolean row = done == 1000 || done % 10_000 == 0 || done == articles;
                if (row && batch.isEmpty()) {
                    System.gc();
                    late = 1000 * (settling - lastSettling) / (done - lastArticles);
                    if (done == EARLY) {
                        early = late;
                    }
                    Runtime memory = Runtime.getRuntime();
                    System.out.printf(
                            Locale.ROOT,
                            "%d\t%.1f\t%.2f\t%.1f\t%d\t%d%n",
                            done,
                            settling,
                            late,
                            writing,
                            (memory.totalMemory() - memory.freeMemory()) >> 20,
                            size(folder) >> 20);
                    lastSettling = settling;
                    lastArticles = done;
                    // As a user has to: replaced blocks are half a megabyte an article.
                    store.compact();
                }
            }
        }
        if (articles >= 2 * EARLY) {
            // A rule that asks all articles anew for each costs as many times more as there are.
            assertTrue(
                    late < early * Math.sqrt((double) articles / EARLY),
                    late + " ms an article, after " + early + " with the first " + EARLY);
        }
    }

    private static ArticleGraph article(
            int number, int all, List<String> recent, ClaimMapper mapper) {
        SplittableRandom random = new SplittableRandom(number);
        boolean copy = random.nextInt(10) == 0 && !recent.isEmpty();
        StringBuilder text = new StringBuilder("Alpha met beta.\n");
        if (copy) {
            for (String word : recent.get(random.nextInt(recent.size())).split(" ")) {
                text.append(random.nextInt(15) == 0 ? "changed" : word).append(' ');
            }
        } else {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < WORDS; i++) {
                words.append('w')
                        .append((int) (5000 * Math.pow(random.nextDouble(), 2)))
                        .append(' ');
            }
            text.append(words);
            recent.add(words.toString());
            if (recent.size() > 50) {
                recent.remove(0);
            }
        }
        ReadingBuilder builder = new ReadingBuilder("made-" + number, text.toString().strip());
        builder.published(
                LocalDate.of(2031, 1, 1).plusDays(number / 100).toString(),
                "Paper " + random.nextInt(40));
        TreeSet<String> ids = new TreeSet<>();
        while (ids.size() < PEOPLE) {
            // Half as many names as articles, the most common in a third of all.
            int name = (int) Math.pow(Math.max(2, all / 2), random.nextDouble());
            String surname =
                    "s" + Integer.toString(name * 7919 + 40_000, 26).replaceAll("\\d", "o");
            String id = "person/given" + (char) ('a' + name % 26) + "-" + surname + letters(name);
            boolean shared = name % 50 == 0;
            int country = shared ? random.nextInt(2) * 3 + name % 3 : name % COUNTRIES.size();
            Optional<String> told =
                    random.nextInt(10) == 0
                            ? Optional.empty()
                            : Optional.of("place/" + COUNTRIES.get(country % COUNTRIES.size()));
            if (ids.add(id)) {
                builder.entity(id, EntityType.PERSON, id.substring(7).replace('-', ' '), told);
            }
        }
        List<String> list = List.copyOf(ids);
        builder.entity("place/kenya", EntityType.COUNTRY, "Kenya", Optional.empty());
        builder.met(
                new Met("met", list.get(0), list.get(1))
                        .at("place/kenya")
                        .on(LocalDate.of(2031, 1, 1).plusDays(number / 100).toString()));
        return mapper.map(builder.build());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int n = number; n > 0; n /= 26) {
            letters.append((char) ('a' + n % 26));
        }
        return letters.toString();
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
