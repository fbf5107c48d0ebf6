package org.newsgraph.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.ARQ;
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

    private final GraphStore store;

    SavedAnswers(GraphStore store) {
        this.store = store;
    }

    /** What was saved; nothing if it is damaged. */
    Optional<Answer.Rows> find(AnswerMemory.Question question) {
        Optional<Path> file = file(question).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            RowSet saved =
                    RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                            .create(ResultSetLang.RS_JSON)
                            .read(in, ARQ.getContext());
            List<Binding> rows = new ArrayList<>();
            saved.forEachRemaining(rows::add);
            return Optional.of(new Answer.Rows(saved.getResultVars(), rows, false));
        } catch (IOException | RuntimeException e) {
            LOG.debug("a saved answer cannot be read", e);
            return Optional.empty();
        }
    }

    /**
     * Keeps a whole answer, unless the store has been written since it was asked; a disk that takes
     * none is no trouble.
     */
    void save(AnswerMemory.Question question, Answer.Rows answer) {
        Optional<Path> file = file(question);
        if (file.isEmpty() || answer.cut()) {
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
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
                RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON)
                        .create(ResultSetLang.RS_JSON)
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

    private Optional<Path> file(AnswerMemory.Question question) {
        return store.cache(FOLDER)
                .map(
                        folder ->
                                folder.resolve(question.revision())
                                        .resolve(
                                                Sha256.hex(question.sparql(), NAME_DIGITS)
                                                        + ".srj"));
    }
}
