package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.query.SmallStore;
import org.newsgraph.store.GraphStore;

/** What a server keeps for the one that is started after it. */
class SavedAnswersTest {
    private static final Var NAME = Var.alloc("name");
    private static final Var DAY = Var.alloc("day");

    /** Terms of every kind, what must be escaped, and a cell that is unbound. */
    private static final Answer.Rows ROWS =
            new Answer.Rows(
                    List.of(NAME, DAY),
                    List.of(
                            BindingFactory.binding(
                                    NAME, NodeFactory.createLiteralString("\"Ána\"\n| Berg")),
                            BindingFactory.binding(
                                    NAME, NodeFactory.createLiteralLang("Wien", "de")),
                            BindingFactory.binding(
                                    NAME, NodeFactory.createURI("https://x.example/a"),
                                    DAY,
                                            NodeFactory.createLiteralDT(
                                                    "2031-03", XSDDatatype.XSDgYearMonth))),
                    false);

    @TempDir private Path folder;

    @Test
    void anotherServerFindsThemUntilTheStoreIsWritten() {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            new SavedAnswers(store).save(asked, ROWS);

            assertEquals(Optional.of(ROWS), new SavedAnswers(store).find(asked, 10));
            assertEquals(
                    Optional.empty(),
                    new SavedAnswers(store)
                            .find(new AnswerMemory.Question("SELECT 2", store.revision()), 10));

            store.write(SmallStore.articles());
            var now = new AnswerMemory.Question("SELECT 1", store.revision());
            assertEquals(Optional.empty(), new SavedAnswers(store).find(now, 10));
            assertFalse(Files.exists(folder.resolve("news.tdb").resolve("cache")));

            // One that took until the write was over.
            new SavedAnswers(store).save(asked, ROWS);
            assertFalse(Files.exists(folder.resolve("news.tdb").resolve("cache")));
        }
    }

    @Test
    void aServerWithALesserLimitGivesTheBeginningOfIt() {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            SavedAnswers saved = new SavedAnswers(store);
            saved.save(asked, ROWS);

            assertEquals(Optional.of(ROWS), saved.find(asked, 3));
            assertEquals(Optional.of(beginning(2)), saved.find(asked, 2));
        }
    }

    @Test
    void theBeginningOfAnAnswerServesOnlyWhoWantsNoMoreOfIt() {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            SavedAnswers saved = new SavedAnswers(store);
            saved.save(asked, beginning(2));

            assertEquals(Optional.of(beginning(2)), saved.find(asked, 2));
            assertEquals(Optional.of(beginning(1)), saved.find(asked, 1));
            assertEquals(Optional.empty(), saved.find(asked, 3));

            saved.save(asked, ROWS);
            assertEquals(Optional.of(ROWS), saved.find(asked, 3));
        }
    }

    private static Answer.Rows beginning(int rows) {
        return new Answer.Rows(ROWS.columns(), ROWS.rows().subList(0, rows), true);
    }

    @Test
    void damageIsNoAnswer() throws Exception {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            SavedAnswers saved = new SavedAnswers(store);
            saved.save(asked, ROWS);
            Path file;
            try (Stream<Path> files = Files.walk(folder.resolve("news.tdb").resolve("cache"))) {
                file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            }
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertEquals(Optional.empty(), saved.find(asked, 10), length + " bytes");
            }
            Files.write(file, whole);
            assertEquals(Optional.of(ROWS), saved.find(asked, 10));
        }
    }

    @Test
    void aStoreInMemoryKeepsNone() {
        try (GraphStore store = GraphStore.inMemory()) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            new SavedAnswers(store).save(asked, ROWS);

            assertEquals(Optional.empty(), new SavedAnswers(store).find(asked, 10));
        }
    }
}
