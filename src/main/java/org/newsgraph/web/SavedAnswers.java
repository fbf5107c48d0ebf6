package org.newsgraph.web;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.newsgraph.document.Sha256;
import org.newsgraph.store.GraphStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that were prepared for the first views, in the folder {@code cache} of a store: a server
 * that starts again has them at once. A write to the store throws them away.
 */
final class SavedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(SavedAnswers.class);
    private static final String FOLDER = "answers";
    private static final int NAME_DIGITS = 32;

    /** Read in a third of the time that JSON takes. */
    private static final Lang FORMAT = ResultSetLang.RS_Thrift;

    private static final String WHOLE = ".rows.gz";

    /** The first rows of an answer that has more than the server gave. */
    private static final String BEGINNING = ".first-rows.gz";

    /** Some 400 bytes each, zipped a tenth of it. */
    static final int MOST_ROWS = 20_000;

    private final GraphStore store;

    SavedAnswers(GraphStore store) {
        this.store = store;
    }

    /**
     * What was saved, as far as the limit allows; nothing if it is damaged, or was cut at a lesser
     * limit.
     *
     * @param limit most rows of an answer
     */
    Optional<Answer.Rows> find(AnswerMemory.Question question, int limit) {
        return read(file(question, WHOLE), false)
                .or(
                        () ->
                                read(file(question, BEGINNING), true)
                                        .filter(cut -> cut.rows().size() >= limit))
                .map(
                        saved ->
                                saved.rows().size() <= limit
                                        ? saved
                                        : new Answer.Rows(
                                                saved.columns(),
                                                saved.rows().subList(0, limit),
                                                true));
    }

    private static Optional<Answer.Rows> read(Optional<Path> file, boolean cut) {
        if (file.filter(Files::isRegularFile).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file.get()))) {
            // Read to its end first: there the sum is checked, and a part is no answer.
            RowSet saved =
                    RowSetReaderRegistry.getFactory(FORMAT)
                            .create(FORMAT)
                            .read(new ByteArrayInputStream(in.readAllBytes()), ARQ.getContext());
            List<Binding> rows = new ArrayList<>();
            saved.forEachRemaining(rows::add);
            return Optional.of(new Answer.Rows(saved.getResultVars(), rows, cut));
        } catch (IOException | RuntimeException e) {
            LOG.debug("a saved answer cannot be read", e);
            return Optional.empty();
        }
    }

    /**
     * Keeps an answer, unless the store has been written since it was asked, or it is very long; a
     * disk that takes none is no trouble.
     */
    void save(AnswerMemory.Question question, Answer.Rows answer) {
        Optional<Path> file = file(question, answer.cut() ? BEGINNING : WHOLE);
        if (file.isEmpty() || answer.rows().size() > MOST_ROWS) {
            return;
        }
        // Not while the store is written, and its caches are thrown away.
        store.readRevision(
                (current, graphs) -> {
                    if (current.equals(question.revision())) {
                        write(file.get(), answer);
                    }
                    return current;
                });
    }

    private static void write(Path file, Answer.Rows answer) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "new-", "");
            try (OutputStream out =
                    new BufferedOutputStream(
                            new GZIPOutputStream(Files.newOutputStream(written)))) {
                RowSetWriterRegistry.getFactory(FORMAT)
                        .create(FORMAT)
                        .write(
                                out,
                                RowSetStream.create(answer.columns(), answer.rows().iterator()),
                                ARQ.getContext());
            }
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a prepared answer cannot be saved", e);
        }
    }

    private Optional<Path> file(AnswerMemory.Question question, String ending) {
        return store.cache(FOLDER)
                .map(
                        folder ->
                                folder.resolve(question.revision())
                                        .resolve(
                                                Sha256.hex(question.sparql(), NAME_DIGITS)
                                                        + ending));
    }
}
