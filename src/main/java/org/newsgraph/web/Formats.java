package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.fuseki.system.FusekiNetLib;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.web.HttpNames;

/** Formats that a caller takes: by the header Accept, or the parameter format. */
final class Formats {
    private static final List<String> PARAMETERS =
            List.of(HttpNames.paramOutput1, HttpNames.paramOutput2, HttpNames.paramOutput3);

    private Formats() {}

    /**
     * Checks that the answer has a format that the request accepts, where Fuseki would send one
     * that was not asked for.
     *
     * @throws Refusal 406 or 400 if it has not
     */
    static void check(HttpServletRequest request, Query query) {
        if (query.isConstructType() || query.isDescribeType()) {
            graph(request);
        } else if (parameter(request).isEmpty()) {
            accepted(request, query.isAskType() ? DEF.rsOfferBoolean : DEF.rsOfferTable);
        }
    }

    /**
     * The format for a graph.
     *
     * @throws Refusal 406 if the request accepts none; 400 if the parameter names none
     */
    static Lang graph(HttpServletRequest request) {
        Optional<String> named = parameter(request);
        String type =
                named.isPresent()
                        ? Responses.shortNamesGraph.getOrDefault(
                                named.get().toLowerCase(Locale.ROOT), named.get())
                        : accepted(request, DEF.rdfOffer).getContentTypeStr();
        Lang lang = RDFLanguages.contentTypeToLang(type);
        if (lang == null || !RDFLanguages.isTriples(lang)) {
            throw new Refusal(
                    400,
                    "no format \""
                            + type
                            + "\" for graphs; expected turtle, nt, xml, json-ld or a media type");
        }
        return lang;
    }

    private static Optional<String> parameter(HttpServletRequest request) {
        return PARAMETERS.stream().map(request::getParameter).filter(Objects::nonNull).findFirst();
    }

    private static MediaType accepted(HttpServletRequest request, AcceptList offer) {
        String header = FusekiNetLib.getAccept(request);
        MediaType type = ConNeg.match(header, offer);
        if (type == null) {
            throw new Refusal(
                    406,
                    "nothing here is in the format \""
                            + header
                            + "\"; there are: "
                            + String.join(
                                    ", ",
                                    offer.entries().stream()
                                            .map(MediaType::getContentTypeStr)
                                            .toList()));
        }
        return type;
    }
}
