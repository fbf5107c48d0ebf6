package org.newsgraph.identity;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import com.dynatrace.hash4j.similarity.SuperMinHashVersion;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A MinHash of a text's words, three by three, by which copies and light rewrites are found without
 * comparing all texts: they share at least one band.
 *
 * <p>Of two texts that have 40 % of their word triples in common (of all that either has), a band
 * is shared in 88 of 100 cases, of 50 % in 98; of unrelated ones, which have less than 5 %, in less
 * than one.
 *
 * @param hex the print, {@value #PARTS} parts of 16 bits, in hexadecimal
 */
public record TextPrint(String hex) {
    /** Share of common word triples from which on two texts are one story. */
    public static final double SAME = 0.35;

    private static final int PARTS = 96;
    private static final int ROWS = 3;
    private static final int BITS = 16;
    private static final int SHINGLE = 3;
    private static final SimilarityHashPolicy POLICY =
            SimilarityHashing.superMinHash(PARTS, BITS, SuperMinHashVersion.V1);

    /** The print of a text; empty if it has less than three words. */
    public static Optional<TextPrint> of(String text) {
        String[] words =
                text.toLowerCase(Locale.ROOT).replaceAll("[\u2019']", "").split("[^\\p{L}\\p{N}]+");
        TreeSet<String> shingles = new TreeSet<>();
        for (int i = 0; i + SHINGLE <= words.length; i++) {
            shingles.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        if (shingles.isEmpty()) {
            return Optional.empty();
        }
        byte[] print =
                POLICY.createHasher()
                        .compute(
                                ElementHashProvider.ofCollection(
                                        shingles, s -> Hashing.komihash5_0().hashCharsToLong(s)));
        return Optional.of(new TextPrint(HexFormat.of().formatHex(print)));
    }

    /**
     * Pieces of the print; two texts of one story very likely share one. As numbers below 2 to the
     * 53rd, which a store keeps in its index itself.
     */
    public List<Long> bands() {
        int digits = ROWS * BITS / 4;
        List<Long> bands = new ArrayList<>();
        for (int band = 0; band * digits < hex.length(); band++) {
            long bits = Long.parseLong(hex.substring(band * digits, (band + 1) * digits), 16);
            bands.add(((long) band << (ROWS * BITS)) | bits);
        }
        return bands;
    }

    /** About which share of their word triples two texts have in common, 0 to 1. */
    public double similarity(TextPrint other) {
        HexFormat format = HexFormat.of();
        return POLICY.getFractionOfEqualComponents(
                format.parseHex(hex), format.parseHex(other.hex));
    }
}
