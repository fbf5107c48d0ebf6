package org.newsgraph.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.QueryCancelledException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.newsgraph.query.QueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers one kind of request. Every failure becomes a status and a line of plain text. */
abstract class Service implements ActionProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /**
     * Answers a request to read; its method is GET or POST.
     *
     * @throws Refusal if it cannot be answered
     */
    abstract void answer(HttpAction action) throws IOException;

    @Override
    public final void process(HttpAction action) {
        try {
            answer(action);
        } catch (Refusal e) {
            send(action, e.status(), e.getMessage());
        } catch (ActionErrorException e) {
            send(action, e.getRC(), String.valueOf(e.getMessage()));
        } catch (QueryException e) {
            send(action, BAD_REQUEST, e.getMessage());
        } catch (QueryCancelledException e) {
            send(
                    action,
                    UNAVAILABLE,
                    "the query took too long or too much memory and was given up; bind more, or"
                            + " ask for less");
        } catch (StackOverflowError e) {
            send(action, BAD_REQUEST, "the query nests too deep");
        } catch (OutOfMemoryError e) {
            // What the query held is free again by now.
            send(action, UNAVAILABLE, "the query took too much memory and was given up");
        } catch (RuntimeIOException | UncheckedIOException | IOException e) {
            hangUp(action, e);
        } catch (RuntimeException e) {
            if (isOfTransport(e)) {
                // Jena wraps what happens when the caller goes in the middle of an answer.
                hangUp(action, e);
                return;
            }
            LOG.error("a request could not be answered: {}", action.getRequestRequestURI(), e);
            send(action, SERVER_ERROR, "this server has a fault; its log says more");
        }
    }

    private static boolean isOfTransport(Throwable failure) {
        return failure != null
                && (failure instanceof IOException || isOfTransport(failure.getCause()));
    }

    /**
     * The caller has gone, or half an answer is out. To end the answer as if it were whole would be
     * a lie, so the connection is cut.
     */
    private static void hangUp(HttpAction action, Exception reason) {
        ServletContextRequest.getServletContextRequest(action.getRequest())
                .getServletChannel()
                .abort(reason);
    }

    private static void send(HttpAction action, int status, String message) {
        HttpServletResponse response = action.getResponse();
        if (response.isCommitted()) {
            hangUp(action, new IOException(message));
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        byte[] text = (message.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(text.length);
        try {
            response.getOutputStream().write(text);
        } catch (IOException e) {
            hangUp(action, e);
        }
    }
}
