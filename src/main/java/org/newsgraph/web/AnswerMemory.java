package org.newsgraph.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers of named queries that took long: counts over all articles are the same until a write.
 * Those not asked for longest are forgotten first.
 */
final class AnswerMemory {
    /** Some 2 kB each, of which an eighth of the memory may be taken. */
    private static final long BYTES_OF_ROW = 2_000;

    private static final int LEAST_ROWS = 10_000;

    private final int mostRows;

    /** What is found sooner is not worth the memory. */
    private static final long LONG_NANOS = 20_000_000;

    private final Map<Question, Answer.Rows> answers = new LinkedHashMap<>(16, 0.75f, true);
    private int rows;

    /** As much as the memory of this process allows. */
    AnswerMemory() {
        this(
                (int)
                        Math.min(
                                Integer.MAX_VALUE,
                                Math.max(
                                        LEAST_ROWS,
                                        Runtime.getRuntime().maxMemory() / 8 / BYTES_OF_ROW)));
    }

    /**
     * @param mostRows of all answers together; one may have a fifth of them
     */
    AnswerMemory(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * What was asked, and when.
     *
     * @param sparql the query with its inputs in place; it must give the same for the same data
     * @param revision of the store before it was asked
     */
    record Question(String sparql, String revision) {}

    synchronized Optional<Answer.Rows> find(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    /**
     * Remembers an answer if it is worth it.
     *
     * @param nanos how long it took
     */
    void note(Question question, Answer answer, long nanos) {
        if (answer instanceof Answer.Rows found && isLong(nanos)) {
            keep(question, found);
        }
    }

    /** Whether what took so long is worth to be kept. */
    static boolean isLong(long nanos) {
        return nanos >= LONG_NANOS;
    }

    /** Remembers an answer that took long before, unless it is too large. */
    synchronized void keep(Question question, Answer.Rows found) {
        if (found.rows().size() > mostRows / 5 || answers.put(question, found) != null) {
            return;
        }
        rows += found.rows().size() + 1;
        var oldest = answers.values().iterator();
        while (rows > mostRows) {
            rows -= oldest.next().rows().size() + 1;
            oldest.remove();
        }
    }
}
