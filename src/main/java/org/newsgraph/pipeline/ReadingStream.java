package org.newsgraph.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.newsgraph.document.Article;
import org.newsgraph.nlp.LanguageIdentifier;
import org.newsgraph.reader.Problem;
import org.newsgraph.resolve.Reading;

/**
 * Reads a stream of articles on several threads and hands the results on in the order they came.
 *
 * <p>At most a few articles for each thread are in work at a time, so memory does not grow with the
 * stream. Articles that are not in English are reported and left out, and so is an article on which
 * reading fails: it never costs the others.
 *
 * @param <T> what is made of each reading, on the worker's thread
 */
public final class ReadingStream<T> implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 4;

    private final ArticlePipeline pipeline;
    private final LanguageIdentifier languages;
    private final Function<Reading, T> work;
    private final Consumer<T> sink;
    private final Consumer<Problem> problems;
    private final ExecutorService workers;
    private final int capacity;
    private final Deque<Future<Outcome<T>>> waiting = new ArrayDeque<>();

    private record Outcome<T>(Optional<T> result, Optional<Problem> problem) {}

    /**
     * @param threads how many articles are read at once, at least 1
     * @param work what to make of a reading; runs on the workers, so it must be safe for threads
     * @param sink takes the results in order, on the caller's thread
     * @param problems takes what was left out, in order, on the caller's thread
     */
    public ReadingStream(
            ArticlePipeline pipeline,
            LanguageIdentifier languages,
            int threads,
            Function<Reading, T> work,
            Consumer<T> sink,
            Consumer<Problem> problems) {
        this.pipeline = pipeline;
        this.languages = languages;
        this.work = work;
        this.sink = sink;
        this.problems = problems;
        this.workers =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "newsgraph-reader");
                            thread.setDaemon(true);
                            return thread;
                        });
        this.capacity = threads * WAITING_PER_THREAD;
    }

    /** Takes an article; waits while too many are in work. */
    public void accept(Article article) {
        while (waiting.size() >= capacity) {
            deliver(waiting.removeFirst());
        }
        waiting.addLast(workers.submit(() -> outcome(article)));
    }

    /** Waits until all articles taken so far are handed on. */
    public void finish() {
        while (!waiting.isEmpty()) {
            deliver(waiting.removeFirst());
        }
    }

    private Outcome<T> outcome(Article article) {
        Optional<String> language =
                article.language().map(code -> code.length() > 2 ? code.substring(0, 2) : code);
        if (language.isEmpty()) {
            language = languages.identify(article.text());
        }
        if (language.isPresent() && !language.get().equalsIgnoreCase("en")) {
            return new Outcome<>(
                    Optional.empty(),
                    Optional.of(
                            problem(
                                    article,
                                    "the article is in language \"" + language.get() + "\"",
                                    "English (en)")));
        }
        try {
            return new Outcome<>(Optional.of(work.apply(pipeline.read(article))), Optional.empty());
        } catch (RuntimeException e) {
            // A fault of ours on one article: it is named, with where it came from, and the rest
            // goes on.
            String at = e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "";
            return new Outcome<>(
                    Optional.empty(),
                    Optional.of(
                            problem(
                                    article,
                                    "reading failed: " + e + at,
                                    "a readable article; please report this")));
        }
    }

    private static Problem problem(Article article, String found, String expected) {
        // The origin is "file" or "file:line".
        int colon = article.origin().lastIndexOf(':');
        if (colon > 0 && article.origin().substring(colon + 1).matches("\\d{1,18}")) {
            return new Problem(
                    article.origin().substring(0, colon),
                    Long.parseLong(article.origin().substring(colon + 1)),
                    0,
                    found,
                    expected);
        }
        return new Problem(article.origin(), 0, 0, found, expected);
    }

    private void deliver(Future<Outcome<T>> future) {
        try {
            Outcome<T> outcome = future.get();
            outcome.result().ifPresent(sink);
            outcome.problem().ifPresent(problems);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading articles", e);
        } catch (ExecutionException e) {
            // Not an Exception of the work itself, which outcome() reports: an Error, which nobody
            // can go on from.
            throw new IllegalStateException("reading articles failed", e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
