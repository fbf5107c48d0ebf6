package org.newsgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * What a caller searches for. All words must be there; {@code "in quotes"} in this order; {@code
 * -word} must not; {@code wor*} begins so; {@code a | b} is either. Upper and lower case, accents
 * and the plural s make no difference.
 */
final class Words {
    static final String TEXT = "text";

    /** Whatever is asked, an answer takes milliseconds: callers are not trusted. */
    private static final int LONGEST = 500;

    private static final int MOST_WORDS = 24;
    private static final int SHORTEST_PREFIX = 2;

    private static final int OPERATORS =
            SimpleQueryParser.AND_OPERATOR
                    | SimpleQueryParser.OR_OPERATOR
                    | SimpleQueryParser.NOT_OPERATOR
                    | SimpleQueryParser.PHRASE_OPERATOR
                    | SimpleQueryParser.PREFIX_OPERATOR
                    | SimpleQueryParser.WHITESPACE_OPERATOR;

    private Words() {}

    /** How text becomes words, in the index and in what is searched for. */
    static Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokens = new StandardTokenizer();
                TokenStream words = new EnglishPossessiveFilter(tokens);
                words = new LowerCaseFilter(words);
                words = new ASCIIFoldingFilter(words);
                return new TokenStreamComponents(tokens, new EnglishMinimalStemFilter(words));
            }

            @Override
            protected TokenStream normalize(String field, TokenStream in) {
                return new ASCIIFoldingFilter(new LowerCaseFilter(in));
            }
        };
    }

    /**
     * The query of what a caller wrote.
     *
     * @throws SearchException if it has no word, or is too long
     */
    static Query parse(String text, Analyzer analyzer) {
        check(text, analyzer);
        SimpleQueryParser parser = new SimpleQueryParser(analyzer, Map.of(TEXT, 1f), OPERATORS);
        parser.setDefaultOperator(BooleanClause.Occur.MUST);
        Query query = parser.parse(text);
        if (query == null || query instanceof MatchNoDocsQuery) {
            throw noWords(text);
        }
        checkPrefixes(query);
        return query;
    }

    /**
     * The query of what someone is about to write: the last word may go on.
     *
     * @throws SearchException as {@link #parse}
     */
    static Query beginning(String text, Analyzer analyzer) {
        check(text, analyzer);
        List<String> words = new ArrayList<>();
        int[] end = new int[1];
        read(
                text,
                analyzer,
                (word, span) -> {
                    words.add(word);
                    end[0] = span.end();
                });
        // What follows the last word, such as a blank, says that it is whole.
        boolean open = end[0] == text.length();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            Term term = new Term(TEXT, words.get(i));
            boolean last = i == words.size() - 1;
            Query query = new TermQuery(term);
            if (last && open) {
                // Not the stem of it: "Athens" begins with "athen", and "Ca" with "ca".
                String typed = text.substring(lastStart(text, analyzer));
                query =
                        new PrefixQuery(
                                new Term(TEXT, analyzer.normalize(TEXT, typed).utf8ToString()));
                query = either(query, new TermQuery(term));
            }
            all.add(query, BooleanClause.Occur.MUST);
        }
        return all.build();
    }

    private static Query either(Query a, Query b) {
        return new BooleanQuery.Builder()
                .add(a, BooleanClause.Occur.SHOULD)
                .add(b, BooleanClause.Occur.SHOULD)
                .build();
    }

    private static int lastStart(String text, Analyzer analyzer) {
        int[] start = new int[1];
        read(text, analyzer, (word, span) -> start[0] = span.start());
        return start[0];
    }

    private static void check(String text, Analyzer analyzer) {
        if (text.length() > LONGEST) {
            throw new SearchException(
                    "a search of " + text.length() + " characters; expected at most " + LONGEST);
        }
        int[] count = new int[1];
        read(text, analyzer, (word, span) -> count[0]++);
        if (count[0] == 0) {
            throw noWords(text);
        }
        if (count[0] > MOST_WORDS) {
            throw new SearchException(
                    "a search of " + count[0] + " words; expected at most " + MOST_WORDS);
        }
    }

    private static SearchException noWords(String text) {
        return new SearchException("no word to search for in \"" + text + "\"");
    }

    private static void checkPrefixes(Query query) {
        query.visit(
                new QueryVisitor() {
                    @Override
                    public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
                        return this;
                    }

                    @Override
                    public void consumeTermsMatching(
                            Query of, String field, Supplier<ByteRunAutomaton> automaton) {
                        if (of instanceof PrefixQuery prefix
                                && prefix.getPrefix().text().length() < SHORTEST_PREFIX) {
                            throw new SearchException(
                                    "\""
                                            + prefix.getPrefix().text()
                                            + "*\" begins too many words; expected "
                                            + SHORTEST_PREFIX
                                            + " letters or more before the *");
                        }
                    }
                });
    }

    /** The words of a text that a query asks for. */
    static List<Found.Span> highlights(Query query, String text, Analyzer analyzer) {
        List<Predicate<String>> wanted = new ArrayList<>();
        query.visit(
                new QueryVisitor() {
                    @Override
                    public void consumeTerms(Query of, Term... terms) {
                        for (Term term : terms) {
                            wanted.add(term.text()::equals);
                        }
                    }

                    @Override
                    public void consumeTermsMatching(
                            Query of, String field, Supplier<ByteRunAutomaton> automaton) {
                        ByteRunAutomaton run = automaton.get();
                        wanted.add(
                                word -> {
                                    BytesRef bytes = new BytesRef(word);
                                    return run.run(bytes.bytes, bytes.offset, bytes.length);
                                });
                    }
                });
        List<Found.Span> spans = new ArrayList<>();
        read(
                text,
                analyzer,
                (word, span) -> {
                    if (wanted.stream().anyMatch(of -> of.test(word))) {
                        spans.add(span);
                    }
                });
        return spans;
    }

    private interface Reader {
        void word(String word, Found.Span span);
    }

    private static void read(String text, Analyzer analyzer, Reader reader) {
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offsets = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                reader.word(
                        word.toString(),
                        new Found.Span(offsets.startOffset(), offsets.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }
}
