package org.newsgraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.NameKey;
import org.newsgraph.rdf.News;

/**
 * Answers questions to a store: queries of the catalog, with names for inputs, and free SPARQL.
 * Reads only: no update, and no call to other servers. Use it inside a read transaction.
 */
public final class QueryRunner {
    private static final Pattern TERM = Pattern.compile("<.*>|[\"'].*", Pattern.DOTALL);
    private static final Pattern IRI = Pattern.compile("(https?|urn|ftp):\\S+");

    private static final Node URL = NodeFactory.createURI("https://schema.org/url");
    private static final Node PUBLISHED = NodeFactory.createURI("https://schema.org/datePublished");

    private final DatasetGraph graphs;
    private final Duration timeout;
    private final Register register;

    /**
     * @param graphs all graphs of a store; their union is the default graph
     * @param timeout after which a query is given up; more than zero
     */
    public QueryRunner(DatasetGraph graphs, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "a timeout of " + timeout + "; expected more than 0");
        }
        this.graphs = graphs;
        this.timeout = timeout;
        this.register = new Register(graphs);
    }

    /**
     * Writes the answer of a named query.
     *
     * @param inputs values by variable: an IRI, a Turtle term, or for entities a plain name
     * @throws QueryException if an input is missing, unknown or cannot be read, a name means
     *     nothing or several entities, or the query takes too long
     */
    public void run(
            NamedQuery query, Map<String, String> inputs, ResultFormat format, OutputStream out) {
        write(paged(query, inputs), terms(query, inputs), format, out);
    }

    /**
     * Writes the answer of a SPARQL query. A CONSTRUCT or DESCRIBE query gives Turtle, whatever the
     * format.
     *
     * @throws QueryException if it does not parse, is an update, calls a service, or takes too long
     */
    public void run(String sparql, ResultFormat format, OutputStream out) {
        write(parse(sparql), Map.of(), format, out);
    }

    /**
     * A named query with the values of its inputs in place: for those who run it themselves.
     *
     * @throws QueryException as {@link #run}, but for the time it takes
     */
    public Query bind(NamedQuery query, Map<String, String> inputs) {
        return QueryTransformOps.replaceVars(paged(query, inputs), terms(query, inputs));
    }

    /** The answer of a named query in memory; throws as {@link #run}. */
    public ResultTable table(NamedQuery query, Map<String, String> inputs) {
        return table(paged(query, inputs), terms(query, inputs));
    }

    /** The answer of a SELECT or ASK query in memory; throws as {@link #run}. */
    public ResultTable table(String sparql) {
        return table(parse(sparql), Map.of());
    }

    /**
     * IRI of the party that a name, or an IRI, means.
     *
     * @throws QueryException if it means nothing or several entities
     */
    public String party(String name) {
        return IRI.matcher(name).matches() ? name : register.find(name, InputType.PARTY).getURI();
    }

    /** The preferred name of an entity, if it has one. */
    public Optional<String> name(Node entity) {
        return register.name(entity);
    }

    // ------------------------------------------------------------ queries

    private static Query parse(String sparql) {
        Query query;
        try {
            query = QueryFactory.create(sparql);
        } catch (QueryParseException e) {
            if (isUpdate(sparql)) {
                throw new QueryException(
                        "this is an update; queries only read. To change a store, use ingest and"
                                + " delete",
                        e);
            }
            throw new QueryException("the query does not parse: " + e.getMessage(), e);
        }
        refuseServices(query);
        return query;
    }

    private static boolean isUpdate(String sparql) {
        try {
            UpdateFactory.create(sparql);
            return true;
        } catch (QueryParseException e) {
            return false;
        }
    }

    private static void refuseServices(Query query) {
        if (query.getQueryPattern() == null) {
            return;
        }
        // The algebra shows a SERVICE wherever it hides: in a subquery, in a FILTER EXISTS.
        Walker.walk(
                Algebra.compile(query),
                new OpVisitorBase() {
                    @Override
                    public void visit(OpService service) {
                        throw new QueryException(
                                "the query calls the service "
                                        + service.getService()
                                        + "; queries read this store only");
                    }
                },
                new ExprVisitorBase());
    }

    private <R> R execute(Query query, Map<Var, Node> terms, Function<QueryExec, R> work) {
        QueryExecBuilder builder =
                QueryExec.dataset(graphs)
                        .query(query)
                        .set(ARQ.httpServiceAllowed, false)
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        terms.forEach(builder::substitution);
        try (QueryExec execution = builder.build()) {
            return work.apply(execution);
        } catch (QueryCancelledException e) {
            throw new QueryException(
                    "the query took longer than "
                            + timeout.toMillis() / 1000.0
                            + " s and was given up; bind more, or allow more time",
                    e);
        }
    }

    private ResultTable table(Query query, Map<Var, Node> terms) {
        if (query.isAskType()) {
            Node answer =
                    execute(
                            query,
                            terms,
                            exec ->
                                    NodeFactory.createLiteralDT(
                                            Boolean.toString(exec.ask()), XSDDatatype.XSDboolean));
            return new ResultTable(List.of("answer"), List.of(List.of(Optional.of(answer))));
        }
        if (!query.isSelectType()) {
            throw new QueryException("the query gives a graph, not rows");
        }
        return execute(
                query,
                terms,
                exec -> {
                    RowSet rows = exec.select();
                    List<Var> vars = rows.getResultVars();
                    List<List<Optional<Node>>> table = new ArrayList<>();
                    while (rows.hasNext()) {
                        Binding row = rows.next();
                        table.add(
                                vars.stream()
                                        .map(variable -> Optional.ofNullable(row.get(variable)))
                                        .toList());
                    }
                    return new ResultTable(vars.stream().map(Var::getVarName).toList(), table);
                });
    }

    private void write(Query query, Map<Var, Node> terms, ResultFormat format, OutputStream out) {
        if (query.isConstructType() || query.isDescribeType()) {
            Graph graph =
                    execute(
                            query,
                            terms,
                            exec -> query.isConstructType() ? exec.construct() : exec.describe());
            graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
            RDFDataMgr.write(out, graph, Lang.TURTLE);
        } else if (format == ResultFormat.TABLE) {
            String table = new TablePrinter(this::shown).print(table(query, terms));
            bytes(table, out);
        } else {
            Lang lang =
                    switch (format) {
                        case CSV -> ResultSetLang.RS_CSV;
                        case TSV -> ResultSetLang.RS_TSV;
                        default -> ResultSetLang.RS_JSON;
                    };
            RowSetWriter writer = RowSetWriterRegistry.getFactory(lang).create(lang);
            execute(
                    query,
                    terms,
                    exec -> {
                        if (query.isAskType()) {
                            writer.write(out, exec.ask(), ARQ.getContext());
                        } else {
                            writer.write(out, exec.select(), ARQ.getContext());
                        }
                        return null;
                    });
        }
    }

    private static void bytes(String text, OutputStream out) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be written", e);
        }
    }

    /** Entities by name, terms of the ontology by their last word, all else in full. */
    private String shown(Node node) {
        if (!node.isURI()) {
            return ResultTable.plain(node);
        }
        if (node.getURI().startsWith(News.NS)) {
            return node.getURI().substring(News.NS.length());
        }
        return register.name(node).orElse(node.getURI());
    }

    // ------------------------------------------------------------ inputs

    private Map<Var, Node> terms(NamedQuery query, Map<String, String> inputs) {
        Map<Var, Node> terms = new LinkedHashMap<>();
        inputs.forEach(
                (variable, value) -> {
                    NamedQuery.Input input =
                            query.input(variable).orElseThrow(() -> unknown(query, variable));
                    if (input.type() != InputType.PAGE) {
                        terms.put(Var.alloc(variable), term(input, value));
                    }
                });
        String missing =
                query.inputs().stream()
                        .filter(input -> input.required() && !inputs.containsKey(input.variable()))
                        .map(input -> input.variable() + "=" + input.type().key())
                        .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new QueryException(query.name() + " needs " + missing);
        }
        return terms;
    }

    /** The query at the page that is asked for. */
    private static Query paged(NamedQuery query, Map<String, String> inputs) {
        Optional<String> variable =
                query.inputs().stream()
                        .filter(input -> input.type() == InputType.PAGE)
                        .map(NamedQuery.Input::variable)
                        .filter(inputs::containsKey)
                        .findFirst();
        if (variable.isEmpty()) {
            return query.query();
        }
        // A copy of a query shares its parts.
        Query paged = QueryFactory.create(query.sparql());
        Pages.turn(paged, variable.get(), inputs.getOrDefault(variable.get(), ""));
        return paged;
    }

    private static QueryException unknown(NamedQuery query, String variable) {
        String known =
                query.inputs().stream()
                        .map(NamedQuery.Input::variable)
                        .collect(Collectors.joining(", "));
        return new QueryException(
                query.name()
                        + " has no input \""
                        + variable
                        + "\"; "
                        + (known.isEmpty() ? "it has none" : "it has " + known));
    }

    private Node term(NamedQuery.Input input, String value) {
        if (input.type() != InputType.TEXT && input.type() != InputType.NAME) {
            if (TERM.matcher(value).matches()) {
                return turtle(input, value);
            }
            if (input.type() != InputType.ARTICLE && IRI.matcher(value).matches()) {
                return NodeFactory.createURI(value);
            }
        }
        return switch (input.type()) {
            case PARTY, PLACE, ENTITY -> register.find(value, input.type());
            case PUBLISHER -> register.publisher(value);
            case ARTICLE -> article(value);
            case IRI -> throw new QueryException(input.variable() + "=" + value + ": not an IRI");
            case NAME -> NodeFactory.createLiteralString(NameKey.of(value));
            case TEXT -> NodeFactory.createLiteralString(value);
            case PAGE -> throw new IllegalStateException("a page is no term of a query");
            case MONTH -> month(input, value);
            case DATE -> day(input, value);
        };
    }

    private static Node turtle(NamedQuery.Input input, String value) {
        try {
            return NodeFactoryExtra.parseNode(value);
        } catch (RiotException e) {
            throw new QueryException(
                    input.variable() + "=" + value + ": not a term of Turtle: " + e.getMessage(),
                    e);
        }
    }

    private static Node month(NamedQuery.Input input, String value) {
        try {
            return NodeFactory.createLiteralDT(
                    YearMonth.parse(value).toString(), XSDDatatype.XSDgYearMonth);
        } catch (DateTimeException e) {
            throw new QueryException(
                    input.variable() + "=" + value + ": not a month; expected one such as 2024-03",
                    e);
        }
    }

    private static Node day(NamedQuery.Input input, String value) {
        try {
            return NodeFactory.createLiteralDT(
                    LocalDate.parse(value).toString(), XSDDatatype.XSDdate);
        } catch (DateTimeException e) {
            throw new QueryException(
                    input.variable() + "=" + value + ": not a day; expected one such as 2024-03-01",
                    e);
        }
    }

    /** By IRI, id or URL: of several versions on one URL the newest, of one day the last by IRI. */
    private Node article(String words) {
        if (IRI.matcher(words).matches()) {
            Node iri = NodeFactory.createURI(words);
            if (graphs.contains(GraphNames.RUNS, iri, DCTerms.identifier.asNode(), Node.ANY)) {
                return iri;
            }
        }
        Node value = NodeFactory.createLiteralString(words);
        return first(GraphNames.RUNS, DCTerms.identifier.asNode(), value)
                .or(() -> first(Node.ANY, URL, value))
                .orElseThrow(
                        () ->
                                new QueryException(
                                        "no article in this store has the id, URL or IRI \""
                                                + words
                                                + "\""));
    }

    private Optional<Node> first(Node graph, Node property, Node value) {
        Comparator<Node> newest =
                Comparator.comparing((Node article) -> published(article))
                        .thenComparing(Node::getURI);
        return Iter.iter(graphs.find(graph, Node.ANY, property, value))
                .map(Quad::getSubject)
                .toList()
                .stream()
                .max(newest);
    }

    private String published(Node article) {
        Iterator<Quad> quads = graphs.find(Node.ANY, article, PUBLISHED, Node.ANY);
        return quads.hasNext() ? quads.next().getObject().getLiteralLexicalForm() : "";
    }
}
