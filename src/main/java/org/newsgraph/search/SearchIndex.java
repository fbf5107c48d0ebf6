package org.newsgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.newsgraph.store.GraphStore;

/**
 * Finds entities, statements and headlines of a store by their words.
 *
 * <p>The index lies in a folder beside the database that bears the name of the content it was made
 * from: {@link GraphStore#revision}. It is written elsewhere and moved there when it is whole. So
 * whatever happened to the store, and whenever a process was killed, an index either says what the
 * store holds or is made anew. To throw the folder away loses nothing.
 *
 * <p>May be shared by threads. Words are bounded in number, and a search in time, since callers may
 * be anyone.
 */
public final class SearchIndex implements AutoCloseable {
    private static final String FOLDER = "search";
    private static final String HALF_MADE = "new-";

    /** Of what is in the index; with other fields or another way to cut words it must change. */
    private static final String LAYOUT = "3-";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Entities are sorted anew by how often they are mentioned, of so many that fit best. */
    private static final int CANDIDATES = 300;

    /** Most triples that one search of SPARQL gives. */
    public static final int MOST_MATCHES = 10_000;

    /** Of names that fit as well, those that are mentioned most. */
    private static final Sort BEST_FIRST =
            new Sort(
                    SortField.FIELD_SCORE,
                    new SortField(IndexFields.MENTIONS, SortField.Type.LONG, true),
                    new SortField(IndexFields.SUBJECT, SortField.Type.STRING));

    static {
        // Lucene tells which Java it would like better, on standard error.
        Logs.quiet();
    }

    private final GraphStore store;
    private final Analyzer analyzer = Words.analyzer();
    private Opened opened;

    /** An index of one revision of the store. */
    private record Opened(String revision, Directory directory, DirectoryReader reader)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            reader.close();
            directory.close();
        }
    }

    private SearchIndex(GraphStore store) {
        this.store = store;
        opened = fresh();
    }

    /**
     * Opens the index of a store, which stays open and is not closed with it. Makes the index first
     * if there is none of what the store holds now: that takes some seconds for 10,000 articles.
     *
     * @throws UncheckedIOException if it can be neither read nor written
     */
    public static SearchIndex open(GraphStore store) {
        return new SearchIndex(store);
    }

    /** Whether {@link #open} would find an index, and not have to make one. */
    public static boolean isReady(GraphStore store) {
        return folder(store, store.revision()).filter(Files::isDirectory).isPresent();
    }

    // ------------------------------------------------------------ find

    /**
     * Finds what has all the words.
     *
     * @param words what to look for: {@code "in quotes"} in this order, {@code wor*} that begin so,
     *     {@code -word} without it, {@code a | b} either
     * @param limit most entities, most statements and most headlines, from 1 to 1000
     * @throws SearchException if there is no word in it, or too many
     */
    public Found search(String words, int limit) {
        checkLimit(limit);
        Query query = Words.parse(words, analyzer);
        return read(
                (searcher, graphs) ->
                        new Found(
                                entities(searcher, query, limit, new Details(graphs)::entity),
                                statements(searcher, graphs, query, limit),
                                headlines(searcher, graphs, query, limit)));
    }

    /**
     * Entities with a name in which all the words stand, of which the last may be half written: the
     * most mentioned first. None has a source, since that takes longest and nobody reads it while
     * typing.
     *
     * @throws SearchException as {@link #search}
     */
    public List<Found.Entity> suggest(String beginning, int limit) {
        checkLimit(limit);
        Query query = Words.beginning(beginning, analyzer);
        return read(
                (searcher, graphs) ->
                        entities(searcher, query, limit, new Details(graphs)::suggestion));
    }

    /**
     * A triple with words in it.
     *
     * @param subject IRI of the entity, statement or article
     * @param predicate IRI of skos:prefLabel, skos:altLabel, schema:name, news:text or
     *     schema:headline
     * @param text the object
     * @param graph IRI of a graph that has it
     * @param score how well it fits
     */
    public record Match(String subject, String predicate, String text, String graph, float score) {}

    /**
     * Triples with all the words, best first: for SPARQL.
     *
     * @param predicates which; all of those of {@link Match} if empty
     * @param subject only this one's, if given
     * @param graph only those of this graph, if given
     * @param limit most triples, at least 1; more than {@link #MOST_MATCHES} are never given
     * @throws SearchException as {@link #search}
     */
    public List<Match> matches(
            String words,
            List<String> predicates,
            Optional<String> subject,
            Optional<String> graph,
            int limit) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(Words.parse(words, analyzer), BooleanClause.Occur.MUST);
        if (!predicates.isEmpty()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            predicates.forEach(
                    predicate ->
                            any.add(
                                    new TermQuery(new Term(IndexFields.PREDICATE, predicate)),
                                    BooleanClause.Occur.SHOULD));
            all.add(any.build(), BooleanClause.Occur.FILTER);
        }
        subject.ifPresent(
                iri ->
                        all.add(
                                new TermQuery(new Term(IndexFields.SUBJECT, iri)),
                                BooleanClause.Occur.FILTER));
        graph.ifPresent(
                iri ->
                        all.add(
                                new TermQuery(new Term(IndexFields.GRAPH, iri)),
                                BooleanClause.Occur.FILTER));
        return read(
                (searcher, graphs) -> {
                    TopDocs top =
                            searcher.search(
                                    all.build(),
                                    Math.max(1, Math.min(limit, MOST_MATCHES)),
                                    BEST_FIRST,
                                    true);
                    List<Match> matches = new ArrayList<>();
                    for (ScoreDoc of : top.scoreDocs) {
                        matches.add(match(searcher.storedFields(), of));
                    }
                    return matches;
                });
    }

    private static Match match(StoredFields fields, ScoreDoc of) throws IOException {
        Document document = fields.document(of.doc);
        return new Match(
                document.get(IndexFields.SUBJECT),
                document.get(IndexFields.PREDICATE),
                document.get(IndexFields.TEXT),
                document.get(IndexFields.GRAPH),
                of.score);
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > 1000) {
            throw new SearchException("a limit of " + limit + "; expected 1 to 1000");
        }
    }

    private interface Work<R> {
        R run(IndexSearcher searcher, DatasetGraph graphs) throws IOException;
    }

    /** Reads the index and the store as they are at one moment. */
    private <R> R read(Work<R> work) {
        DirectoryReader reader = current();
        try {
            IndexSearcher searcher =
                    new IndexSearcher(
                            ExitableDirectoryReader.wrap(
                                    reader, new QueryTimeoutImpl(PATIENCE.toMillis())));
            return store.read(
                    graphs -> {
                        try {
                            return work.run(searcher, graphs);
                        } catch (IOException e) {
                            throw new UncheckedIOException("the search index cannot be read", e);
                        }
                    });
        } catch (ExitableDirectoryReader.ExitingReaderException e) {
            throw new SearchException(
                    "the search took too long; use fewer words, or longer ones", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        } finally {
            release(reader);
        }
    }

    private List<Found.Entity> entities(
            IndexSearcher searcher,
            Query query,
            int limit,
            BiFunction<Candidate, List<Found.Span>, Found.Entity> details)
            throws IOException {
        TopDocs top = top(searcher, query, IndexFields.Kind.ENTITY, Math.max(CANDIDATES, limit));
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (ScoreDoc of : top.scoreDocs) {
            Document document = searcher.storedFields().document(of.doc);
            int articles = document.getField(IndexFields.MENTIONS).numericValue().intValue();
            // An entity comes once, by the name that fits best. Who is in the news often is more
            // likely meant.
            candidates.putIfAbsent(
                    document.get(IndexFields.SUBJECT),
                    new Candidate(
                            document.get(IndexFields.SUBJECT),
                            document.get(IndexFields.TEXT),
                            articles,
                            of.score * (1 + Math.log1p(articles))));
        }
        return candidates.values().stream()
                .sorted(
                        Comparator.comparingDouble((Candidate one) -> -one.score())
                                .thenComparing(Candidate::iri))
                .limit(limit)
                .map(one -> details.apply(one, Words.highlights(query, one.matched(), analyzer)))
                .toList();
    }

    /** An entity, by one of its names. */
    record Candidate(String iri, String matched, int articles, double score) {}

    private List<Found.Statement> statements(
            IndexSearcher searcher, DatasetGraph graphs, Query query, int limit)
            throws IOException {
        Details details = new Details(graphs);
        List<Found.Statement> statements = new ArrayList<>();
        for (ScoreDoc of : top(searcher, query, IndexFields.Kind.STATEMENT, limit).scoreDocs) {
            Match match = match(searcher.storedFields(), of);
            statements.add(
                    details.statement(match, Words.highlights(query, match.text(), analyzer)));
        }
        return statements;
    }

    private List<Found.Headline> headlines(
            IndexSearcher searcher, DatasetGraph graphs, Query query, int limit)
            throws IOException {
        Details details = new Details(graphs);
        List<Found.Headline> headlines = new ArrayList<>();
        for (ScoreDoc of : top(searcher, query, IndexFields.Kind.HEADLINE, limit).scoreDocs) {
            Match match = match(searcher.storedFields(), of);
            headlines.add(
                    new Found.Headline(
                            details.source(match.subject()).withTitle(match.text()),
                            Words.highlights(query, match.text(), analyzer),
                            match.score()));
        }
        return headlines;
    }

    private static TopDocs top(
            IndexSearcher searcher, Query query, IndexFields.Kind kind, int limit)
            throws IOException {
        Query ofKind =
                new BooleanQuery.Builder()
                        .add(query, BooleanClause.Occur.MUST)
                        .add(
                                new TermQuery(new Term(IndexFields.KIND, kind.name())),
                                BooleanClause.Occur.FILTER)
                        .build();
        return searcher.search(ofKind, limit, BEST_FIRST, true);
    }

    // ------------------------------------------------------------ the folder

    /** The reader of what the store holds now, to be released after use. */
    private synchronized DirectoryReader current() {
        if (!opened.revision().equals(store.revision())) {
            Opened old = opened;
            opened = fresh();
            close(old);
        }
        opened.reader().incRef();
        return opened.reader();
    }

    private static void release(DirectoryReader reader) {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be closed", e);
        }
    }

    private Opened fresh() {
        return store.readRevision(
                (revision, graphs) -> {
                    try {
                        Optional<Path> folder = folder(store, revision);
                        if (folder.isEmpty()) {
                            Directory memory = new ByteBuffersDirectory();
                            new IndexBuilder(graphs).build(memory, analyzer);
                            return new Opened(revision, memory, DirectoryReader.open(memory));
                        }
                        return onDisk(folder.get(), revision, graphs);
                    } catch (IOException e) {
                        throw new UncheckedIOException("the search index cannot be made", e);
                    }
                });
    }

    private Opened onDisk(Path folder, String revision, DatasetGraph graphs) throws IOException {
        if (Files.isDirectory(folder)) {
            try {
                return open(folder, revision);
            } catch (IOException | RuntimeException e) {
                // Damaged, or of another Lucene: it is only a cache.
                remove(folder);
            }
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        List<Path> old;
        try (Stream<Path> files = Files.list(parent)) {
            old = files.toList();
        }
        for (Path file : old) {
            remove(file);
        }
        Path made = Files.createTempDirectory(parent, HALF_MADE);
        try (Directory directory = FSDirectory.open(made)) {
            new IndexBuilder(graphs).build(directory, analyzer);
        }
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(folder + ": this file system cannot move folders", e);
        }
        return open(folder, revision);
    }

    private static Opened open(Path folder, String revision) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            return new Opened(revision, directory, DirectoryReader.open(directory));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Optional<Path> folder(GraphStore store, String revision) {
        return store.cache(FOLDER).map(parent -> parent.resolve(LAYOUT + revision));
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    // ------------------------------------------------------------ check

    /**
     * Compares the index on disk with the store: a copy of the store by other means, or a disk, may
     * have damaged it.
     *
     * @return what differs, in words; empty if nothing does, or if there is no index of what the
     *     store holds now, since the next search makes one
     */
    public static List<String> check(GraphStore store) {
        return isReady(store) ? new IndexCheck(store).problems() : List.of();
    }

    /** All triples of the index of what the store holds now, in no order. */
    static Directory directory(GraphStore store) throws IOException {
        return FSDirectory.open(folder(store, store.revision()).orElseThrow());
    }

    @Override
    public synchronized void close() {
        close(opened);
    }

    private static void close(Opened index) {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be closed", e);
        }
    }
}
