package org.newsgraph.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
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
    public Encoding encode(int[] pieces, int[] words) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the language model was closed");
            }
            return run(pieces, words);
        } finally {
            open.readLock().unlock();
        }
    }

    private Encoding run(int[] pieces, int[] words) {
        long[] shape = {1, pieces.length};
        long[] ids = Arrays.stream(pieces).asLongStream().toArray();
        long[] mask = new long[pieces.length];
        Arrays.fill(mask, 1);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor all =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OrtSession.Result result = session.run(Map.of(PIECES, input, MASK, all))) {
            return new Encoding(
                    rows(result, HIDDEN, words, hidden), rows(result, SCORES, words, width));
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the network failed on " + pieces.length + " pieces", e);
        }
    }

    private static float[] rows(OrtSession.Result result, String output, int[] words, int columns) {
        FloatBuffer all = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
        float[] rows = new float[words.length * columns];
        for (int i = 0; i < words.length; i++) {
            all.get(words[i] * columns, rows, i * columns, columns);
        }
        return rows;
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
