package org.newsgraph.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.document.Span;

class ArticleResolverTest {
    private static final EntityResolver RESOLVER = ArticleResolver.bundled();

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/resolve/references.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void findsWhomWordsMean(String passage, String expected, String note) {
        Marked marked = Marked.parse(passage);
        Resolution resolution = RESOLVER.resolve(marked.document(), marked.claims());

        List<String> found = new ArrayList<>();
        for (String slot : expected.split("; ")) {
            String label = slot.substring(0, slot.indexOf('='));
            List<String> ids = new ArrayList<>();
            for (Span span : marked.at(label)) {
                resolution.at(span).forEach(entity -> ids.add(shown(entity)));
            }
            found.add(label + "=" + String.join("+", ids));
        }
        assertEquals(expected, String.join("; ", found), passage);
    }

    private static String shown(Entity entity) {
        return entity.unnamed() ? "unnamed:" + entity.type() + ":" + entity.name() : entity.id();
    }

    @Test
    void anUnnamedEntityIsNeverSharedBetweenArticles() {
        Marked marked = Marked.parse("<S1 A farmer> said no .");
        Resolution resolution = RESOLVER.resolve(marked.document(), marked.claims());

        String id = resolution.statements().get(0).speakers().get(0);
        assertEquals("unnamed/" + ArticleKey.of("marked") + "-0", id);
    }

    @Test
    void theOfficeOfAnUnnamedSourceIsKept() {
        Marked marked = Marked.parse("<S1 A [ORG National Grain Board] official> said no .");
        Resolution resolution = RESOLVER.resolve(marked.document(), marked.claims());

        Entity source = resolution.at(marked.at("S1").get(0)).get(0);
        assertEquals("official", source.roles().get(0).title());
        assertEquals(
                "org/national-grain-board", source.roles().get(0).organization().orElseThrow());
    }

    @Test
    void aPlaceThatNoTableKnowsLiesInTheCountryThatTheTextGives() {
        Marked marked =
                Marked.parse("The [MISC Russian] border city of [LOC Zelenobor] was calm .");
        Resolution resolution = RESOLVER.resolve(marked.document(), marked.claims());

        Entity place = resolution.entities().get("place/zelenobor");
        assertEquals("place/russia", place.parent().orElseThrow());
        assertEquals("place/russia", place.country().orElseThrow());
    }

    @Test
    void everyIdPointsAtAnEntity() {
        Marked marked =
                Marked.parse(
                        "<S1 The [MISC Russian] minister> met [PER Xi Jinping] in [LOC Nairobi] .");
        Resolution resolution = RESOLVER.resolve(marked.document(), marked.claims());

        for (Entity entity : resolution.entities().values()) {
            entity.country().ifPresent(id -> assertTrue(resolution.entities().containsKey(id), id));
            entity.parent().ifPresent(id -> assertTrue(resolution.entities().containsKey(id), id));
        }
        assertEquals("place/china", resolution.entities().get("person/xi-jinping").country().get());
    }

    @Test
    void aPlaceNeverSpeaksOrMeets() {
        Marked marked =
                Marked.parse(
                        "<S1 [LOC Texas]> said no . <S2 [LOC Chicago]> said yes . <P1 [LOC Lagos]>"
                                + " met <P1 [LOC Oslo]> .");
        Resolution resolution = RESOLVER.resolve(marked.document(), marked.claims());

        for (Resolution.StatementSlots statement : resolution.statements()) {
            statement
                    .speakers()
                    .forEach(id -> assertTrue(!resolution.entities().get(id).type().isPlace(), id));
        }
        resolution
                .events()
                .get(0)
                .participants()
                .forEach(p -> assertTrue(p.entity().startsWith("org/"), p.entity()));
    }

    @Test
    void theSameArticleGivesTheSameResolution() {
        String passage =
                "[PER Rosa Lind] , mayor of [LOC Lisbon] , met [PER Jan Holt] . <S1 The mayor> said"
                        + " no . <S2 They> left . <S3 A [MISC Polish] official> said [LOC Warsaw] slept .";
        Marked marked = Marked.parse(passage);
        String first = RESOLVER.resolve(marked.document(), marked.claims()).toString();

        for (int i = 0; i < 3; i++) {
            Marked again = Marked.parse(passage);
            EntityResolver other = ArticleResolver.bundled();
            assertEquals(first, other.resolve(again.document(), again.claims()).toString());
        }
    }
}
