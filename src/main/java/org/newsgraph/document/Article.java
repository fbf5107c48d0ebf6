package org.newsgraph.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One article as it was read. Its text never changes: every offset in the project counts its chars.
 *
 * @param id what tells this article from all others: the publisher's id, else its URL, else a hash
 *     of its content; never blank
 * @param url where it was published
 * @param title its headline; it may also be the first block of the text
 * @param text everything that is read, with line ends and quotation marks as they came
 * @param date day of publication, if known; never guessed
 * @param publisher who published it
 * @param section desk or part of the paper
 * @param author who is named as its writer
 * @param language ISO 639-1 code that the source declares or the reader found
 * @param origin the file it came from and, in a file of many, the line: for messages, never stored
 * @param blocks the parts of the text in order
 * @param dateline the head of a wire story
 */
public record Article(
        String id,
        Optional<String> url,
        Optional<String> title,
        String text,
        Optional<LocalDate> date,
        Optional<String> publisher,
        Optional<String> section,
        Optional<String> author,
        Optional<String> language,
        String origin,
        List<Block> blocks,
        Optional<Dateline> dateline) {
    /**
     * @throws IllegalArgumentException if the id is blank, or a block lies outside the text or
     *     overlaps the one before
     */
    public Article {
        Objects.requireNonNull(text);
        Objects.requireNonNull(origin);
        blocks = List.copyOf(blocks);
        if (id.isBlank()) {
            throw new IllegalArgumentException(origin + ": an article needs an id");
        }
        int from = 0;
        for (Block block : blocks) {
            if (block.span().start() < from || block.span().end() > text.length()) {
                throw new IllegalArgumentException(id + ": misplaced block " + block);
            }
            from = block.span().end();
        }
    }

    /** The chars of {@code span}. */
    public String text(Span span) {
        return span.of(text);
    }
}
