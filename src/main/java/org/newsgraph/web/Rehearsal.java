package org.newsgraph.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a server that has just started for what a browser will ask it first. The first request of
 * each kind loads hundreds of classes, which nobody should wait for before the start page.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int PATIENCE_MILLIS = 2_000;

    /** The page, a part of it, and data. */
    private static final List<String> PATHS =
            List.of("/", "/app/explorer.js", "/queries/view-latest?format=json");

    private Rehearsal() {}

    /**
     * Asks for all at once, and waits until they are there, for two seconds at most. A server that
     * does not answer is no trouble here.
     *
     * @param address where it listens; the wildcard is asked by loopback
     * @param token that it wants, if any
     */
    static void of(InetAddress address, int port, Optional<String> token) {
        InetAddress near = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        List<Thread> asking =
                PATHS.stream()
                        .map(path -> new Thread(() -> ask(near, port, path, token), "rehearsal"))
                        .toList();
        asking.forEach(
                thread -> {
                    thread.setDaemon(true);
                    thread.start();
                });
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        try {
            for (Thread thread : asking) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(InetAddress address, int port, String path, Optional<String> token) {
        // A plain socket: a client would load as many classes of its own.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    Stream.concat(
                                    Stream.of(
                                            "GET " + path + " HTTP/1.1",
                                            "Host: localhost",
                                            "Accept-Encoding: gzip",
                                            "Connection: close"),
                                    token.map(word -> "Authorization: Bearer " + word).stream())
                            .map(line -> line + "\r\n")
                            .reduce("", String::concat);
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("{} was not rehearsed", path, e);
        }
    }
}
