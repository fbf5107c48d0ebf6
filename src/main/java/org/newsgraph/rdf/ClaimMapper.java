package org.newsgraph.rdf;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.identity.AppearanceReader;
import org.newsgraph.resolve.Reading;

/**
 * Writes what was read of an article as the graph of the Newsgraph ontology.
 *
 * <p>What the article asserts in its own voice becomes an event or a statement; what it reports as
 * claimed, denied, planned or supposed becomes a proposition, and no type and no {@code news:met}
 * ever says that it happened. A pure function: the same reading gives the same triples. May be
 * shared by threads.
 */
public final class ClaimMapper {
    private final IriMinter iris;
    private final Gazetteer gazetteer;
    private final SortedSet<String> components;
    private final Predicate<Event> asserted;
    private final Predicate<Attribution> said;
    private final PressWords press = new PressWords();
    private final AppearanceReader appearances;

    /**
     * @param iris names things
     * @param gazetteer what is known of places
     * @param components the software that reads, with versions, such as {@code newsgraph 0.1.0}:
     *     goes into the run records
     */
    public ClaimMapper(IriMinter iris, Gazetteer gazetteer, Collection<String> components) {
        this(iris, gazetteer, components, 0);
    }

    /**
     * @param threshold an event or a statement that is less sure is written as a proposition, which
     *     asserts nothing; 0 to 1
     */
    public ClaimMapper(
            IriMinter iris, Gazetteer gazetteer, Collection<String> components, double threshold) {
        this(
                iris,
                gazetteer,
                components,
                event -> isAsserted(event) && event.evidence().confidence() >= threshold,
                said -> isAsserted(said) && said.evidence().confidence() >= threshold);
    }

    /** With another judgement of what an article asserts: lets a test show that it matters. */
    ClaimMapper(
            IriMinter iris,
            Gazetteer gazetteer,
            Collection<String> components,
            Predicate<Event> asserted) {
        this(iris, gazetteer, components, asserted, ClaimMapper::isAsserted);
    }

    private ClaimMapper(
            IriMinter iris,
            Gazetteer gazetteer,
            Collection<String> components,
            Predicate<Event> asserted,
            Predicate<Attribution> said) {
        this.iris = iris;
        this.gazetteer = gazetteer;
        this.appearances = new AppearanceReader(gazetteer);
        this.components = new TreeSet<>(components);
        this.asserted = asserted;
        this.said = said;
    }

    /** With the bundled gazetteer and {@link IriMinter#DEFAULT_BASE}. */
    public static ClaimMapper bundled(String version) {
        return new ClaimMapper(
                new IriMinter(), Gazetteer.bundled(), List.of("newsgraph " + version));
    }

    /** The graph of one article. */
    public ArticleGraph map(Reading reading) {
        ArticleWriter writer =
                new ArticleWriter(
                        reading, iris, gazetteer, press, appearances.read(reading), asserted, said);
        return writer.write(components);
    }

    /** Whether the article says, in its own voice, that the event took place. */
    static boolean isAsserted(Event event) {
        return event.factuality() == Factuality.HAPPENED && event.attributedTo().isEmpty();
    }

    /**
     * Whether the article says, in its own voice, that this was said. To deny something or to
     * decline to comment is to say something, though its cue is negative.
     */
    private static boolean isAsserted(Attribution attribution) {
        return attribution.nestedIn().isEmpty()
                && (attribution.polarity() == Polarity.POSITIVE
                        || attribution.kind() == SayingKind.DENY
                        || attribution.kind() == SayingKind.DECLINE_TO_COMMENT);
    }
}
