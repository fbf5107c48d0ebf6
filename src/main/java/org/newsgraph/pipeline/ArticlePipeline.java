package org.newsgraph.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Rejection;
import org.newsgraph.claim.Role;
import org.newsgraph.document.AnnotatedDocument;
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
        return new ArticlePipeline(
                model.annotator(),
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
        List<Event> attributed =
                met.claims().stream().map(event -> attribute(event, said.claims())).toList();
        return new ArticleClaims(said.claims(), attributed, held.claims(), rejections);
    }

    /** Puts an event into the innermost statement whose content holds the word that reports it. */
    private static Event attribute(Event event, List<Attribution> attributions) {
        int innermost = -1;
        int length = Integer.MAX_VALUE;
        for (int i = 0; i < attributions.size(); i++) {
            for (Span content : attributions.get(i).content()) {
                if (content.contains(event.trigger()) && content.length() < length) {
                    innermost = i;
                    length = content.length();
                }
            }
        }
        return innermost < 0 ? event : event.within(innermost);
    }
}
