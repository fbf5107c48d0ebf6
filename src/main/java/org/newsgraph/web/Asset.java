package org.newsgraph.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.newsgraph.document.Sha256;

/**
 * A file of the explorer's bundle, held in memory: nothing of a request ever names a file. Made by
 * {@code src/main/web/build.mjs}.
 */
final class Asset extends Service {
    private static final int TAG_DIGITS = 32;

    /** The page. */
    static final String PAGE = "index.html";

    /** What the page loads. */
    static final List<String> PARTS =
            List.of(
                    "explorer.js",
                    "chunk.js",
                    "network.js",
                    "map.js",
                    "explorer.css",
                    "world.json",
                    "licences.txt");

    /** The page runs its own script and styles, and talks to its own server: nothing else. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "json", "application/json;charset=utf-8",
                    "txt", "text/plain;charset=utf-8");

    private final String type;
    private final byte[] content;
    private final String tag;

    private Asset(String type, byte[] content) {
        this.type = type;
        this.content = content;
        this.tag = "\"" + Sha256.hex(content, TAG_DIGITS) + "\"";
    }

    /** A file of the bundle. */
    static Asset of(String name) {
        try (InputStream in = Asset.class.getResourceAsStream("app/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new Asset(TYPES.get(name.substring(name.indexOf('.') + 1)), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    @Override
    void answer(HttpAction action) throws IOException {
        action.setResponseHeader("Content-Security-Policy", PAGE_POLICY);
        action.setResponseHeader("ETag", tag);
        // Asked for each time, sent only when it has changed.
        action.setResponseHeader("Cache-Control", "no-cache");
        if (tag.equals(action.getRequest().getHeader("If-None-Match"))) {
            action.getResponse().setStatus(304);
            return;
        }
        action.setResponseContentType(type);
        action.setResponseContentLength(content.length);
        action.getResponseOutputStream().write(content);
    }
}
