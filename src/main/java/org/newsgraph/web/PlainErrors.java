package org.newsgraph.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors found outside the services, as a line of plain text: no page, no stack, no version. */
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object message = request.getAttribute(ERROR_MESSAGE);
        // Jetty's own messages of failures may hold what nobody needs to know.
        String said =
                status >= HttpStatus.INTERNAL_SERVER_ERROR_500 || message == null
                        ? HttpStatus.getMessage(status)
                        : message.toString();
        String hint =
                status == HttpStatus.NOT_FOUND_404 ? "; / says what there is to be found" : "";
        SafeHeaders.put(response.getHeaders());
        response.getHeaders().put("Content-Type", "text/plain;charset=utf-8");
        response.getHeaders().put("Cache-Control", "no-store");
        byte[] text = (said + hint + "\n").getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(text), callback);
        return true;
    }
}
