package org.newsgraph.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.newsgraph.document.Article;

/** What reading gave. */
record Collected(List<Article> articles, List<Problem> problems) {
    static Collected of(Source... sources) {
        return of(new ArticleReader(), sources);
    }

    static Collected of(ArticleReader reader, Source... sources) {
        List<Article> articles = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Source source : sources) {
            reader.read(source, articles::add, problems::add);
        }
        return new Collected(articles, problems);
    }

    static Collected of(String name, String content) {
        return of(Source.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The only article, where there must be no problem. */
    Article article() {
        if (articles.size() != 1 || !problems.isEmpty()) {
            throw new AssertionError(articles + " " + problems);
        }
        return articles.get(0);
    }

    /** The only problem, where there must be no article. */
    Problem problem() {
        if (problems.size() != 1 || !articles.isEmpty()) {
            throw new AssertionError(articles + " " + problems);
        }
        return problems.get(0);
    }
}
