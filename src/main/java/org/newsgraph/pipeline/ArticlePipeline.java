package org.newsgraph.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.Rejection;
import org.newsgraph.claim.Role;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.Article;
import org.newsgraph.document.Span;
import org.newsgraph.extract.AttributionExtractor;
import org.newsgraph.extract.EventExtractor;
import org.newsgraph.extract.Extractor;
import org.newsgraph.extract.RoleExtractor;
import org.newsgraph.nlp.Annotator;
import org.newsgraph.resolve.ArticleResolver;
import org.newsgraph.resolve.EntityResolver;
import org.newsgraph.resolve.Reading;
import org.newsgraph.time.TimeTagger;

/**
 * Reads one article: annotates it, takes the claims out, and finds who and what they are about.
 *
 * <p>A pure function; one instance serves all threads.
 */
public final class ArticlePipeline {
    /** Words from "to hold" to its noun. */
    private static final int INFINITIVE_REACH = 5;

    private static final Pattern NEGATION =
            Pattern.compile("(?i)\\b(not|cannot|never|no)\\b|n['’]t\\b");

    private final Annotator annotator;
    private final TimeTagger times;
    private final Extractor<Attribution> attributions;
    private final Extractor<Event> events;
    private final Extractor<Role> roles;
    private final EntityResolver resolver;

    public ArticlePipeline(
            Annotator annotator,
            TimeTagger times,
            Extractor<Attribution> attributions,
            Extractor<Event> events,
            Extractor<Role> roles,
            EntityResolver resolver) {
        this.annotator = annotator;
        this.times = times;
        this.attributions = attributions;
        this.events = events;
        this.roles = roles;
        this.resolver = resolver;
    }

    /** With the bundled language model and tables; takes about two seconds to load. */
    public static ArticlePipeline bundled() {
        return bundled(ReadingModel.NEURAL, AttributionExtractor.By.BOTH);
    }

    /** With the bundled tables, a bundled model of choice, and attributions by what is told. */
    public static ArticlePipeline bundled(ReadingModel model, AttributionExtractor.By by) {
        return with(model.annotator(), by);
    }

    /** With the bundled tables, any annotator, and attributions by what is told. */
    public static ArticlePipeline with(Annotator annotator, AttributionExtractor.By by) {
        return new ArticlePipeline(
                annotator,
                new TimeTagger(),
                AttributionExtractor.bundled(by),
                new EventExtractor(),
                new RoleExtractor(),
                ArticleResolver.bundled());
    }

    /** Everything that the article says. */
    public Reading read(Article article) {
        AnnotatedDocument annotated = annotator.annotate(article);
        AnnotatedDocument document = annotated.withTimes(times.tag(annotated));
        ArticleClaims claims = claims(document);
        return new Reading(document, claims, resolver.resolve(document, claims));
    }

    private ArticleClaims claims(AnnotatedDocument document) {
        Extraction<Attribution> said = attributions.extract(document);
        Extraction<Event> met = events.extract(document);
        Extraction<Role> held = roles.extract(document);
        List<Rejection> rejections = new ArrayList<>(said.rejections());
        rejections.addAll(met.rejections());
        rejections.addAll(held.rejections());
        rejections.sort(
                Comparator.comparing(Rejection::span)
                        .thenComparing(Rejection::rule)
                        .thenComparing(Rejection::reason));
        Map<Integer, Arc> governors = new HashMap<>();
        document.arcs().stream()
                .filter(arc -> arc.layer() == Arc.Layer.UD)
                .forEach(arc -> governors.put(arc.dependent(), arc));
        List<Event> attributed =
                met.claims().stream()
                        .map(event -> attribute(event, said.claims(), document, governors))
                        .map(event -> denied(event, said.claims(), document))
                        .toList();
        return new ArticleClaims(said.claims(), attributed, held.claims(), rejections);
    }

    /**
     * Puts an event into the innermost statement whose content holds the word that reports it, or
     * what a relative clause that reports it depends on: "said they were in Oslo, where they met".
     */
    private static Event attribute(
            Event event,
            List<Attribution> attributions,
            AnnotatedDocument document,
            Map<Integer, Arc> governors) {
        OptionalInt direct = innermost(event.trigger(), attributions);
        OptionalInt found =
                direct.isPresent()
                        ? direct
                        : relativeOf(event.trigger(), document, governors).stream()
                                .map(word -> innermost(word, attributions))
                                .filter(OptionalInt::isPresent)
                                .findFirst()
                                .orElse(direct);
        return found.isEmpty() ? event : event.within(found.getAsInt());
    }

    private static OptionalInt innermost(Span words, List<Attribution> attributions) {
        int innermost = -1;
        int length = Integer.MAX_VALUE;
        for (int i = 0; i < attributions.size(); i++) {
            for (Span content : attributions.get(i).content()) {
                if (content.contains(words) && content.length() < length) {
                    innermost = i;
                    length = content.length();
                }
            }
        }
        return innermost < 0 ? OptionalInt.empty() : OptionalInt.of(innermost);
    }

    /** The nouns that the relative clauses around a word depend on, from the innermost out. */
    private static List<Span> relativeOf(
            Span word, AnnotatedDocument document, Map<Integer, Arc> governors) {
        List<Span> nouns = new ArrayList<>();
        Arc up = governors.get(document.tokenAt(word.start()));
        while (up != null && up.head() >= 0) {
            if (up.label().endsWith(":relcl")) {
                nouns.add(document.tokens().get(up.head()).span());
            }
            up = governors.get(up.head());
        }
        return nouns;
    }

    /**
     * "rejected a claim by X that they met": who rejects it denies it, and X does not. But "denied
     * that he planned to meet" tells of no meeting that anybody claims.
     */
    private static Event denied(
            Event event, List<Attribution> attributions, AnnotatedDocument document) {
        if (event.factuality() != Factuality.DENIED || event.attributedTo().isEmpty()) {
            return event;
        }
        Attribution inner = attributions.get(event.attributedTo().getAsInt());
        boolean isPlan =
                inner.kind() == SayingKind.EXPECT
                        && inner.polarity() == Polarity.POSITIVE
                        && inner.nestedIn().isEmpty();
        boolean isGivenUp =
                isPlan
                        && (inner.source().isEmpty() || isInfinitive(event.trigger(), document))
                        && !hasNot(inner, document);
        if (isGivenUp) {
            // "planned to meet him, but fell ill": who planned it did not say that.
            return event.alone();
        }
        boolean deniesOuter =
                inner.nestedIn().isPresent()
                        && attributions.get(inner.nestedIn().getAsInt()).kind() == SayingKind.DENY;
        // "denied reports that they met": nobody is named who said so.
        if (deniesOuter && (isInfinitive(event.trigger(), document) || inner.source().isEmpty())) {
            return event.within(inner.nestedIn().getAsInt());
        }
        return deniesOuter
                        && inner.polarity() == Polarity.POSITIVE
                        && inner.kind() != SayingKind.DENY
                ? event.told(Factuality.HAPPENED)
                : event;
    }

    /** Whether what is said is that something is not so: "expects not to meet". */
    private static boolean hasNot(Attribution said, AnnotatedDocument document) {
        return said.content().stream()
                .map(document::text)
                .anyMatch(text -> NEGATION.matcher(text).find());
    }

    /** "to meet", "to hold talks"; "to have met" is a claim. */
    private static boolean isInfinitive(Span trigger, AnnotatedDocument document) {
        int word = document.tokenAt(trigger.start());
        for (int at = word; at > 0 && at > word - INFINITIVE_REACH; at--) {
            if (document.tokens().get(at).tag().equals("VB")) {
                boolean perfect = document.tokens().get(at).lemma().equals("have");
                return document.tokens().get(at - 1).is("to")
                        && !(perfect
                                && at < word
                                && document.tokens().get(at + 1).tag().matches("VB[ND]"));
            }
        }
        return false;
    }
}
