package org.newsgraph.web;

import org.eclipse.jetty.http.HttpFields;

/**
 * Headers of every answer: nothing is run, framed or guessed; any page may read, none may write.
 */
final class SafeHeaders {
    private SafeHeaders() {}

    static void put(HttpFields.Mutable headers) {
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        // Query editors such as YASGUI run in pages of other sites. Without credentials, so that a
        // token that a browser keeps is not sent along.
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put(
                "Access-Control-Expose-Headers",
                String.join(", ", Answers.CUT, NamedQueryService.PAGE, NamedQueryService.NOW));
    }
}
