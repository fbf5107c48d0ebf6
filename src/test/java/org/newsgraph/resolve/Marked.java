package org.newsgraph.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.nlp.OpenNlpAnnotator;

/**
 * A passage with its names and claims marked: {@code [PER Rosa Lind]} is a name, {@code <S1 ...>} a
 * source of statement 1, {@code <C1 ...>} its content, {@code <P2 ...>} a party of event 2, each on
 * a side of its own; {@code ¶} parts paragraphs. Words and phrases are the annotator's, names only
 * the marked ones.
 */
record Marked(AnnotatedDocument document, ArticleClaims claims, Map<String, List<Span>> spans) {
    private static final Pattern OPEN = Pattern.compile("\\[(PER|ORG|LOC|MISC) |<([SCP]\\d) ");

    static Marked parse(String marked) {
        StringBuilder text = new StringBuilder();
        Deque<String> labels = new ArrayDeque<>();
        Deque<Integer> starts = new ArrayDeque<>();
        Map<String, List<Span>> spans = new TreeMap<>();
        List<Map.Entry<String, Span>> names = new ArrayList<>();
        Matcher open = OPEN.matcher(marked);
        int at = 0;
        while (at < marked.length()) {
            char c = marked.charAt(at);
            if (open.find(at) && open.start() == at) {
                labels.push(open.group(1) != null ? open.group(1) : open.group(2));
                starts.push(text.length());
                at = open.end();
            } else if (c == ']' || c == '>') {
                String label = labels.pop();
                Span span = new Span(starts.pop(), text.length());
                if (label.length() > 2) {
                    names.add(Map.entry(label, span));
                } else {
                    spans.computeIfAbsent(label, l -> new ArrayList<>()).add(span);
                }
                at++;
            } else {
                text.append(c == '¶' ? "\n\n" : String.valueOf(c));
                at++;
            }
        }
        names.sort(Map.Entry.comparingByValue());
        AnnotatedDocument read = OpenNlpAnnotator.bundled().annotate(article(text.toString()));
        List<Mention> mentions = new ArrayList<>();
        for (Map.Entry<String, Span> name : names) {
            int first = read.tokenAt(name.getValue().start());
            int end = read.tokenAt(name.getValue().end() - 1) + 1;
            mentions.add(
                    new Mention(
                            name.getValue(), MentionType.valueOf(name.getKey()), first, end, 1));
            spans.put("N" + mentions.size(), List.of(name.getValue()));
        }
        AnnotatedDocument document =
                new AnnotatedDocument(
                        read.article(),
                        read.sentences(),
                        read.tokens(),
                        read.chunks(),
                        mentions,
                        List.of(),
                        List.of());
        return new Marked(document, claims(spans), spans);
    }

    static Article article(String text) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (String paragraph : text.split("\n\n")) {
            int start = text.indexOf(paragraph, from);
            from = start + paragraph.length();
            blocks.add(new Block(Block.Kind.PARAGRAPH, new Span(start, from), blocks.size()));
        }
        return new Article(
                "marked",
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                "marked",
                blocks,
                Optional.empty());
    }

    private static ArticleClaims claims(Map<String, List<Span>> spans) {
        List<Attribution> attributions = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (int n = 1; n < 10; n++) {
            List<Span> source = spans.getOrDefault("S" + n, List.of());
            List<Span> content = spans.getOrDefault("C" + n, List.of());
            if (!source.isEmpty()) {
                Span last = source.get(source.size() - 1);
                attributions.add(
                        new Attribution(
                                source,
                                List.of(),
                                content.isEmpty()
                                        ? List.of(new Span(last.end(), last.end()))
                                        : content,
                                QuoteType.INDIRECT,
                                SayingKind.SAY,
                                Polarity.POSITIVE,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                new Evidence(last, "marked", 1)));
            }
            List<Span> parties = spans.getOrDefault("P" + n, List.of());
            if (!parties.isEmpty()) {
                List<Party> sides = new ArrayList<>();
                for (Span party : parties) {
                    sides.add(new Party(party, sides.size() + 1));
                }
                events.add(
                        new Event(
                                EventType.MEETING,
                                Factuality.HAPPENED,
                                parties.get(0),
                                List.of(),
                                sides,
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                EventMode.IN_PERSON,
                                false,
                                OptionalInt.empty(),
                                new Evidence(parties.get(0), "marked", 1)));
            }
        }
        return new ArticleClaims(attributions, events, List.of(), List.of());
    }

    /** Spans of a label: {@code S1} all of them, {@code P1.2} the second. */
    List<Span> at(String label) {
        int dot = label.indexOf('.');
        if (dot < 0) {
            return spans.getOrDefault(label, List.of());
        }
        int index = Integer.parseInt(label.substring(dot + 1)) - 1;
        return List.of(spans.get(label.substring(0, dot)).get(index));
    }
}
