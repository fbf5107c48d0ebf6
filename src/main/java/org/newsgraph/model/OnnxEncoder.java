package org.newsgraph.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The network in ONNX Runtime. One thread for each call: those who read many articles at once bring
 * their own. Rows are never read in batches, since the scale of int8 numbers is taken from all that
 * is read at once, and an article must not change with its neighbours.
 */
final class OnnxEncoder implements Encoder {
    private static final String PIECES = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String HIDDEN = "hidden";
    private static final String SCORES = "scores";

    private final OrtEnvironment environment = SharedEnvironment.get();
    private final OrtSession session;

    /** Held by those who run the session, so that it is not closed under them. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private final Queue<Outputs> idle = new ConcurrentLinkedQueue<>();
    private boolean closed;
    private final int hidden;
    private final int width;

    /**
     * @throws ModelFormatException if the network has not the inputs and outputs that the labels
     *     ask for
     */
    OnnxEncoder(ModelFile file) throws ModelFormatException {
        hidden = file.labels().hidden();
        width = file.labels().width();
        String where = file.name() + ": encoder.onnx: ";
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Every length of a row is another shape; a plan of memory kept for each would pile up.
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(file.encoder(), options);
            check(where, HIDDEN, hidden);
            check(where, SCORES, width);
            if (!session.getInputNames().containsAll(Arrays.asList(PIECES, MASK))) {
                throw new ModelFormatException(
                        where + "inputs " + session.getInputNames() + "; expected " + PIECES);
            }
        } catch (OrtException e) {
            throw new ModelFormatException(where + "not a network: " + e.getMessage(), e);
        }
    }

    private void check(String where, String output, int expected)
            throws OrtException, ModelFormatException {
        NodeInfo node = session.getOutputInfo().get(output);
        long[] shape =
                node != null && node.getInfo() instanceof TensorInfo tensor
                        ? tensor.getShape()
                        : new long[0];
        // A size below 0 is not known before the network runs.
        if (shape.length != 3 || shape[2] >= 0 && shape[2] != expected) {
            throw new ModelFormatException(
                    where
                            + "output \""
                            + output
                            + "\" has the shape "
                            + Arrays.toString(shape)
                            + "; expected [batch, length, "
                            + expected
                            + "]");
        }
    }

    /**
     * @throws IllegalStateException if it was closed
     */
    @Override
    public void encode(int[] pieces, int[] words, Encoding into) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the language model was closed");
            }
            run(pieces, words, into);
        } finally {
            open.readLock().unlock();
        }
    }

    private void run(int[] pieces, int[] words, Encoding into) {
        long[] shape = {1, pieces.length};
        long[] ids = Arrays.stream(pieces).asLongStream().toArray();
        long[] mask = new long[pieces.length];
        Arrays.fill(mask, 1);
        Outputs borrowed = idle.poll();
        Outputs outputs =
                borrowed == null || borrowed.pieces < pieces.length
                        ? new Outputs(Math.max(pieces.length, Windows.PIECES))
                        : borrowed;
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor all =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor vectors = tensor(outputs.hidden, pieces.length, hidden);
                OnnxTensor numbers = tensor(outputs.scores, pieces.length, width);
                OrtSession.Result result =
                        session.run(
                                Map.of(PIECES, input, MASK, all),
                                Map.of(HIDDEN, vectors, SCORES, numbers))) {
            into.resize(words.length, hidden, width);
            rows(outputs.hidden, words, hidden, into.hidden());
            rows(outputs.scores, words, width, into.scores());
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the network failed on " + pieces.length + " pieces", e);
        } finally {
            idle.add(outputs);
        }
    }

    /** Memory that the network writes into. */
    private final class Outputs {
        final int pieces;
        final FloatBuffer hidden;
        final FloatBuffer scores;

        Outputs(int pieces) {
            this.pieces = pieces;
            hidden = floats(pieces * OnnxEncoder.this.hidden);
            scores = floats(pieces * width);
        }

        private static FloatBuffer floats(int count) {
            return ByteBuffer.allocateDirect(count * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
    }

    private OnnxTensor tensor(FloatBuffer memory, int rows, int columns) throws OrtException {
        memory.clear().limit(rows * columns);
        return OnnxTensor.createTensor(environment, memory, new long[] {1, rows, columns});
    }

    private static void rows(FloatBuffer all, int[] words, int columns, float[] rows) {
        for (int i = 0; i < words.length; i++) {
            all.get(words[i] * columns, rows, i * columns, columns);
        }
    }

    /** Waits for those who are reading. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the network cannot be closed", e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
