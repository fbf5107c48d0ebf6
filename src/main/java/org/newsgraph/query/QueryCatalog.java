package org.newsgraph.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The queries of a folder {@code queries}, by name. */
public final class QueryCatalog {
    private static final String BUNDLED = "/queries";
    private static final String SUFFIX = ".rq";

    private final SortedMap<String, NamedQuery> byName;

    private QueryCatalog(SortedMap<String, NamedQuery> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
    }

    /** The queries that come with this software. */
    public static QueryCatalog bundled() {
        URL folder = QueryCatalog.class.getResource(BUNDLED);
        if (folder == null) {
            throw new IllegalStateException(BUNDLED + " is not on the class path");
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return in(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(jarFile(uri), Map.of())) {
                return in(jar.getPath(BUNDLED));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(folder + " is no URI", e);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static Path jarFile(URI uri) {
        String file = uri.getRawSchemeSpecificPart();
        return Path.of(URI.create(file.substring(0, file.indexOf('!'))));
    }

    /**
     * The queries of a folder.
     *
     * @throws IllegalArgumentException if one of them cannot be used
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static QueryCatalog in(Path folder) {
        SortedMap<String, NamedQuery> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String fileName = file.getFileName().toString();
                if (fileName.endsWith(SUFFIX)) {
                    String name = fileName.substring(0, fileName.length() - SUFFIX.length());
                    String sparql = Files.readString(file, StandardCharsets.UTF_8);
                    byName.put(name, NamedQuery.parse(name, sparql));
                }
            }
            return new QueryCatalog(byName);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    /** The query of that name. */
    public Optional<NamedQuery> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All queries, by name. */
    public Collection<NamedQuery> all() {
        return byName.values();
    }

    /** Names that share a word with {@code name}: what may have been meant. */
    public List<String> near(String name) {
        List<String> words = List.of(name.split("[^a-z0-9]+"));
        return byName.keySet().stream()
                .filter(other -> List.of(other.split("-")).stream().anyMatch(words::contains))
                .toList();
    }
}
