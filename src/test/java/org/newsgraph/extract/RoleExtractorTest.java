package org.newsgraph.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Role;
import org.newsgraph.document.AnnotatedDocument;

class RoleExtractorTest {
    private final RoleExtractor extractor = new RoleExtractor();

    /** Roles are written {@code holder: title / organization (tenure)}, and joined by {@code |}. */
    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/extract/roles.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void readsRoles(String sentence, String roles, String note) {
        AnnotatedDocument document = Sentences.annotate(sentence);

        assertEquals(
                roles == null ? "" : roles, written(document, extractor.extract(document)), note);
    }

    static String written(AnnotatedDocument document, Extraction<Role> extraction) {
        return extraction.claims().stream()
                .map(role -> written(document, role))
                .collect(Collectors.joining(" | "));
    }

    private static String written(AnnotatedDocument document, Role role) {
        return document.text(role.holder())
                + ": "
                + document.text(role.title())
                + role.organization().map(o -> " / " + document.text(o)).orElse("")
                + " ("
                + role.tenure().key()
                + ")";
    }
}
