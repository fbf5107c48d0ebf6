package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.namefind.NameSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameFinderTrainingTest {
    private static final List<String> PEOPLE =
            List.of("Ola Berg", "Ruth Falk", "Daniel Otieno", "Mei Tan", "Jo Hale", "Ivo Petrov");
    private static final List<String> PLACES =
            List.of("Oslo", "Nairobi", "Lima", "Hanoi", "Suva", "Turku");

    @TempDir private Path folder;

    @Test
    void trainsTheSameModelTwiceAndScoresIt() throws IOException {
        Path train = sentences("train.bio.gz", 1, 120);
        Path dev = sentences("dev.bio.gz", 2, 40);
        NameFinderTraining training = new NameFinderTraining(10, 1);

        training.train(List.of(train), folder.resolve("first.bin"));
        training.train(List.of(train), folder.resolve("second.bin"));

        List<NameFinderTraining.Score> scores =
                NameFinderTraining.score(folder.resolve("first.bin"), dev);
        assertEquals(scores, NameFinderTraining.score(folder.resolve("second.bin"), dev));
        assertEquals(
                List.of("PER", "ORG", "LOC", "MISC", ""),
                scores.stream().map(NameFinderTraining.Score::type).toList());
        NameFinderTraining.Score all = scores.get(4);
        assertEquals(80, all.names());
        assertTrue(all.f1() > 0.95, all::toString);
    }

    /** "PERSON spoke in PLACE .", with finer labels than the four. */
    private Path sentences(String name, long seed, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Path file = folder.resolve(name);
        try (Writer out =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
                String place = PLACES.get(random.nextInt(PLACES.size()));
                String[] names = person.split(" ");
                out.write(names[0] + "\tB-politician\n" + names[1] + "\tI-politician\n");
                out.write("spoke\tO\nin\tO\n" + place + "\tB-country\n.\tO\n\n");
            }
        }
        return file;
    }

    @Test
    void foldsLabelsAndSeparatesNamesThatTouch() throws IOException {
        Path file = folder.resolve("labels.bio");
        Files.writeString(
                file, "Oslo B-location\nBerg B-person\nFalk B-person\nParty I-politicalparty\n");

        NameSample sample = NameFinderTraining.read(file).get(0);

        assertEquals(
                "[[0..1) LOC, [1..2) PER, [2..3) PER, [3..4) ORG]",
                Arrays.toString(sample.getNames()));
    }

    @Test
    void readsNamesFromATreebank() throws IOException {
        Path file = folder.resolve("treebank.conllu");
        Files.writeString(
                file,
                word(1, "The", "DT", "Entity=(1-person-new")
                        + word(2, "Kenyan", "JJ", "_")
                        + word(3, "minister", "NN", "_")
                        + word(4, "President", "NNP", "Entity=(2-person-new")
                        + word(5, "Mei", "NNP", "_")
                        + word(6, "-", "HYPH", "_")
                        + word(7, "Ling", "NNP", "_")
                        + word(8, "Tan", "NNP", "Entity=2)1)")
                        + word(9, "left", "VBD", "_")
                        + word(10, "the", "DT", "Entity=(3-organization-new(4-x-y)")
                        + word(11, "University", "NNP", "_")
                        + word(12, "of", "IN", "_")
                        + word(13, "Lima", "NNP", "Entity=(5-place-new)3)")
                        + "\n");

        NameSample sample = NameFinderTraining.read(file).get(0);

        assertArrayEquals(
                ("The Kenyan minister President Mei-Ling Tan left the University of Lima")
                        .split(" "),
                sample.getSentence());
        assertEquals("[[1..2) MISC, [4..6) PER, [8..11) ORG]", Arrays.toString(sorted(sample)));
    }

    private static opennlp.tools.util.Span[] sorted(NameSample sample) {
        opennlp.tools.util.Span[] names = sample.getNames();
        Arrays.sort(names);
        return names;
    }

    private static String word(int id, String form, String tag, String misc) {
        return id + "\t" + form + "\t_\t_\t" + tag + "\t_\t_\t_\t_\t" + misc + "\n";
    }

    @Test
    void saysWhichLineIsNoLabel() throws IOException {
        Path file = folder.resolve("bad.bio");
        Files.writeString(file, "Oslo\tB-location\nBerg\tB-river\n");

        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> NameFinderTraining.read(file));

        assertTrue(error.getMessage().contains("bad.bio:2"), error::getMessage);
        assertTrue(error.getMessage().contains("B-river"), error::getMessage);
    }

    @Test
    void refusesToTrainOnNothing() throws IOException {
        Path file = folder.resolve("empty.bio");
        Files.writeString(file, "");

        assertThrows(
                IllegalArgumentException.class,
                () -> new NameFinderTraining().train(List.of(file), folder.resolve("m.bin")));
    }
}
