package org.newsgraph.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts words into the pieces of a cased BERT vocabulary: punctuation marks and Chinese characters
 * apart, and each part from left to right into the longest pieces that are known, where all but the
 * first begin with "##". Case and accents stay. May be shared by threads.
 */
public final class WordPieces {
    /** A longer word is unknown: it is an address or noise, and a name is never so long. */
    private static final int LONGEST_WORD = 100;

    /** So many words are remembered; those that come first are the frequent ones. */
    private static final int REMEMBERED = 50_000;

    /** Marks that a vocabulary may lack, and the plain mark to read for each. */
    private static final Map<String, String> PLAIN = new HashMap<>();

    static {
        plain("\"", "\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02");
        plain("'", "\u2018\u2019\u201A\u201B\u2039\u203A\u00B4`\uFF07\u2032");
        plain("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFF0D");
        plain(".", "\u2026");
    }

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();
    private final int longestPiece;
    private final int cls;
    private final int sep;
    private final int pad;
    private final int mask;
    private final int unknown;

    /**
     * @param vocabulary the pieces in order of their ids, from 0
     * @throws IllegalArgumentException if it lacks [PAD], [UNK], [CLS], [SEP] or [MASK]
     */
    public WordPieces(List<String> vocabulary) {
        int longest = 0;
        for (int id = 0; id < vocabulary.size(); id++) {
            ids.putIfAbsent(vocabulary.get(id), id);
            longest = Math.max(longest, vocabulary.get(id).length());
        }
        longestPiece = longest;
        cls = special("[CLS]");
        sep = special("[SEP]");
        pad = special("[PAD]");
        mask = special("[MASK]");
        unknown = special("[UNK]");
    }

    private static void plain(String plain, String marks) {
        marks.chars().forEach(c -> PLAIN.put(String.valueOf((char) c), plain));
    }

    private int special(String piece) {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new IllegalArgumentException(
                    "a vocabulary of " + ids.size() + " pieces without " + piece);
        }
        return id;
    }

    /** The piece before the first word. */
    public int cls() {
        return cls;
    }

    /** The piece behind the last word. */
    public int sep() {
        return sep;
    }

    /** The piece that fills a row up. */
    public int pad() {
        return pad;
    }

    /** The piece that hides a word in training. */
    public int mask() {
        return mask;
    }

    /** The piece of all that is not known. */
    public int unknown() {
        return unknown;
    }

    /** Ids of the pieces of a word; at least one, and at most as many as the word has chars. */
    public int[] pieces(String word) {
        if (word.length() > LONGEST_WORD) {
            return new int[] {unknown};
        }
        int[] known = remembered.get(word);
        if (known == null) {
            known = cut(word);
            if (remembered.size() < REMEMBERED) {
                remembered.put(word, known);
            }
        }
        return known.clone();
    }

    private int[] cut(String word) {
        List<Integer> pieces = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFC)
                .codePoints()
                .forEach(
                        c -> {
                            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                                endPart(part, pieces);
                            } else if (standsApart(c)) {
                                endPart(part, pieces);
                                endPart(part.appendCodePoint(c), pieces);
                            } else if (isVisible(c)) {
                                part.appendCodePoint(c);
                            }
                        });
        endPart(part, pieces);
        return pieces.isEmpty()
                ? new int[] {unknown}
                : pieces.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds the pieces of {@code part}, if it has any chars, and empties it. */
    private void endPart(StringBuilder part, List<Integer> pieces) {
        if (part.length() > 0) {
            String chars = part.toString();
            part.setLength(0);
            if (!match(chars, pieces) && !match(PLAIN.getOrDefault(chars, chars), pieces)) {
                pieces.add(unknown);
            }
        }
    }

    /** Adds the pieces of a part; adds nothing if it cannot be cut into known ones. */
    private boolean match(String part, List<Integer> pieces) {
        int before = pieces.size();
        int start = 0;
        while (start < part.length()) {
            Integer id = null;
            int end = Math.min(part.length(), start + longestPiece);
            while (end > start && id == null) {
                String piece = part.substring(start, end);
                id = ids.get(start == 0 ? piece : "##" + piece);
                end--;
            }
            if (id == null) {
                pieces.subList(before, pieces.size()).clear();
                return false;
            }
            pieces.add(id);
            start = end + 1;
        }
        return true;
    }

    private static boolean standsApart(int c) {
        return isPunctuation(c) || isChinese(c);
    }

    /** All ASCII marks, such as "$" and "+", and what Unicode calls punctuation. */
    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> c != 0xFFFD;
        };
    }

    /** The ideographs that BERT sets apart; Japanese kana and Korean are not among them. */
    private static boolean isChinese(int c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0x20000 && c <= 0x2A6DF
                || c >= 0x2A700 && c <= 0x2CEAF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0x2F800 && c <= 0x2FA1F;
    }
}
