package org.newsgraph.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before everything: headers, methods, and the token. */
final class Doorkeeper extends Handler.Wrapper {
    private static final String READ = "GET, HEAD, OPTIONS";
    private static final String READ_OR_POST = "GET, HEAD, POST, OPTIONS";
    private static final Set<String> OF_BROWSERS = Set.of("Basic", "Bearer");

    private final Optional<byte[]> token;

    /**
     * @param token that every request must bring, if any
     */
    Doorkeeper(Optional<String> token) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        SafeHeaders.put(headers);
        String path = Request.getPathInContext(request);
        String allowed = takesPost(path) ? READ_OR_POST : READ;
        String method = request.getMethod();
        if (method.equals("OPTIONS")) {
            headers.put("Allow", allowed);
            headers.put("Access-Control-Allow-Methods", allowed);
            headers.put("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type");
            headers.put("Access-Control-Max-Age", "600");
            response.setStatus(204);
            callback.succeeded();
            return true;
        }
        if (!Set.of(allowed.split(", ")).contains(method)) {
            headers.put("Allow", allowed);
            Response.writeError(
                    request, response, callback, 405, method + " is not for reading; " + allowed);
            return true;
        }
        if (token.isPresent() && !isGiven(request.getHeaders().get("Authorization"))) {
            headers.put("WWW-Authenticate", "Basic realm=\"newsgraph\", charset=\"UTF-8\"");
            Response.writeError(
                    request,
                    response,
                    callback,
                    401,
                    "a token is needed: send the header \"Authorization: Bearer TOKEN\", or the"
                            + " token as the password of any user");
            return true;
        }
        if (request.getHeaders().contains("Content-Encoding")) {
            Response.writeError(request, response, callback, 415, "send the request uncompressed");
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static boolean takesPost(String path) {
        return path.equals(SparqlServer.SPARQL) || path.startsWith(SparqlServer.QUERIES + "/");
    }

    private boolean isGiven(String authorization) {
        String[] parts = authorization == null ? new String[0] : authorization.split(" ", 2);
        if (parts.length < 2 || !OF_BROWSERS.contains(parts[0])) {
            return false;
        }
        String given = parts[1].strip();
        if (parts[0].equals("Basic")) {
            given = password(given);
        }
        // Takes as long for a wrong first letter as for a wrong last one.
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.orElseThrow());
    }

    private static String password(String credentials) {
        try {
            String pair =
                    new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
