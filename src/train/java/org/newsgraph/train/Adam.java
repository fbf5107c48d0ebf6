package org.newsgraph.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam with decoupled weight decay and a learning rate of its own for each depth: full for the
 * heads, less for each layer farther from them.
 */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.98;
    private static final double EPSILON = 1e-6;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double LAYER_DECAY = 0.9;
    private static final double LARGEST_NORM = 1.0;

    private static final class Slot {
        final String name;
        final Tensor weight;
        final Tensor mean;
        final Tensor square;
        final double rate;

        Slot(String name, Tensor weight, double rate) {
            this.name = name;
            this.weight = weight;
            this.rate = rate;
            mean = torch.zeros_like(weight.detach());
            square = torch.zeros_like(weight.detach());
            mean.retainReference();
            square.retainReference();
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private int steps;

    /**
     * Learning rates.
     *
     * @param encoder of the encoder's last layer
     * @param heads of the heads
     */
    record Rates(double encoder, double heads) {}

    /** Trains those weights that take a gradient. */
    Adam(SortedMap<String, Tensor> weights, Rates rates) {
        for (Map.Entry<String, Tensor> entry : weights.entrySet()) {
            if (entry.getValue().requires_grad()) {
                slots.add(
                        new Slot(
                                entry.getKey(),
                                entry.getValue(),
                                Network.isHead(entry.getKey())
                                        ? rates.heads()
                                        : rates.encoder() * depth(entry.getKey())));
            }
        }
    }

    private static double depth(String name) {
        int layer = Integer.parseInt(name.split("\\.")[1]);
        return Math.pow(LAYER_DECAY, Network.LAYERS - 1 - layer);
    }

    /**
     * Changes the weights by their gradients, then forgets the gradients.
     *
     * @param schedule factor of all learning rates, 0 to 1
     * @return the gradients' norm before clipping
     */
    double step(double schedule) {
        steps++;
        double sum = 0;
        for (Slot slot : slots) {
            Tensor gradient = slot.weight.grad();
            if (gradient.defined()) {
                double norm = gradient.norm().item_float();
                sum += norm * norm;
            }
        }
        double norm = Math.sqrt(sum);
        double clip = norm > LARGEST_NORM ? LARGEST_NORM / norm : 1;
        double firstBias = 1 - Math.pow(FIRST, steps);
        double secondBias = 1 - Math.pow(SECOND, steps);
        for (Slot slot : slots) {
            Tensor gradient = slot.weight.grad();
            if (!gradient.defined()) {
                continue;
            }
            gradient = gradient.detach();
            gradient.mul_(new Scalar(clip));
            slot.mean.mul_(new Scalar(FIRST)).add_(gradient, new Scalar(1 - FIRST));
            slot.square
                    .mul_(new Scalar(SECOND))
                    .addcmul_(gradient, gradient, new Scalar(1 - SECOND));
            Tensor root =
                    slot.square
                            .sqrt()
                            .mul_(new Scalar(1 / Math.sqrt(secondBias)))
                            .add_(new Scalar(EPSILON));
            Tensor weight = slot.weight.detach();
            double rate = slot.rate * schedule;
            if (slot.name.endsWith(".weight") && !slot.name.endsWith("norm.weight")) {
                weight.mul_(new Scalar(1 - rate * WEIGHT_DECAY));
            }
            weight.addcdiv_(slot.mean, root, new Scalar(-rate / firstBias));
            gradient.zero_();
        }
        return norm;
    }

    /** The running means, by the weight's name with a prefix, for a checkpoint. */
    void store(Map<String, Tensor> into) {
        for (Slot slot : slots) {
            into.put("adam.mean." + slot.name, slot.mean);
            into.put("adam.square." + slot.name, slot.square);
        }
    }

    /** Goes on where a checkpoint stopped. */
    void restore(Map<String, Tensor> from, int stepsDone) {
        steps = stepsDone;
        for (Slot slot : slots) {
            Tensor mean = from.get("adam.mean." + slot.name);
            Tensor square = from.get("adam.square." + slot.name);
            if (mean != null && square != null && mean.numel() == slot.mean.numel()) {
                slot.mean.copy_(mean);
                slot.square.copy_(square);
            }
        }
    }
}
