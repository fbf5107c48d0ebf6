package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.query.NameIndex;

/**
 * {@code /api/search?q=TEXT}: entities by the beginning of their names. Their index is made by the
 * first who asks for it; others wait.
 */
final class Suggestions extends JsonService {
    private static final int MOST = 50;
    private static final int LONGEST_TEXT = 200;

    private final Answers answers;
    private Optional<NameIndex> index = Optional.empty();

    Suggestions(Answers answers) {
        this.answers = answers;
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

    /** The index, which is made now if it is not there. */
    synchronized NameIndex index() {
        if (index.isEmpty()) {
            index = Optional.of(answers.inquire(Suggestions::read));
        }
        return index.orElseThrow();
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
}
