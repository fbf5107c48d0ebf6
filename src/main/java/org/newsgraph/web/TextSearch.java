package org.newsgraph.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunction;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.newsgraph.search.SearchException;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.search.SearchIndex.Match;

/**
 * The only property function of the endpoint: Jena's {@code text:query}, with its arguments.
 *
 * <pre>{@code
 * ?s text:query "words"
 * (?s ?score ?literal ?graph ?property) text:query (news:text "words" 20)
 * }</pre>
 *
 * <p>Made for one query. It gives triples of the graph that the pattern is about, best first.
 */
final class TextSearch extends PropertyFunctionRegistry {
    static final String IRI = "http://jena.apache.org/text#query";

    private static final int MOST_OUT = 5;

    private final Supplier<SearchIndex> index;
    private final Deadline deadline;

    /** Of the last search: in GRAPH ?g the same is asked once for each graph. */
    private Optional<Asked> asked = Optional.empty();

    private List<Match> answer = List.of();

    private record Asked(String words, List<String> predicates, Optional<String> subject) {}

    TextSearch(Supplier<SearchIndex> index, Deadline deadline) {
        this.index = index;
        this.deadline = deadline;
    }

    // Jena's own registry would load any class that the IRI of a predicate names.

    @Override
    public boolean manages(String iri) {
        return iri.equals(IRI);
    }

    @Override
    public boolean isRegistered(String iri) {
        return manages(iri);
    }

    @Override
    public PropertyFunctionFactory get(String iri) {
        return manages(iri) ? any -> function() : null;
    }

    private PropertyFunction function() {
        return new PropertyFunctionEval(
                PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER) {
            @Override
            public QueryIterator execEvaluated(
                    Binding binding,
                    PropFuncArg subject,
                    Node predicate,
                    PropFuncArg object,
                    ExecutionContext context) {
                return rows(binding, list(subject), Question.of(list(object)), context);
            }
        };
    }

    private static List<Node> list(PropFuncArg arg) {
        return arg.isList() ? arg.getArgList() : List.of(arg.getArg());
    }

    /** The right side: properties, words, and how many. */
    private record Question(String words, List<String> predicates, int limit) {
        static Question of(List<Node> args) {
            List<String> predicates = new ArrayList<>();
            Iterator<Node> rest = args.iterator();
            Node next = rest.hasNext() ? rest.next() : null;
            while (next != null && next.isURI()) {
                predicates.add(next.getURI());
                next = rest.hasNext() ? rest.next() : null;
            }
            if (next == null || !next.isLiteral()) {
                throw new Refusal(
                        400,
                        "text:query needs words; expected \"words\" or (property \"words\" limit)");
            }
            String words = next.getLiteralLexicalForm();
            int limit = SearchIndex.MOST_MATCHES;
            if (rest.hasNext()) {
                Node number = rest.next();
                if (!number.isLiteral()
                        || !(number.getLiteralValue() instanceof Integer wanted)
                        || wanted < 1
                        || rest.hasNext()) {
                    throw new Refusal(
                            400, "text:query: after the words comes a number of at least 1");
                }
                limit = Math.min(limit, wanted);
            }
            return new Question(words, predicates, limit);
        }
    }

    private QueryIterator rows(
            Binding binding, List<Node> out, Question question, ExecutionContext context) {
        if (out.isEmpty() || out.size() > MOST_OUT) {
            throw new Refusal(
                    400,
                    "text:query gives (?subject ?score ?literal ?graph ?property), not "
                            + out.size()
                            + " values");
        }
        List<Binding> rows = new ArrayList<>();
        Optional<String> subject = Optional.of(out.get(0)).filter(Node::isURI).map(Node::getURI);
        for (Match match : matches(question, subject)) {
            deadline.check();
            Node literal = NodeFactory.createLiteralString(match.text());
            Node found = NodeFactory.createURI(match.subject());
            Node property = NodeFactory.createURI(match.predicate());
            if (!context.getActiveGraph().contains(found, property, literal)) {
                continue;
            }
            List<Node> values =
                    List.of(
                            found,
                            NodeFactory.createLiteralDT(
                                    Float.toString(match.score()), XSDDatatype.XSDfloat),
                            literal,
                            NodeFactory.createURI(match.graph()),
                            property);
            row(binding, out, values).ifPresent(rows::add);
            if (rows.size() == question.limit()) {
                break;
            }
        }
        return QueryIterPlainWrapper.create(rows.iterator(), context);
    }

    private static Optional<Binding> row(Binding binding, List<Node> out, List<Node> values) {
        BindingBuilder row = BindingFactory.builder(binding);
        for (int i = 0; i < out.size(); i++) {
            Node wanted = out.get(i);
            if (!Var.isVar(wanted)) {
                if (!wanted.equals(values.get(i))) {
                    return Optional.empty();
                }
                continue;
            }
            Var variable = Var.alloc(wanted);
            if (row.contains(variable)) {
                if (!values.get(i).equals(row.get(variable))) {
                    return Optional.empty();
                }
            } else {
                row.add(variable, values.get(i));
            }
        }
        return Optional.of(row.build());
    }

    private List<Match> matches(Question question, Optional<String> subject) {
        Asked now = new Asked(question.words(), question.predicates(), subject);
        if (asked.filter(now::equals).isEmpty()) {
            try {
                answer =
                        index.get()
                                .matches(
                                        question.words(),
                                        question.predicates(),
                                        subject,
                                        Optional.empty(),
                                        SearchIndex.MOST_MATCHES);
                asked = Optional.of(now);
            } catch (SearchException e) {
                throw new Refusal(400, "text:query: " + e.getMessage(), e);
            }
        }
        return answer;
    }
}
