package org.newsgraph.export;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A link of two nodes.
 *
 * @param source IRI; of an undirected edge, the lesser one
 * @param target IRI
 * @param standing of all its contacts
 * @param contacts what it stands for, by date and IRI; at least one
 */
record Edge(String source, String target, Standing standing, List<Contact> contacts) {
    Edge {
        contacts = List.copyOf(contacts);
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("an edge of nothing: " + source + " " + target);
        }
    }

    /** In how many events or statements the two are linked. */
    int weight() {
        return contacts.size();
    }

    List<String> kinds() {
        return distinct(contact -> contact.kinds().stream());
    }

    List<String> modes() {
        return distinct(contact -> contact.modes().stream());
    }

    List<String> dates() {
        return distinct(contact -> contact.dates().stream());
    }

    List<String> places() {
        return distinct(contact -> contact.places().stream());
    }

    List<String> claimedBy() {
        return distinct(contact -> contact.claimedBy().stream());
    }

    List<String> sentences() {
        return contacts.stream()
                .flatMap(contact -> contact.evidence().stream())
                .map(Contact.Sentence::text)
                .distinct()
                .toList();
    }

    List<String> articles() {
        return distinct(contact -> contact.evidence().stream().map(Contact.Sentence::article));
    }

    private List<String> distinct(Function<Contact, Stream<String>> value) {
        return List.copyOf(
                contacts.stream()
                        .flatMap(value)
                        .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll));
    }
}
