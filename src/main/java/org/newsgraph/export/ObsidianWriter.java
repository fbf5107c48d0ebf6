package org.newsgraph.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * A vault for Obsidian: a note for each person, body and place, linked by what they did and said.
 * What is only claimed, planned, denied or supposed stands in a section of its own. Those without a
 * name have no note, since each of them is in one article only.
 */
final class ObsidianWriter {
    private final Lookup lookup;
    private final SortedMap<String, Note> notes = new TreeMap<>();
    private Map<String, String> names = Map.of();

    ObsidianWriter(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Sections of a note, in their order. */
    private enum Section {
        MET("Met"),
        VISITED("Visits"),
        SAID("Said"),
        SAID_OF("Said about it"),
        HERE("Happened here"),
        CLAIMS("Only claimed, planned, denied or supposed");

        private final String heading;

        Section(String heading) {
            this.heading = heading;
        }
    }

    private record Note(Told.Thing thing, Map<Section, List<Told>> sections) {
        void add(Section section, Told told) {
            List<Told> all = sections.computeIfAbsent(section, key -> new ArrayList<>());
            if (all.isEmpty() || all.get(all.size() - 1) != told) {
                all.add(told);
            }
        }
    }

    void write(List<Told> told, Folder folder) throws IOException {
        for (Told event : told) {
            event.parties().forEach(thing -> note(thing, ofParty(event), event));
            event.about().forEach(thing -> note(thing, Section.SAID_OF, event));
            event.spots().forEach(spot -> note(spot.thing(), Section.HERE, event));
        }
        SortedMap<String, String> labels = new TreeMap<>();
        notes.values().forEach(note -> labels.put(note.thing().iri(), note.thing().label()));
        names = NoteNames.of(labels);
        for (Note note : notes.values()) {
            try (Writer out =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    folder.file(names.get(note.thing().iri()) + ".md"),
                                    StandardCharsets.UTF_8))) {
                out.write(WellFormed.unicode(text(note)));
            }
        }
    }

    private static Section ofParty(Told told) {
        return switch (told.what()) {
            case ENCOUNTER -> Section.MET;
            case VISIT -> Section.VISITED;
            case STATEMENT -> Section.SAID;
        };
    }

    private void note(Told.Thing thing, Section section, Told told) {
        if (!thing.unnamed()) {
            notes.computeIfAbsent(thing.iri(), iri -> new Note(thing, new TreeMap<>()))
                    .add(told.standing() == Standing.FACT ? section : Section.CLAIMS, told);
        }
    }

    // ------------------------------------------------------------ text

    private String text(Note note) {
        Node node = NodeFactory.createURI(note.thing().iri());
        TreeSet<String> aliases = new TreeSet<>();
        for (Node property : List.of(Terms.ALT_LABEL, Terms.NAME)) {
            lookup.anywhere(node, property).forEach(value -> aliases.add(Lookup.text(value)));
        }
        aliases.add(note.thing().label());
        aliases.remove(names.get(note.thing().iri()));
        StringBuilder text = new StringBuilder();
        // Strings in quotes: YAML reads them as JSON does.
        text.append("---\niri: ").append(quoted(note.thing().iri()));
        text.append("\ntype: ").append(quoted(lookup.type(node)));
        text.append("\naliases: [")
                .append(
                        aliases.stream()
                                .map(ObsidianWriter::quoted)
                                .collect(Collectors.joining(", ")))
                .append("]\n---\n\n# ")
                .append(plain(note.thing().label()))
                .append('\n');
        List<String> roles = roles(node);
        if (!roles.isEmpty()) {
            text.append("\n## Roles\n\n");
            roles.forEach(role -> text.append("- ").append(role).append('\n'));
        }
        note.sections()
                .forEach(
                        (section, events) -> {
                            text.append("\n## ").append(section.heading).append("\n\n");
                            for (Told told : events) {
                                text.append("- ").append(line(note, told)).append('\n');
                            }
                        });
        return text.toString();
    }

    private List<String> roles(Node node) {
        TreeSet<String> roles = new TreeSet<>();
        for (Node role : lookup.anywhere(node, Terms.HAS_ROLE)) {
            Map<Node, String> parts = new LinkedHashMap<>();
            for (Node property : List.of(Terms.TITLE, Terms.ORGANIZATION_TEXT, Terms.TENURE)) {
                lookup.anywhere(role, property).stream()
                        .findFirst()
                        .ifPresent(value -> parts.put(property, plain(Lookup.text(value))));
            }
            if (parts.containsKey(Terms.TITLE)) {
                roles.add(String.join(", ", parts.values()));
            }
        }
        // "Mining Minister" and "mining minister" are one office.
        TreeSet<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.addAll(List.copyOf(roles));
        return List.copyOf(folded);
    }

    private String line(Note note, Told told) {
        StringBuilder line = new StringBuilder();
        if (told.standing() != Standing.FACT) {
            line.append("**").append(told.standing().key()).append("**");
            if (!told.contact().claimedBy().isEmpty()) {
                line.append(" by ").append(plain(String.join(", ", told.contact().claimedBy())));
            }
            line.append(": ");
        }
        if (!told.contact().dates().isEmpty()) {
            line.append(String.join(", ", told.contact().dates())).append(": ");
        }
        if (told.what() == Told.What.STATEMENT) {
            line.append(told.parties().isEmpty() ? "Speaker not told" : links(told.parties()));
            line.append(": ").append(plain(told.text()));
        } else {
            line.append(plain(String.join(", ", told.contact().kinds())));
            List<Told.Thing> others =
                    told.parties().stream()
                            .filter(party -> !party.iri().equals(note.thing().iri()))
                            .toList();
            boolean isParty = others.size() < told.parties().size();
            if (!others.isEmpty()) {
                line.append(isParty ? " with " : " of ").append(links(others));
            }
        }
        if (!told.about().isEmpty()) {
            line.append(" (about ").append(links(told.about())).append(')');
        }
        if (!told.spots().isEmpty()) {
            line.append(", in ")
                    .append(links(told.spots().stream().map(Told.Spot::thing).toList()));
        } else if (!told.contact().places().isEmpty()) {
            line.append(", in ").append(plain(String.join(", ", told.contact().places())));
        }
        for (Contact.Sentence sentence : told.contact().evidence()) {
            line.append("\n    - ").append(plain(sentence.text()));
            line.append(" (");
            if (!sentence.title().isEmpty()) {
                line.append('*').append(plain(sentence.title())).append("*, ");
            }
            line.append('<').append(sentence.article()).append(">)");
        }
        return line.toString();
    }

    private String links(List<Told.Thing> things) {
        return things.stream().map(this::link).collect(Collectors.joining(", "));
    }

    private String link(Told.Thing thing) {
        String name = names.get(thing.iri());
        if (name == null) {
            return "_" + plain(thing.label()) + "_";
        }
        String label = thing.label().replaceAll("[\\[\\]|\\s\\p{Cntrl}]+", " ").strip();
        return name.equals(label) || label.isEmpty()
                ? "[[" + name + "]]"
                : "[[" + name + "|" + label + "]]";
    }

    /** Text of an article as plain text of Markdown: no link, no tag, no HTML, one line. */
    private static String plain(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.replaceAll("[\\\\`*_\\[\\]<>#|~$=%^]", "\\\\$0");
    }

    private static String quoted(String text) {
        return '"'
                + text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                + '"';
    }
}
