package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.newsgraph.search.SearchException;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.search.SearchJson;

/**
 * Names, statements and headlines by their words, {@code ?q=WORDS}, or names that begin so, {@code
 * ?prefix=WORDS}, as JSON; of each at most {@code limit}.
 */
final class SearchService extends Service {
    private static final int MOST = 100;
    private static final int USUAL = 10;
    private static final Set<String> PARAMETERS = Set.of("q", "prefix", "limit");

    private final SearchIndex index;
    private final RunningQueries running;
    private final Duration timeout;

    SearchService(SearchIndex index, RunningQueries running, ServerSettings settings) {
        this.index = index;
        this.running = running;
        this.timeout = settings.timeout();
    }

    @Override
    void answer(HttpAction action) throws IOException {
        HttpServletRequest request = action.getRequest();
        for (String name : request.getParameterMap().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new Refusal(
                        400, "no parameter \"" + name + "\"; expected q or prefix, and limit");
            }
        }
        String words = request.getParameter("q");
        String prefix = request.getParameter("prefix");
        if ((words == null) == (prefix == null)) {
            throw new Refusal(400, "expected q=WORDS or prefix=WORDS, and one of them");
        }
        int limit = limit(request.getParameter("limit"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var place = running.enter(timeout)) {
            if (words != null) {
                SearchJson.write(words, index.search(words, limit), out);
            } else {
                SearchJson.write(prefix, index.suggest(prefix, limit), out);
            }
        } catch (SearchException e) {
            throw new Refusal(400, e.getMessage(), e);
        }
        action.setResponseContentType("application/json;charset=utf-8");
        action.setResponseContentLength(out.size());
        out.writeTo(action.getResponseOutputStream());
    }

    private static int limit(String wanted) {
        if (wanted == null) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(wanted);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(400, "limit=" + wanted + "; expected 1 to " + MOST, e);
        }
        throw new Refusal(400, "limit=" + wanted + "; expected 1 to " + MOST);
    }
}
