package org.newsgraph.rdf;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.newsgraph.document.Article;
import org.newsgraph.document.Sha256;
import org.newsgraph.document.Span;
import org.newsgraph.resolve.ArticleKey;

/**
 * Names things: every IRI is a pure function of what it names, so a second ingest, another order or
 * another machine gives the same.
 *
 * <p>{@code article/<key>} is an article and its graph; {@code article/<key>#statement-10-50}
 * something that stands in its text; {@code person/john-kirby} an entity; {@code
 * event/encounter-<hash>} an event that several articles may report.
 */
public final class IriMinter {
    /** Where data IRIs start unless the user says otherwise. */
    public static final String DEFAULT_BASE = "https://w3id.org/newsgraph/id/";

    private static final int HASH_DIGITS = 16;
    private static final String UNRESERVED = "-._~";

    private final String base;

    /** With {@link #DEFAULT_BASE}. */
    public IriMinter() {
        this(DEFAULT_BASE);
    }

    /**
     * @param base an absolute IRI that ends in {@code /} or {@code #}
     * @throws IllegalArgumentException if it is not
     */
    public IriMinter(String base) {
        if (!base.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*[/#]")) {
            throw new IllegalArgumentException(
                    "base IRI \""
                            + base
                            + "\" cannot be used; expected an absolute IRI that ends in / or #,"
                            + " such as "
                            + DEFAULT_BASE);
        }
        this.base = base;
    }

    public String base() {
        return base;
    }

    /** The article, and the graph of what it says. */
    public Node article(Article article) {
        return article(article.id());
    }

    /** The article with that id. */
    public Node article(String articleId) {
        return NodeFactory.createURI(base + "article/" + ArticleKey.of(articleId));
    }

    /** An entity by its id, such as {@code person/john-kirby}. */
    public Node entity(String id) {
        return NodeFactory.createURI(base + encode(id));
    }

    /** With the base that an article's IRI starts with. */
    public static IriMinter ofArticle(Node article) {
        String uri = article.getURI();
        return new IriMinter(uri.substring(0, uri.lastIndexOf("article/")));
    }

    /** With the base that an appearance's IRI starts with. */
    public static IriMinter ofAppearance(Node appearance) {
        String uri = appearance.getURI();
        return new IriMinter(uri.substring(0, uri.lastIndexOf("appearance/")));
    }

    /** The key that an article's IRI ends with. */
    public static String articleKey(Node article) {
        String uri = article.getURI();
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /**
     * The id of an entity: what {@link #entity} made its IRI of.
     *
     * @throws IllegalArgumentException if its IRI starts with another base
     */
    public String id(Node entity) {
        if (!entity.getURI().startsWith(base)) {
            throw new IllegalArgumentException(entity + " does not start with " + base);
        }
        return id(base, entity);
    }

    static String id(String base, Node entity) {
        return URLDecoder.decode(entity.getURI().substring(base.length()), StandardCharsets.UTF_8);
    }

    /** The report of which an article is the first version or copy. */
    public Node story(String articleKey) {
        return NodeFactory.createURI(base + "story/" + articleKey);
    }

    /** How articles present someone or something: by the line that tells it. */
    public Node appearance(String line) {
        return NodeFactory.createURI(base + "appearance/" + hash(line));
    }

    /** Something that stands in an article's text. */
    Node local(Node article, String kind, Span span) {
        return NodeFactory.createURI(
                article.getURI() + "#" + kind + "-" + span.start() + "-" + span.end());
    }

    /**
     * An event that every article with the same parties, day and country reports, or that those do
     * which tell parties and day only.
     *
     * @param key kind, day and country
     * @param parties ids of the named parties
     */
    Node event(EventKey key, Collection<String> parties) {
        if (!key.isPlaced()) {
            return unplaced(key, partiesKey(parties));
        }
        String what =
                String.join("\n", new TreeSet<>(parties)) + "\n" + key.day() + "\n" + key.country();
        return NodeFactory.createURI(base + "event/" + key.kind() + "-" + hash(what));
    }

    /**
     * An event of which no article tells the place.
     *
     * @param key kind and day
     * @param partiesKey its {@code news:partiesKey}
     */
    public Node unplaced(EventKey key, String partiesKey) {
        return NodeFactory.createURI(
                base + "event/" + key.kind() + "-" + hash(partiesKey + "\n" + key.day()));
    }

    Node publisher(String name) {
        String slug = NameKey.of(name).replace(' ', '-');
        return NodeFactory.createURI(
                base + "publisher/" + (slug.isEmpty() ? hash(name) : encode(slug)));
    }

    Node run(Collection<String> components) {
        return NodeFactory.createURI(base + "run/" + hash(String.join("\n", components)));
    }

    /** A short key for a set of parties, in whatever order. */
    static String partiesKey(Collection<String> parties) {
        return hash(String.join("\n", new TreeSet<>(parties)));
    }

    /** SHA-256, in hexadecimal, of all that was read of the article, whatever file it came from. */
    static String inputHash(Article article) {
        MessageDigest digest = Sha256.digest();
        field(digest, Optional.of(article.id()));
        field(digest, article.url());
        field(digest, article.title());
        field(digest, Optional.of(article.text()));
        field(digest, article.date().map(Object::toString));
        field(digest, article.publisher());
        field(digest, article.section());
        field(digest, article.author());
        field(digest, article.language());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void field(MessageDigest digest, Optional<String> value) {
        // The length before each field keeps "ab" + "c" apart from "a" + "bc".
        byte[] bytes = value.orElse("").getBytes(StandardCharsets.UTF_8);
        String head = (value.isPresent() ? bytes.length : -1) + ":";
        digest.update(head.getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static String hash(String text) {
        return Sha256.hex(text, HASH_DIGITS);
    }

    /** Percent-encodes all but unreserved chars and the slashes between segments. */
    private static String encode(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '/'
                            || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }
}
