package org.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;

/**
 * A query of {@code queries/} with the documentation of its header.
 *
 * @param name its name, that of the file without {@code .rq}
 * @param summary what it answers, in one line
 * @param inputs variables that get a value before it runs
 * @param outputs columns of the answer; none if the answer is true or false
 * @param cost what it reads
 * @param sparql the whole file
 * @param query the query
 */
public record NamedQuery(
        String name,
        String summary,
        List<Input> inputs,
        List<Output> outputs,
        String cost,
        String sparql,
        Query query) {
    private static final Pattern TITLE = Pattern.compile("# ([a-z0-9-]+): (.+)");
    private static final Pattern IN =
            Pattern.compile("\\?(\\w+)\\s+(\\w+)\\s+(.*?)\\s*(\\((required|optional)\\))");
    private static final Pattern OUT = Pattern.compile("\\?(\\w+)\\s+(.*)");
    private static final int LABEL_WIDTH = "# in:  ".length();

    public NamedQuery {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * A variable that gets a value before the query runs.
     *
     * @param variable its name without the question mark
     * @param type how its value is read
     * @param description what it is
     * @param required whether the query needs it
     */
    public record Input(String variable, InputType type, String description, boolean required) {}

    /**
     * A column of the answer.
     *
     * @param variable its name without the question mark
     * @param description what it is
     */
    public record Output(String variable, String description) {}

    /**
     * How many rows or things one page of the answer has, where it comes in pages: the LIMIT of the
     * query.
     */
    public Optional<Long> pageSize() {
        return inputs.stream().anyMatch(input -> input.type() == InputType.PAGE)
                ? Optional.of(Pages.limited(query).get(0).getLimit())
                : Optional.empty();
    }

    /** The input of that name. */
    public Optional<Input> input(String variable) {
        return inputs.stream().filter(input -> input.variable().equals(variable)).findFirst();
    }

    /**
     * Reads a file of {@code queries/}.
     *
     * @throws IllegalArgumentException if the header lacks a part, or the query does not parse
     */
    static NamedQuery parse(String name, String sparql) {
        String summary = null;
        List<Input> inputs = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        StringBuilder cost = new StringBuilder();
        String part = "";
        for (String line : sparql.lines().takeWhile(l -> l.startsWith("#")).toList()) {
            Matcher title = TITLE.matcher(line);
            if (summary == null) {
                if (!title.matches() || !title.group(1).equals(name)) {
                    throw fault(name, "its first line must be \"# " + name + ": WHAT IT ANSWERS\"");
                }
                summary = title.group(2);
                continue;
            }
            String label = line.substring(1, Math.min(LABEL_WIDTH, line.length())).strip();
            part = label.isEmpty() ? part : label;
            String rest = line.length() <= LABEL_WIDTH ? "" : line.substring(LABEL_WIDTH).strip();
            if (rest.isEmpty()) {
                continue;
            }
            switch (part) {
                case "in:" -> inputs.add(input(name, rest));
                case "out:" -> outputs.add(output(name, rest));
                case "cost:" -> cost.append(cost.isEmpty() ? "" : " ").append(rest);
                default -> throw fault(name, "its header has the line \"" + line + "\"");
            }
        }
        if (summary == null || cost.isEmpty()) {
            throw fault(name, "its header has no " + (summary == null ? "summary" : "cost"));
        }
        Query query;
        try {
            query = QueryFactory.create(sparql);
        } catch (QueryParseException e) {
            throw new IllegalArgumentException(name + ".rq: " + e.getMessage(), e);
        }
        long pages = inputs.stream().filter(input -> input.type() == InputType.PAGE).count();
        if (pages > 1 || pages == 1 && !Pages.canTurn(query)) {
            throw fault(name, "an answer in pages takes one LIMIT, with an ORDER BY beside it");
        }
        return new NamedQuery(name, summary, inputs, outputs, cost.toString(), sparql, query);
    }

    private static Input input(String name, String line) {
        Matcher in = IN.matcher(line);
        if (!in.matches()) {
            throw fault(name, "\"" + line + "\" is not \"?VARIABLE TYPE WHAT (required)\"");
        }
        InputType type =
                InputType.of(in.group(2))
                        .orElseThrow(() -> fault(name, "no type \"" + in.group(2) + "\""));
        return new Input(in.group(1), type, in.group(3), in.group(5).equals("required"));
    }

    private static Output output(String name, String line) {
        Matcher out = OUT.matcher(line);
        if (!out.matches()) {
            throw fault(name, "\"" + line + "\" is not \"?VARIABLE WHAT\"");
        }
        return new Output(out.group(1), out.group(2));
    }

    private static IllegalArgumentException fault(String name, String what) {
        return new IllegalArgumentException(name + ".rq: " + what);
    }
}
