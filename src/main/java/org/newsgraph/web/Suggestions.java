package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.newsgraph.query.NameIndex;

/**
 * {@code /api/search?q=TEXT}: entities by the beginning of their names. Their index is made when
 * the server starts, by a thread of its own; a search that comes earlier waits for it.
 */
final class Suggestions extends JsonService {
    private static final int MOST = 50;
    private static final int LONGEST_TEXT = 200;

    /** What the first views ask that reads much of the store, in the order it is likely wanted. */
    private static final List<String> FIRST_VIEWS =
            List.of(
                    "view-outlets",
                    "view-latest",
                    "view-months",
                    "view-map",
                    "view-map-statements");

    private final Answers answers;
    private final long patienceMillis;
    private CompletableFuture<NameIndex> index;

    Suggestions(Answers answers, ServerSettings settings) {
        this.answers = answers;
        this.patienceMillis = settings.timeout().toMillis();
        this.index = make();
    }

    private CompletableFuture<NameIndex> make() {
        CompletableFuture<NameIndex> made = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                made.complete(answers.inquire(Suggestions::read));
                                FIRST_VIEWS.forEach(answers::prepare);
                            } catch (RuntimeException | Error e) {
                                made.completeExceptionally(e);
                            }
                        },
                        "name index");
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    private static NameIndex read(Inquiry inquiry) {
        return NameIndex.of(
                inquiry.ask("view-names", Map.of()).stream()
                        .map(
                                row ->
                                        new NameIndex.Name(
                                                new NameIndex.Entity(
                                                        row.get("entity"),
                                                        row.get("name"),
                                                        Long.parseLong(row.get("articles"))),
                                                row.get("key")))
                        .toList());
    }

    /** What is found, most spoken of first. */
    private record Found(List<NameIndex.Entity> entities) {}

    @Override
    Object answer(HttpServletRequest request) {
        List<String> texts = all(request, "q");
        String text = texts.isEmpty() ? "" : texts.get(0);
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(400, "a name of more than " + LONGEST_TEXT + " characters");
        }
        return new Found(index().find(text, MOST));
    }

    private NameIndex index() {
        CompletableFuture<NameIndex> current;
        synchronized (this) {
            if (index.isCompletedExceptionally()) {
                // It was cancelled for want of memory or time; there may be more now.
                index = make();
            }
            current = index;
        }
        try {
            return current.copy().orTimeout(patienceMillis, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException || e.getCause() instanceof Refusal) {
                throw new Refusal(503, "names are still being read; try again in a moment", e);
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
