package org.newsgraph.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of other vocabularies that Jena has no class for. */
final class Terms {
    private static final String NIF =
            "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SCHEMA = "https://schema.org/";

    static final Node NIF_CONTEXT = iri(NIF + "Context");
    static final Node NIF_IS_STRING = iri(NIF + "isString");
    static final Node NIF_BEGIN = iri(NIF + "beginIndex");
    static final Node NIF_END = iri(NIF + "endIndex");
    static final Node NIF_ANCHOR = iri(NIF + "anchorOf");

    static final Node GEO_LAT = iri(GEO + "lat");
    static final Node GEO_LONG = iri(GEO + "long");

    static final Node PROV_ACTIVITY = iri(PROV + "Activity");
    static final Node PROV_GENERATED_BY = iri(PROV + "wasGeneratedBy");
    static final Node PROV_DERIVED_FROM = iri(PROV + "wasDerivedFrom");

    static final Node NEWS_ARTICLE = iri(SCHEMA + "NewsArticle");
    static final Node NEWS_MEDIA_ORGANIZATION = iri(SCHEMA + "NewsMediaOrganization");
    static final Node PERSON = iri(SCHEMA + "Person");
    static final Node ORGANIZATION = iri(SCHEMA + "Organization");
    static final Node GOVERNMENT_ORGANIZATION = iri(SCHEMA + "GovernmentOrganization");
    static final Node COUNTRY = iri(SCHEMA + "Country");
    static final Node CITY = iri(SCHEMA + "City");
    static final Node ADMINISTRATIVE_AREA = iri(SCHEMA + "AdministrativeArea");
    static final Node PLACE = iri(SCHEMA + "Place");
    static final Node CREATIVE_WORK = iri(SCHEMA + "CreativeWork");
    static final Node QUOTATION = iri(SCHEMA + "Quotation");
    static final Node HEADLINE = iri(SCHEMA + "headline");
    static final Node DATE_PUBLISHED = iri(SCHEMA + "datePublished");
    static final Node PUBLISHER = iri(SCHEMA + "publisher");
    static final Node NAME = iri(SCHEMA + "name");
    static final Node URL = iri(SCHEMA + "url");
    static final Node IDENTIFIER = iri(SCHEMA + "identifier");
    static final Node IN_LANGUAGE = iri(SCHEMA + "inLanguage");
    static final Node ARTICLE_SECTION = iri(SCHEMA + "articleSection");
    static final Node CONTAINED_IN_PLACE = iri(SCHEMA + "containedInPlace");

    private Terms() {}

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
