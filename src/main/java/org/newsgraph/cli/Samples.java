package org.newsgraph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.newsgraph.document.Article;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.nlp.OpenNlpAnnotator;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.reader.Source;

/** The invented articles that are bundled, and variants of them. */
final class Samples {
    private static final String FOLDER = "/data/articles/";

    /** So many different people stand in for one: the same pair meets again in later variants. */
    private static final int NAMES = 120;

    private Samples() {}

    /** The bundled files, in order of their names. */
    static List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (String name : lines(FOLDER + "INDEX")) {
            sources.add(Source.of(name, () -> open(FOLDER + name)));
        }
        return sources;
    }

    /** The bundled articles. */
    static List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        for (Source source : sources()) {
            new ArticleReader()
                    .read(
                            source,
                            articles::add,
                            problem -> {
                                throw new IllegalStateException("a bundled article: " + problem);
                            });
        }
        return articles;
    }

    /**
     * An article to make variants of.
     *
     * @param article the original
     * @param surnames finds the surnames of its people; empty if it names none
     */
    record Template(Article article, Optional<Pattern> surnames) {
        static Template of(Article article) {
            TreeSet<String> surnames = new TreeSet<>();
            for (Mention mention : OpenNlpAnnotator.bundled().annotate(article).mentions()) {
                String name = article.text(mention.span());
                int last = name.lastIndexOf(' ') + 1;
                if (mention.type() == MentionType.PER && last > 0 && name.length() - last > 3) {
                    surnames.add(Pattern.quote(name.substring(last)));
                }
            }
            return new Template(
                    article,
                    surnames.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    Pattern.compile(
                                            "\\b(?:" + String.join("|", surnames) + ")\\b")));
        }

        /**
         * The article with other surnames; each number gives other ones, until they come round
         * again.
         */
        Article variant(int number) {
            String ending = ending(number % NAMES);
            String text =
                    surnames.map(p -> p.matcher(article.text()).replaceAll(m -> m.group() + ending))
                            .orElse(article.text());
            try {
                Article read = new ArticleReader().read(article.origin(), article.title(), text);
                return new Article(
                        article.id() + "#" + number,
                        article.url().map(url -> url + "#" + number),
                        article.title(),
                        read.text(),
                        article.date(),
                        article.publisher(),
                        article.section(),
                        article.author(),
                        Optional.of("en"),
                        article.origin(),
                        read.blocks(),
                        read.dateline());
            } catch (ArticleFormatException e) {
                throw new IllegalStateException(
                        "a variant of " + article.id() + " cannot be read", e);
            }
        }
    }

    private static String ending(int number) {
        String[] consonants = {"b", "d", "k", "l", "m", "n", "r", "s", "t", "v", "z", "p"};
        String[] vowels = {"a", "e", "i", "o", "u", "ai", "eo", "ia", "ou", "ei"};
        return consonants[number % consonants.length]
                + vowels[number / consonants.length % vowels.length];
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = Samples.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        return in;
    }

    private static List<String> lines(String path) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
