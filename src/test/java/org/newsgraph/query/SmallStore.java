package org.newsgraph.query;

import java.util.List;
import java.util.Optional;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.Role;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.rdf.ReadingBuilder.Met;
import org.newsgraph.rdf.ReadingBuilder.Said;
import org.newsgraph.resolve.ArticleKey;
import org.newsgraph.resolve.EntityType;

/** Four articles of two publishers, with one question of users each that they answer or not. */
public final class SmallStore {
    private static final String BERG = "person/anna-berg";
    private static final String LENZ = "person/ivo-lenz";
    private static final String HOLT = "person/mara-holt";
    private static final String QUIST = "person/otto-quist";

    private SmallStore() {}

    /** The articles as they are written to a store. */
    public static List<ArticleGraph> articles() {
        ClaimMapper mapper = ClaimMapper.bundled("0.1.0");
        return List.of(
                mapper.map(first().build()),
                mapper.map(second().build()),
                mapper.map(third().build()),
                mapper.map(fourth().build()));
    }

    /** The meeting in Nairobi, told by two publishers, and a statement about it. */
    private static ReadingBuilder first() {
        ReadingBuilder article =
                new ReadingBuilder(
                        "a1",
                        "Anna Berg met Ivo Lenz in Nairobi on Wednesday.\n"
                                + "Minister Anna Berg told reporters in Nairobi that Kenya was"
                                + " calm.\n"
                                + "An aide phoned later.");
        people(article).published("2031-03-06", "Norpress");
        article.role(BERG, "Minister Anna Berg", "Minister", "Norland", Role.Tenure.CURRENT);
        article.met(met("met", BERG, LENZ).at("place/nairobi-ke").on("2031-03-05"));
        article.said(
                new Said("that Kenya was calm", BERG)
                        .about("place/kenya")
                        .to("reporters")
                        .at("place/nairobi-ke")
                        .on("2031-03-05"));
        return article;
    }

    private static ReadingBuilder second() {
        ReadingBuilder article =
                new ReadingBuilder(
                        "a2",
                        "In Kenya Ivo Lenz held talks with Anna Berg.\n"
                                + "\"We will meet Holt in May,\" Ivo Lenz said.\n"
                                + "Mara Holt denied that she had met Otto Quist.\n"
                                + "Anna Berg and Mara Holt spoke by phone.");
        people(article)
                .headed("Headline of a2", Optional.of("https://example.org/two"))
                .published("2031-03-07", "Coastal Post");
        article.met(
                met("talks", LENZ, BERG)
                        .type(EventType.NEGOTIATION)
                        .at("place/kenya")
                        .on("2031-03-05")
                        .confidence(0.6));
        article.said(
                new Said("\"We will meet Holt in May,\"", LENZ)
                        .quoted(QuoteType.DIRECT)
                        .about(HOLT)
                        .on("2031-03-06"));
        article.met(met("meet", LENZ, HOLT).told(Factuality.PLANNED).in(0).on("2031-05"));
        article.said(
                new Said("that she had met Otto Quist", HOLT).kind(SayingKind.DENY).about(QUIST));
        article.met(met("had met", HOLT, QUIST).told(Factuality.DENIED).in(1));
        article.met(
                met("spoke", BERG, HOLT)
                        .type(EventType.PHONE_CALL)
                        .mode(EventMode.PHONE)
                        .on("2031-03"));
        return article;
    }

    /** A source without a name, and a meeting that is only planned. */
    private static ReadingBuilder third() {
        ReadingBuilder article =
                new ReadingBuilder(
                        "a3",
                        "Otto Quist will visit Vienna.\n"
                                + "Ivo Lenz said that Holt had met Quist.\n"
                                + "A senior official said it was late.");
        people(article).published("2031-03-08", "Norpress");
        article.met(
                met("visit", QUIST)
                        .type(EventType.VISIT)
                        .told(Factuality.PLANNED)
                        .at("place/vienna-at")
                        .on("2031-04-01"));
        article.said(new Said("that Holt had met Quist", LENZ).about(HOLT));
        article.met(met("had met", HOLT, QUIST).told(Factuality.HAPPENED).in(0));
        String official = article.unnamed(EntityType.PERSON, "a senior official");
        article.said(new Said("it was late", official));
        return article;
    }

    /** The meeting in Nairobi once more, a day later. */
    private static ReadingBuilder fourth() {
        ReadingBuilder article =
                new ReadingBuilder("a4", "Berg and Lenz met on Thursday, in Kenya.");
        people(article).published("2031-03-09", "Coastal Post");
        article.met(met("met", BERG, LENZ).at("place/kenya").on("2031-03-06"));
        return article;
    }

    private static Met met(String trigger, String... parties) {
        return new Met(trigger, parties);
    }

    private static ReadingBuilder people(ReadingBuilder article) {
        return article.entity(
                        BERG, EntityType.PERSON, "Anna Berg", Optional.of("place/austria"), "Berg")
                .entity(LENZ, EntityType.PERSON, "Ivo Lenz", Optional.of("place/kenya"), "Lenz")
                .person(HOLT, "Mara Holt")
                .person(QUIST, "Otto Quist", "Berg-Quist")
                .entity("place/nairobi-ke", EntityType.CITY, "Nairobi", Optional.of("place/kenya"))
                .entity("place/vienna-at", EntityType.CITY, "Vienna", Optional.of("place/austria"))
                .entity("place/kenya", EntityType.COUNTRY, "Kenya", Optional.empty());
    }

    /**
     * IRIs as short as they are clear: {@code a1#statement-5-9}, {@code anna-berg}, {@code
     * Meeting}.
     */
    static String abbreviated(String value) {
        String shortened = value;
        for (String id : List.of("a1", "a2", "a3", "a4")) {
            shortened = shortened.replace("article/" + ArticleKey.of(id), id);
        }
        return shortened
                .replace("https://w3id.org/newsgraph/ontology#", "")
                .replace("https://w3id.org/newsgraph/id/", "")
                .replaceFirst("^(person|place|event)/", "");
    }

    /** The IRI of something in an article, from what {@link #abbreviated} makes of it. */
    static String expanded(String value) {
        return value.matches("a\\d#.*")
                ? "https://w3id.org/newsgraph/id/article/"
                        + ArticleKey.of(value.substring(0, 2))
                        + value.substring(2)
                : value;
    }
}
