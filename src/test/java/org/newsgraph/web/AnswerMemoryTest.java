package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.junit.jupiter.api.Test;
import org.newsgraph.web.AnswerMemory.Question;

/** What the server remembers, and what it forgets. */
class AnswerMemoryTest {
    private static final long LONG = 1_000_000_000;

    private final AnswerMemory memory = new AnswerMemory(10_000);

    private static Answer.Rows rows(int count) {
        Binding row = BindingFactory.root();
        return new Answer.Rows(List.of(Var.alloc("x")), Collections.nCopies(count, row), false);
    }

    @Test
    void remembersWhatTookLongUntilTheStoreIsWritten() {
        Answer.Rows answer = rows(3);
        memory.note(new Question("q", "1"), answer, LONG);

        assertEquals(Optional.of(answer), memory.find(new Question("q", "1")));
        assertEquals(Optional.empty(), memory.find(new Question("q", "2")));
        assertEquals(Optional.empty(), memory.find(new Question("r", "1")));
    }

    @Test
    void doesNotKeepWhatIsSoonFoundOrLargeOrNoRows() {
        memory.note(new Question("soon", "1"), rows(3), 1000);
        memory.note(new Question("large", "1"), rows(5000), LONG);
        memory.note(new Question("truth", "1"), new Answer.Truth(true), LONG);

        for (String sparql : List.of("soon", "large", "truth")) {
            assertEquals(Optional.empty(), memory.find(new Question(sparql, "1")), sparql);
        }
    }

    @Test
    void forgetsThoseNotAskedForLongestFirst() {
        for (int i = 0; i < 5; i++) {
            memory.note(new Question("q" + i, "1"), rows(1900), LONG);
        }
        assertTrue(memory.find(new Question("q0", "1")).isPresent());
        memory.note(new Question("new", "1"), rows(1900), LONG);

        assertTrue(memory.find(new Question("q0", "1")).isPresent());
        assertTrue(memory.find(new Question("new", "1")).isPresent());
        assertEquals(Optional.empty(), memory.find(new Question("q1", "1")));
    }
}
