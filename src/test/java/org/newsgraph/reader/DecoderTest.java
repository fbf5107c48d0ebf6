package org.newsgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.document.Article;

class DecoderTest {
    private static final String TEXT =
            "“It rained,” said François Müller — the café in Zürich was closed. It’s open now.\r\n";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "UTF-8,''",
        "UTF-8,efbbbf",
        "UTF-16LE,fffe",
        "UTF-16BE,feff",
        "UTF-16LE,''",
        "UTF-16BE,''",
        "UTF-32LE,fffe0000",
        "UTF-32BE,0000feff",
        "windows-1252,''"
    })
    void readsEveryEncodingToTheSameText(String charset, String mark) throws Exception {
        byte[] text = marked(mark, TEXT, charset);
        byte[] lines = marked(mark, "{\"text\": \"" + TEXT.strip() + "\"}\n", charset);

        assertEquals(TEXT, Collected.of(Source.of("a.txt", text)).article().text());
        assertEquals(TEXT.strip(), Collected.of(Source.of("a.jsonl", lines)).article().text());
        assertEquals(TEXT.strip(), Collected.of(Source.of("a.json", lines)).article().text());
        assertEquals(TEXT.strip(), Collected.of(Source.of("-", lines)).article().text());
    }

    @Test
    void readsLinesOfDifferentEncodings() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write("{\"text\": \"Zürich — café\"}\n".getBytes(StandardCharsets.UTF_8));
        both.write("{\"text\": \"The café’s door\"}\n".getBytes("windows-1252"));

        List<String> texts =
                Collected.of(Source.of("a.jsonl", both.toByteArray())).articles().stream()
                        .map(Article::text)
                        .toList();

        assertEquals(List.of("Zürich — café", "The café’s door"), texts);
    }

    @Test
    void keepsPairsWholeWhereUtf16IsReadInPieces() {
        String face = "\ud83d\ude00";
        String json = "{\"text\": \"" + face.repeat(20_000) + "\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_16); // with its mark

        assertEquals(
                face.repeat(20_000), Collected.of(Source.of("a.jsonl", bytes)).article().text());
    }

    @Test
    void refusesDamagedUtf8RatherThanGuess() {
        byte[] bytes = "“One.” “Two.”\n“Three.”".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = 'x';

        ArticleFormatException refused =
                assertThrows(ArticleFormatException.class, () -> Decoder.decode(bytes, "a.txt", 1));

        assertEquals(2, refused.problem().line());
    }

    private static byte[] marked(String mark, String text, String charset) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(mark));
        bytes.write(text.getBytes(Charset.forName(charset)));
        return bytes.toByteArray();
    }
}
