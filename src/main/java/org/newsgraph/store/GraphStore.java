package org.newsgraph.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.identity.Curation;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.IriMinter;

/**
 * The graph of all articles: a TDB2 database with one named graph for each article, one for
 * entities, one for the record of how each was made, and one for links between reports.
 *
 * <p>Queries see the union of all graphs. A write is one transaction: after a crash it is there as
 * a whole or not at all. One process can open a store at a time; within it, many threads may read
 * while one writes.
 */
public final class GraphStore implements AutoCloseable {
    private static final String QUARANTINE = "quarantine";
    private static final String FIRST_DATA = "Data-0001";
    private static final String HALF_MADE = "new-";
    private static final Node IDENTIFIER = DCTerms.identifier.asNode();

    private final DatasetGraph dataset;
    private final Optional<Path> location;
    private final Optional<StoreLock> lock;
    private final ShapeChecker shapes = new ShapeChecker();
    private final Revision revision;
    private final ReadWriteLock changes = new ReentrantReadWriteLock();

    private GraphStore(DatasetGraph dataset, Optional<Path> location, Optional<StoreLock> lock) {
        this.dataset = dataset;
        this.location = location;
        this.lock = lock;
        this.revision = new Revision(location);
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    }

    /**
     * Opens a store that is there.
     *
     * @throws StoreException if there is none at that place, or another process has it open
     */
    public static GraphStore open(Path directory) {
        if (!isStore(directory)) {
            throw new StoreException(
                    directory
                            + ": "
                            + (Files.exists(directory) ? "not a Newsgraph store" : "no such store")
                            + "; make one with: newsgraph ingest --store "
                            + directory
                            + " FILE...");
        }
        return connect(directory);
    }

    /**
     * Opens a store, and makes it first if the directory is empty or not there.
     *
     * @throws StoreException if the directory holds something else, cannot be made, or another
     *     process has it open
     */
    public static GraphStore create(Path directory) {
        if (!isStore(directory)) {
            if (Files.exists(directory) && !isEmptyDirectory(directory)) {
                throw new StoreException(
                        directory
                                + ": not a Newsgraph store, and not empty; name a new or an empty"
                                + " directory");
            }
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw new StoreException(
                        directory + ": cannot be made (" + e.getMessage() + ")", e);
            }
        }
        return connect(directory);
    }

    /** An empty store that is gone when it is closed. */
    public static GraphStore inMemory() {
        return new GraphStore(DatabaseMgr.createDatasetGraph(), Optional.empty(), Optional.empty());
    }

    private static GraphStore connect(Path directory) {
        StoreLock lock = StoreLock.take(directory);
        try {
            if (!isStore(directory)) {
                makeDatabase(directory);
            }
            DatasetGraph dataset =
                    DatabaseMgr.connectDatasetGraph(Location.create(directory.toString()));
            return new GraphStore(dataset, Optional.of(directory), Optional.of(lock));
        } catch (RuntimeException e) {
            lock.close();
            throw new StoreException(directory + ": cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Makes an empty database beside its place and moves it there when it is whole: one that a
     * crash leaves half made could not be opened again.
     */
    private static void makeDatabase(Path directory) {
        try {
            try (Stream<Path> leftovers = Files.list(directory)) {
                leftovers.filter(GraphStore::isHalfMade).forEach(GraphStore::remove);
            }
            Path made = Files.createTempDirectory(directory, HALF_MADE);
            DatasetGraph empty = DatabaseMgr.connectDatasetGraph(Location.create(made.toString()));
            Txn.executeWrite(empty, () -> {});
            TDBInternal.expel(empty);
            Files.move(
                    made.resolve(FIRST_DATA),
                    directory.resolve(FIRST_DATA),
                    StandardCopyOption.ATOMIC_MOVE);
            remove(made);
        } catch (IOException e) {
            throw new StoreException(directory + ": cannot be made (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isHalfMade(Path file) {
        return file.getFileName().toString().startsWith(HALF_MADE);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StoreException(folder + ": cannot be removed (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isStore(Path directory) {
        return Files.isDirectory(directory.resolve(FIRST_DATA))
                || Files.isDirectory(directory) && hasData(directory);
    }

    private static boolean hasData(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().matches("Data-\\d{4,}"));
        } catch (IOException e) {
            throw new StoreException(directory + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isEmptyDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            // A crash before the database is whole leaves these behind.
            return files.allMatch(
                    file -> isHalfMade(file) || file.getFileName().toString().endsWith(".lock"));
        } catch (IOException e) {
            throw new StoreException(directory + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    // ------------------------------------------------------------ write

    /**
     * Puts articles in, each in place of its older graph, in one transaction. An article that
     * breaks a shape is left out, and kept with its report in the directory {@code quarantine} of
     * the store; the others are committed. A commit costs about a tenth of a second and some disk
     * whatever it holds, so give it hundreds of articles. Of two articles with one IRI the last
     * counts.
     */
    public WriteReport write(Collection<ArticleGraph> batch) {
        Map<Node, ArticleGraph> articles = new LinkedHashMap<>();
        List<String> older = new ArrayList<>();
        int replacedHere = 0;
        int unchangedHere = 0;
        for (ArticleGraph article : batch) {
            ArticleGraph before = articles.get(article.name());
            if (before == null) {
                articles.put(article.name(), article);
            } else if (before.equals(article)) {
                unchangedHere++;
            } else if (Rereads.takesPlace(article, before)) {
                articles.put(article.name(), article);
                replacedHere++;
            } else {
                older.add(article.articleId());
            }
        }
        Map<Node, List<String>> problems = new HashMap<>();
        articles.forEach((name, article) -> problems.put(name, shapes.problems(article.triples())));
        List<ArticleGraph> good = new ArrayList<>();
        List<ArticleGraph> bad = new ArrayList<>();
        long[] settling = new long[1];
        int[] reconsidered = new int[1];
        int[] counts = new int[GraphWriter.Outcome.values().length];
        if (!articles.isEmpty()) {
            change(
                    () -> {
                        // Asked here, where nobody else can write a newer text meanwhile.
                        for (ArticleGraph article : articles.values()) {
                            if (!Rereads.takesPlace(article, dataset)) {
                                older.add(article.articleId());
                            } else if (problems.getOrDefault(article.name(), List.of()).isEmpty()) {
                                good.add(article);
                            } else {
                                bad.add(article);
                            }
                        }
                        if (good.isEmpty()) {
                            return false;
                        }
                        ArticleSet set = new ArticleSet(dataset);
                        good.forEach(set::put);
                        set.settle(outcome -> counts[outcome.ordinal()]++);
                        settling[0] = set.settlingNanos();
                        reconsidered[0] = set.reconsidered();
                        return counts[GraphWriter.Outcome.UNCHANGED.ordinal()] < good.size();
                    });
            good.forEach(article -> release(article.name()));
        }
        List<WriteReport.Quarantined> quarantined = new ArrayList<>();
        for (ArticleGraph article : bad) {
            List<String> found = problems.getOrDefault(article.name(), List.of());
            quarantined.add(
                    new WriteReport.Quarantined(
                            article.articleId(), article.name().getURI(), found));
            quarantine(article, found);
        }
        return new WriteReport(
                counts[0],
                counts[1] + replacedHere,
                counts[2] + unchangedHere,
                older,
                quarantined,
                reconsidered[0],
                Duration.ofNanos(settling[0]));
    }

    /**
     * Removes an article: the store is then as if it had never been written.
     *
     * @param article its id or its IRI
     * @return false if the store has no such article
     */
    public boolean delete(String article) {
        return change(
                () -> {
                    Optional<Node> name = find(article);
                    if (name.isEmpty()) {
                        return false;
                    }
                    ArticleSet set = new ArticleSet(dataset);
                    boolean deleted = set.remove(name.get());
                    set.settle(outcome -> {});
                    release(name.get());
                    return deleted;
                });
    }

    /** The rows by which people decided who is who. */
    public Curation curation() {
        return read(Identities::curation);
    }

    /**
     * Who is now what an IRI named that the store does not speak of any more: those whom people
     * merged it into, or split from it.
     *
     * @param iri of a person, a body or someone without a name
     * @return their IRIs, sorted; empty if the store speaks of it, or no row is about it
     */
    public List<String> successors(String iri) {
        return read(
                graphs -> {
                    int kind = iri.lastIndexOf('/', iri.lastIndexOf('/') - 1) + 1;
                    if (kind == 0
                            || !Curation.isId(iri.substring(kind))
                            || isNamed(graphs, NodeFactory.createURI(iri))) {
                        return List.of();
                    }
                    IriMinter iris;
                    String id;
                    try {
                        iris = new IriMinter(iri.substring(0, kind));
                        id = iris.id(NodeFactory.createURI(iri));
                    } catch (IllegalArgumentException e) {
                        // Not one that was ever made here.
                        return List.of();
                    }
                    return Identities.curation(graphs).successors(id).stream()
                            .map(iris::entity)
                            .filter(entity -> isNamed(graphs, entity))
                            .map(Node::getURI)
                            .sorted()
                            .toList();
                });
    }

    private static boolean isNamed(DatasetGraph graphs, Node entity) {
        return graphs.contains(GraphNames.ENTITIES, entity, SKOS.prefLabel.asNode(), Node.ANY);
    }

    /**
     * Puts other rows in place of those that the store remembers, and changes all articles that
     * they are about. Without a row everything is as the rules decide.
     */
    public void curate(Curation rows) {
        change(
                () -> {
                    ArticleSet set = new ArticleSet(dataset);
                    set.curate(rows);
                    set.settle(outcome -> {});
                    return true;
                });
    }

    /**
     * Who is who in an article: for each id that its names give, the id of whom it was found to
     * mean; those that are the same are left out.
     *
     * @param article its id or its IRI
     */
    public SortedMap<String, String> identities(String article) {
        return read(
                graphs ->
                        find(article)
                                .map(name -> new ArticleSet(graphs).identities(name))
                                .orElseGet(TreeMap::new));
    }

    /**
     * Where an article speaks of someone, in text order.
     *
     * @param article its id or its IRI
     * @param id whom the article means there by everything that is known but rows about single
     *     mentions: {@code person/john-smith}
     * @return empty if the store has no such article, or read it before it kept mentions
     */
    public Optional<List<EntityMention>> mentions(String article, String id) {
        return read(
                graphs -> find(article).flatMap(name -> new ArticleSet(graphs).mentions(name, id)));
    }

    /**
     * Where the store's articles speak of someone now, rows about single mentions included: by
     * article IRI, and in text order in each. Articles read before mentions were kept are left out.
     *
     * @param id of whom: {@code person/john-smith}
     */
    public List<EntityMention> mentionsOf(String id) {
        return read(graphs -> new ArticleSet(graphs).mentionsOf(id));
    }

    /**
     * Runs a write transaction that says whether it changed anything. The revision is a new one
     * before the transaction begins, so that no other content ever goes by the old one, whenever
     * the process is killed; and the old one again if nothing has changed. Who reads meanwhile
     * still sees the old content by that name, so the new content gets another.
     */
    private boolean change(Supplier<Boolean> work) {
        changes.writeLock().lock();
        try {
            Optional<String> old = revision.renew();
            boolean changed = Txn.calculateWrite(dataset, work);
            if (changed) {
                revision.renew();
                revision.dropCaches();
            } else {
                old.ifPresent(revision::restore);
            }
            return changed;
        } finally {
            changes.writeLock().unlock();
        }
    }

    /**
     * Gives the disk space of replaced graphs back. Needs as much free disk as the store will take.
     */
    public void compact() {
        if (location.isPresent()) {
            DatabaseMgr.compact(dataset, true);
        }
    }

    // ------------------------------------------------------------ read

    /** Runs {@code work} in a read transaction on all graphs; their union is the default graph. */
    public <R> R read(Function<DatasetGraph, R> work) {
        return Txn.calculateRead(dataset, () -> work.apply(dataset));
    }

    /**
     * Runs {@code work} on all graphs, in a read transaction, while nothing is written.
     *
     * @param work takes the {@link #revision} of what it reads, and the graphs
     */
    public <R> R readRevision(BiFunction<String, DatasetGraph, R> work) {
        changes.readLock().lock();
        try {
            String current = revision.current();
            return Txn.calculateRead(dataset, () -> work.apply(current, dataset));
        } finally {
            changes.readLock().unlock();
        }
    }

    /**
     * Names what the store holds: as long as it is the same, nothing has changed. For what is kept
     * beside the store and can be made again from it. A change may bring a new name and the same
     * content, never the other way round.
     */
    public String revision() {
        return revision.current();
    }

    /**
     * A folder beside the database for what can be made again from it; it need not be there yet,
     * and it is gone after each change of the store. None for a store in memory.
     *
     * @param name of the folder, such as {@code search}
     */
    public Optional<Path> cache(String name) {
        return revision.caches().map(caches -> caches.resolve(name));
    }

    /** Changes the graphs behind the store's back: lets a test show that damage is found. */
    void mutate(Consumer<DatasetGraph> damage) {
        change(
                () -> {
                    damage.accept(dataset);
                    return true;
                });
    }

    /** IRI of the article with that id or IRI, if the store has it. */
    public Optional<String> article(String idOrIri) {
        return read(graphs -> find(idOrIri).map(Node::getURI));
    }

    /** The id of the article with that id or IRI, if the store has it. */
    public Optional<String> articleId(String idOrIri) {
        return read(
                graphs ->
                        find(idOrIri)
                                .map(
                                        name ->
                                                graphs.find(
                                                                GraphNames.RUNS,
                                                                name,
                                                                IDENTIFIER,
                                                                Node.ANY)
                                                        .next()
                                                        .getObject()
                                                        .getLiteralLexicalForm()));
    }

    /**
     * What an article says by itself: without what was decided about its people, and with its
     * claims even if a later version supersedes it. Without the record of how it was made.
     *
     * @param article its id or its IRI
     */
    public Optional<ArticleGraph> reading(String article) {
        return read(graphs -> find(article).map(name -> new ArticleSet(graphs).reading(name)));
    }

    /** IRIs of all articles, sorted. */
    public List<String> articles() {
        return read(graphs -> articleNodes().stream().map(Node::getURI).toList());
    }

    /**
     * Who is in the store, and why each is one.
     *
     * @param name a name in any spelling, or an id such as {@code person/john-smith}; if nobody has
     *     it, those whose names contain it as whole words; all people and bodies if empty
     * @param to takes them in order of their IRIs
     */
    public void entities(Optional<String> name, Consumer<EntityReport> to) {
        read(
                graphs -> {
                    new EntityReports(graphs).each(name, to);
                    return null;
                });
    }

    /** How much there is. Reads one index, and the type of everything. */
    public StoreStats stats() {
        return read(
                graphs -> {
                    // Counts index entries; to read the quads would look every term up.
                    long quads =
                            TDBInternal.getDatasetGraphTDB(graphs)
                                    .getQuadTable()
                                    .getNodeTupleTable()
                                    .size();
                    SortedMap<String, Long> byType = new TreeMap<>();
                    graphs.getUnionGraph()
                            .find(Node.ANY, RDF.type.asNode(), Node.ANY)
                            .forEachRemaining(
                                    triple ->
                                            byType.merge(
                                                    localName(triple.getObject()), 1L, Long::sum));
                    long entities =
                            count(
                                    graphs.find(
                                            GraphNames.ENTITIES,
                                            Node.ANY,
                                            SKOS.prefLabel.asNode(),
                                            Node.ANY));
                    return new StoreStats(articleNodes().size(), quads, entities, byType, bytes());
                });
    }

    /**
     * Checks the whole store: the words of each mention against the stored text, the text against
     * its hash, each article against the shapes, and the shared graphs against the articles.
     */
    public ValidationReport validate() {
        return read(graphs -> new StoreCheck(graphs, shapes).run(articleNodes()));
    }

    /**
     * Writes all quads as N-Quads, graph by graph and sorted in each: two stores that hold the same
     * give the same bytes.
     *
     * @throws UncheckedIOException if {@code out} fails
     */
    public void dump(OutputStream out) {
        read(
                graphs -> {
                    try {
                        Writer writer =
                                new BufferedWriter(
                                        new OutputStreamWriter(out, StandardCharsets.UTF_8));
                        TreeSet<Node> names = new TreeSet<>(Comparator.comparing(Node::getURI));
                        names.addAll(articleNodes());
                        names.add(GraphNames.ENTITIES);
                        names.add(GraphNames.RUNS);
                        names.add(GraphNames.LINKS);
                        names.add(GraphNames.IDENTITIES);
                        for (Node name : names) {
                            for (String line : sortedLines(graphs, name)) {
                                writer.write(line);
                            }
                        }
                        writer.flush();
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException("the graphs cannot be written", e);
                    }
                });
    }

    private static List<String> sortedLines(DatasetGraph graphs, Node name) {
        List<String> lines = new ArrayList<>();
        graphs.findNG(name, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(
                        quad ->
                                lines.add(
                                        NodeFmtLib.strNT(quad.getSubject())
                                                + " "
                                                + NodeFmtLib.strNT(quad.getPredicate())
                                                + " "
                                                + NodeFmtLib.strNT(quad.getObject())
                                                + " "
                                                + NodeFmtLib.strNT(name)
                                                + " .\n"));
        Collections.sort(lines);
        return lines;
    }

    private Optional<Node> find(String idOrIri) {
        Node iri = NodeFactory.createURI(idOrIri);
        if (dataset.contains(GraphNames.RUNS, iri, IDENTIFIER, Node.ANY)) {
            return Optional.of(iri);
        }
        Iterator<Quad> quads =
                dataset.find(
                        GraphNames.RUNS,
                        Node.ANY,
                        IDENTIFIER,
                        NodeFactory.createLiteralString(idOrIri));
        return quads.hasNext() ? Optional.of(quads.next().getSubject()) : Optional.empty();
    }

    /** From the graph of runs: to list the graphs themselves TDB2 reads every quad. */
    private TreeSet<Node> articleNodes() {
        TreeSet<Node> articles = new TreeSet<>(Comparator.comparing(Node::getURI));
        dataset.find(GraphNames.RUNS, Node.ANY, IDENTIFIER, Node.ANY)
                .forEachRemaining(quad -> articles.add(quad.getSubject()));
        return articles;
    }

    private static String localName(Node iri) {
        return iri.getURI()
                .substring(
                        Math.max(iri.getURI().lastIndexOf('#'), iri.getURI().lastIndexOf('/')) + 1);
    }

    private static long count(Iterator<?> items) {
        long count = 0;
        while (items.hasNext()) {
            items.next();
            count++;
        }
        return count;
    }

    private long bytes() {
        if (location.isEmpty()) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(location.get())) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(location.get() + " cannot be measured", e);
        }
    }

    // ------------------------------------------------------------ quarantine

    /**
     * Articles that are in quarantine: file names with their reports; none for a store in memory.
     */
    public SortedMap<String, List<String>> quarantined() {
        SortedMap<String, List<String>> reports = new TreeMap<>();
        if (location.isEmpty() || !Files.isDirectory(location.get().resolve(QUARANTINE))) {
            return reports;
        }
        try (Stream<Path> files = Files.list(location.get().resolve(QUARANTINE))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    reports.put(
                            file.getFileName().toString(),
                            lines.takeWhile(line -> line.startsWith("# "))
                                    .map(line -> line.substring(2))
                                    .toList());
                }
            }
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException(location.get() + ": quarantine cannot be read", e);
        }
    }

    /** A Turtle file with the report as comments: can be read, mended and checked by any tool. */
    private void quarantine(ArticleGraph article, List<String> problems) {
        if (location.isEmpty()) {
            return;
        }
        Path file = quarantineFile(article.name());
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                writer.write("# " + oneLine(article.articleId()) + "\n");
                for (String problem : problems) {
                    writer.write("# " + oneLine(problem) + "\n");
                }
                for (Triple triple : article.triples()) {
                    writer.write(
                            NodeFmtLib.strNT(triple.getSubject())
                                    + " "
                                    + NodeFmtLib.strNT(triple.getPredicate())
                                    + " "
                                    + NodeFmtLib.strNT(triple.getObject())
                                    + " .\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private void release(Node article) {
        if (location.isPresent()) {
            try {
                Files.deleteIfExists(quarantineFile(article));
            } catch (IOException e) {
                throw new UncheckedIOException(quarantineFile(article) + " cannot be removed", e);
            }
        }
    }

    private Path quarantineFile(Node article) {
        return location.orElseThrow().resolve(QUARANTINE).resolve(localName(article) + ".ttl");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    @Override
    public void close() {
        if (location.isPresent()) {
            TDBInternal.expel(dataset);
        } else {
            dataset.close();
        }
        lock.ifPresent(StoreLock::close);
    }
}
