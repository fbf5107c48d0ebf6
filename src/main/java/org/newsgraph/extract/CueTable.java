package org.newsgraph.extract;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.table.TsvTable;

/** The verbs that attribute, from {@code data/grammar/cues.tsv}. */
final class CueTable {
    private static final Set<String> NOT_OF_VERBS = Set.of("comment", "noun", "adverb", "plea");

    private final Map<String, Map<String, SayingKind>> frames;

    private CueTable(Map<String, Map<String, SayingKind>> frames) {
        this.frames = frames;
    }

    static CueTable bundled() {
        Map<String, Map<String, SayingKind>> frames = new TreeMap<>();
        for (TsvTable.Row row : TsvTable.load("/data/grammar/cues.tsv").rows()) {
            frames.computeIfAbsent(row.get(0), lemma -> new TreeMap<>())
                    .put(row.get(1), SayingKind.of(row.get(2)));
        }
        return new CueTable(frames);
    }

    /** Whether the verb attributes at all. */
    boolean isCue(String lemma) {
        return framesOf(lemma).stream().anyMatch(frame -> !NOT_OF_VERBS.contains(frame));
    }

    /** Whether the verb takes a content of that form. */
    boolean takes(String lemma, String frame) {
        return frames.getOrDefault(lemma, Map.of()).containsKey(frame);
    }

    /** Forms of content that the verb takes, sorted; empty for other verbs. */
    Set<String> framesOf(String lemma) {
        return frames.getOrDefault(lemma, Map.of()).keySet();
    }

    /**
     * Whether to decline to do it is to decline to comment: any verb of saying, and a few others.
     */
    boolean isComment(String lemma) {
        return takes(lemma, "quote") || takes(lemma, "comment");
    }

    /** The kind of saying that the verb reports with a content of that form. */
    Optional<SayingKind> kind(String lemma, String frame) {
        return Optional.ofNullable(frames.getOrDefault(lemma, Map.of()).get(frame));
    }
}
