package org.newsgraph.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.newsgraph.document.Article;

/**
 * Reads articles from text, JSON, JSON Lines and HTML, each of them plain or gzipped.
 *
 * <p>Articles go to a consumer one at a time and no more than one is held, so that a file may be
 * larger than memory. What cannot be read goes to the other consumer, with its place, what was
 * found and what was expected; whatever can be read after it is read. The same bytes give the same
 * articles, with the same ids, on every machine. May be shared by threads.
 *
 * <ul>
 *   <li>{@code .json}: an object with {@code text} and, if known, {@code id}, {@code url}, {@code
 *       title}, {@code date}, {@code publisher}, {@code section}, {@code author}, {@code language};
 *       a list of such objects, or an object that holds the list as {@code articles}. {@code body},
 *       {@code articleBody}, {@code headline}, {@code published} and {@code datePublished} stand
 *       for text, title and date; other keys are passed over. The text is taken char for char.
 *   <li>{@code .jsonl}, {@code .ndjson}: one such object on each line. A bad line costs itself
 *       only.
 *   <li>{@code .txt}: the text, char for char. Lines such as {@code Title: ...}, {@code Date: ...},
 *       {@code Publisher:}, {@code URL:}, {@code Id:}, {@code Section:}, {@code Author:}, {@code
 *       Language:} may stand before it, closed by a blank line.
 *   <li>{@code .html}, {@code .htm}: a page; its text is the headline, the paragraphs and the
 *       captions of the article, with a blank line between each two.
 *   <li>any other name, and standard input: whichever of these the first bytes look like.
 * </ul>
 *
 * Each may end in {@code .gz}.
 */
public final class ArticleReader {
    private static final int HEAD = 1 << 16;

    private final Limits limits;
    private final JsonFormat json;
    private final HtmlFormat html;

    public ArticleReader() {
        this(Limits.DEFAULT);
    }

    public ArticleReader(Limits limits) {
        this.limits = Objects.requireNonNull(limits);
        json = new JsonFormat(limits);
        html = new HtmlFormat(new ReadabilityMainText());
    }

    /**
     * The files that a user's words stand for, each once. Folders are searched through, hidden
     * files left out, in the order of their names; a pattern such as {@code news/**}{@code /*.json}
     * may also stand for files directly in {@code news}; {@code -} is standard input.
     *
     * @param problems takes what a folder holds but cannot be opened, and each input that does not
     *     exist, matches nothing or is a folder without articles, where others do give a file
     * @throws IllegalArgumentException if no input gives a file; the message says which they are
     *     and what to give instead
     */
    public static List<Source> sources(List<String> inputs, Consumer<Problem> problems) {
        return Inputs.expand(inputs, problems);
    }

    /**
     * An article of a text that is at hand, laid out as if it had been read from a file.
     *
     * @throws ArticleFormatException if the text is blank or too long
     */
    public Article read(String name, Optional<String> title, String text)
            throws ArticleFormatException {
        Draft draft = new Draft();
        draft.title = title;
        draft.text = text;
        return draft.article(name, 0, name, limits);
    }

    /**
     * Reads a source from its start to its end.
     *
     * @param articles takes each article as it is read; what it throws ends the reading
     * @param problems takes what could not be read
     */
    public void read(Source source, Consumer<Article> articles, Consumer<Problem> problems) {
        String file = source.name();
        try (InputStream raw = source.open();
                InputStream in =
                        Unpacked.of(raw, file.toLowerCase(Locale.ROOT).endsWith(".gz"), limits)) {
            read(in, source, articles, problems);
        } catch (ArticleFormatException e) {
            problems.accept(e.problem());
        } catch (IOException e) {
            problems.accept(Failures.notRead(file, 0, e));
        }
    }

    private void read(
            InputStream in, Source source, Consumer<Article> articles, Consumer<Problem> problems)
            throws IOException, ArticleFormatException {
        String file = source.name();
        byte[] head = new byte[HEAD];
        int filled = 0;
        InputStream rest = in;
        try {
            int read;
            while (filled < HEAD && (read = in.read(head, filled, HEAD - filled)) > 0) {
                filled += read;
            }
        } catch (IOException e) {
            // What came before the failure is read; then it is met again.
            rest = new Failing(e);
        }
        if (filled == 0 && rest == in) {
            throw new ArticleFormatException(
                    new Problem(file, 0, 0, "the file is empty", "an article"));
        }
        head = Arrays.copyOf(head, filled);
        Optional<String> other = Sniffer.otherFile(head);
        if (other.isPresent()) {
            throw new ArticleFormatException(
                    new Problem(file, 0, 0, other.get(), "text, JSON, JSON Lines or HTML"));
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), rest);
        switch (Sniffer.format(source.format(), head)) {
            case JSON_LINES -> readLines(whole, head, file, articles, problems);
            case JSON -> readJson(whole, file, articles, problems);
            case HTML -> articles.accept(readHtml(whole, file));
            default -> articles.accept(readText(whole, file));
        }
    }

    private void readLines(
            InputStream in,
            byte[] head,
            String file,
            Consumer<Article> articles,
            Consumer<Problem> problems)
            throws IOException, ArticleFormatException {
        RecordLines lines = new RecordLines(in, head, limits.recordBytes());
        boolean empty = true;
        while (next(lines, file)) {
            Article article;
            try {
                Optional<byte[]> line = lines.bytes();
                if (line.isEmpty()) {
                    throw new ArticleFormatException(
                            new Problem(
                                    file,
                                    lines.number(),
                                    0,
                                    String.format(
                                            Locale.ROOT, "a line of %,d bytes", lines.length()),
                                    String.format(
                                            Locale.ROOT, "at most %,d", limits.recordBytes())));
                }
                String record = Decoder.decode(line.get(), file, lines.number());
                if (record.isBlank()) {
                    continue;
                }
                empty = false;
                article = json.readLine(record, file, lines.number());
            } catch (ArticleFormatException e) {
                empty = false;
                problems.accept(e.problem());
                continue;
            }
            articles.accept(article);
        }
        if (empty) {
            problems.accept(
                    new Problem(file, 0, 0, "the file holds blank lines only", "an article"));
        }
    }

    private static boolean next(RecordLines lines, String file) throws ArticleFormatException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new ArticleFormatException(Failures.notRead(file, lines.number(), e));
        }
    }

    private void readJson(
            InputStream in, String file, Consumer<Article> articles, Consumer<Problem> problems)
            throws IOException, ArticleFormatException {
        byte[] start = in.readNBytes(limits.recordBytes());
        Reader reader;
        if (start.length < limits.recordBytes()) {
            reader = new StringReader(Decoder.decode(start, file, 1));
        } else {
            // Too large to be looked at as a whole: its start names the encoding, or it is UTF-8.
            Optional<Decoder.Mark> mark = Decoder.mark(start);
            int skip = mark.map(Decoder.Mark::length).orElse(0);
            Charset charset = mark.map(Decoder.Mark::charset).orElse(StandardCharsets.UTF_8);
            reader =
                    new InputStreamReader(
                            new SequenceInputStream(
                                    new ByteArrayInputStream(start, skip, start.length - skip), in),
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        }
        json.read(reader, file, articles, problems);
    }

    private Article readText(InputStream in, String file)
            throws IOException, ArticleFormatException {
        String content = Decoder.decode(bytes(in, file), file, 1);
        return TextFormat.read(content, file).article(file, 0, file, limits);
    }

    private Article readHtml(InputStream in, String file)
            throws IOException, ArticleFormatException {
        return html.read(bytes(in, file), file).article(file, 0, file, limits);
    }

    private byte[] bytes(InputStream in, String file) throws IOException, ArticleFormatException {
        byte[] bytes = in.readNBytes(limits.recordBytes());
        if (bytes.length == limits.recordBytes() && in.read() >= 0) {
            throw new ArticleFormatException(
                    new Problem(
                            file,
                            0,
                            0,
                            String.format(
                                    Locale.ROOT,
                                    "an article of more than %,d bytes",
                                    limits.recordBytes()),
                            "less, or many articles as JSON Lines"));
        }
        return bytes;
    }

    /** A stream that has failed and does so again. */
    private static final class Failing extends InputStream {
        private final IOException failure;

        Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw failure;
        }
    }
}
