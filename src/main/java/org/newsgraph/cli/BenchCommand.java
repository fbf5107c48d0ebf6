package org.newsgraph.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.newsgraph.extract.AttributionExtractor;
import org.newsgraph.extract.EventExtractor;
import org.newsgraph.extract.RoleExtractor;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.nlp.LanguageIdentifier;
import org.newsgraph.pipeline.ArticlePipeline;
import org.newsgraph.pipeline.BatchWriter;
import org.newsgraph.pipeline.ReadingStream;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.resolve.ArticleResolver;
import org.newsgraph.resolve.EntityResolver;
import org.newsgraph.store.GraphStore;
import org.newsgraph.time.TimeTagger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures reading and storing on variants of the bundled articles. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure speed, memory and disk on this machine: variants of the bundled sample articles, with other",
            "names of people in each, go from text to committed triples. One row at each tenth of the way.",
            "The column share_identity_events tells which part of the CPU time went into events, into whom an article",
            "names, into its triples, and into who is who and which reports are one across articles."
        },
        footer = {
            "",
            "Example:",
            "  java -Xmx768m -jar newsgraph.jar bench --articles 10000 --keep big.tdb"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int BATCH = 200;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many. Default: ${DEFAULT-VALUE}")
    private int articles;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Articles to read at once. Default: ${DEFAULT-VALUE}")
    private int threads;

    @Mixin private ModelOption model;

    /** CPU time, in nanoseconds, of what the share is of. */
    private final AtomicLong share = new AtomicLong();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Where to make the store, and leave it; else in a temporary folder.")
    private Path keep;

    @Override
    public Integer call() throws IOException {
        if (articles < 1 || threads < 1) {
            throw new UserError("--articles and --threads must be 1 or more");
        }
        Path folder = keep != null ? keep : Files.createTempDirectory("newsgraph-bench");
        try {
            run(folder);
        } finally {
            if (keep == null) {
                delete(folder);
            }
        }
        return 0;
    }

    private void run(Path folder) throws IOException {
        long startCpu = cpu();
        long startWall = System.nanoTime();
        List<Samples.Template> samples =
                Samples.articles().stream().map(Samples.Template::of).toList();
        ClaimMapper mapper =
                new ClaimMapper(new IriMinter(), Gazetteer.bundled(), model.components());
        AtomicLong tokens = new AtomicLong();
        long[] done = new long[1];
        System.out.println(
                "articles\ttokens\twall_s\tcpu_s\ttokens_per_cpu_s\ttokens_per_cpu_s_since_last_row\tshare_identity_events\theap_after_gc_mib\tstore_bytes");
        try (GraphStore store = GraphStore.create(folder)) {
            BatchWriter writer =
                    new BatchWriter(
                            store,
                            BATCH,
                            Duration.ofHours(1),
                            report -> share.addAndGet(report.settling().toNanos()));
            long[] last = {0, startCpu};
            try (ReadingStream<ArticleGraph> stream =
                    new ReadingStream<>(
                            pipeline(),
                            LanguageIdentifier.bundled(),
                            threads,
                            reading -> {
                                tokens.addAndGet(reading.document().tokens().size());
                                return timed(() -> mapper.map(reading));
                            },
                            graph -> {
                                writer.accept(graph);
                                done[0]++;
                                if (done[0] % Math.max(1, articles / 10) == 0) {
                                    writer.flush();
                                    row(done[0], tokens.get(), startWall, startCpu, last, folder);
                                }
                            },
                            problem -> System.err.println(problem))) {
                for (int i = 0; i < articles; i++) {
                    stream.accept(samples.get(i % samples.size()).variant(i / samples.size()));
                }
                stream.finish();
            }
            writer.flush();
        }
    }

    /** The pipeline, with a watch on events and on who and what an article names. */
    private ArticlePipeline pipeline() {
        EventExtractor events = new EventExtractor();
        EntityResolver resolver = ArticleResolver.bundled();
        return new ArticlePipeline(
                model.model().annotator(),
                new TimeTagger(),
                AttributionExtractor.bundled(model.attributions()),
                document -> timed(() -> events.extract(document)),
                new RoleExtractor(),
                (document, claims) -> timed(() -> resolver.resolve(document, claims)));
    }

    private <T> T timed(Supplier<T> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        T result = work.get();
        share.addAndGet(threads.getCurrentThreadCpuTime() - start);
        return result;
    }

    private void row(
            long articles, long tokens, long startWall, long startCpu, long[] last, Path folder) {
        long cpu = cpu();
        double since = (cpu - last[1]) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d\t%d\t%.1f\t%.1f\t%.0f\t%.0f\t%.3f\t%.0f\t%d%n",
                articles,
                tokens,
                (System.nanoTime() - startWall) / 1e9,
                (cpu - startCpu) / 1e9,
                tokens / ((cpu - startCpu) / 1e9),
                (tokens - last[0]) / since,
                share.get() / (double) (cpu - startCpu),
                heapAfterCollection() / 1048576.0,
                size(folder));
        last[0] = tokens;
        last[1] = cpu();
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** What was still in use after the last full collection. */
    private static long heapAfterCollection() {
        System.gc();
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                used += pool.getCollectionUsage().getUsed();
            }
        }
        return used;
    }

    /** Bytes of the files of the folder, as their lengths say. */
    private static long size(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            files.add(file);
                            return FileVisitResult.CONTINUE;
                        }
                    });
            long total = 0;
            for (Path file : files) {
                total += Files.size(file);
            }
            return total;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be measured", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
