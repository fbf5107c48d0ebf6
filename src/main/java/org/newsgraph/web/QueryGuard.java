package org.newsgraph.web;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.vocabulary.XSD;

/** Reads what strangers ask: SPARQL 1.1, queries only, of this store only. */
final class QueryGuard {
    private static final String ELSEWHERE = "http://localhost/";

    /** Jena's other functions can load classes, read the process's settings, or sleep. */
    private static final Set<String> FUNCTION_NAMESPACES = Set.of(XSD.NS);

    private QueryGuard() {}

    /**
     * Parses a query of a caller.
     *
     * @throws Refusal 400 if it is no SPARQL 1.1; 403 if it is an update, or asks for another
     *     server or for functions that are not of SPARQL 1.1
     */
    static Query parse(String sparql) {
        if (sparql.isBlank()) {
            throw new Refusal(400, "the query is empty");
        }
        try {
            Query query = QueryFactory.create(sparql, ELSEWHERE, Syntax.syntaxSPARQL_11);
            // A rehearsal: refuses before any work is done.
            bounded(query, new Deadline(java.time.Duration.ofDays(1)));
            return query;
        } catch (QueryParseException e) {
            if (isUpdate(sparql)) {
                throw updatesAreOff();
            }
            throw new Refusal(400, "the query does not parse: " + e.getMessage(), e);
        } catch (QueryException e) {
            throw new Refusal(400, "the query cannot be read: " + e.getMessage(), e);
        }
    }

    /** 403, as this endpoint only reads. */
    static Refusal updatesAreOff() {
        return new Refusal(
                403,
                "this endpoint only reads; to change the store, stop it and use newsgraph ingest or"
                        + " delete");
    }

    /** Parsed, never run: this shows an update to be one. */
    private static boolean isUpdate(String sparql) {
        try {
            UpdateFactory.create(sparql, ELSEWHERE);
            return true;
        } catch (QueryException e) {
            return false;
        }
    }

    /**
     * The same query with bounds on what one call of a function takes.
     *
     * @param deadline at which calls stop
     * @throws Refusal 403 as {@link #parse}
     */
    static Query bounded(Query query, Deadline deadline) {
        Elements elements = new Elements();
        return QueryTransformOps.transform(query, elements, new Expressions(elements, deadline));
    }

    private static final class Elements extends ElementTransformCopyBase {
        @Override
        public Element transform(ElementService service, Node name, Element pattern) {
            throw new Refusal(
                    403,
                    "the query calls the service "
                            + name
                            + "; this endpoint answers from its own store only");
        }
    }

    private static final class Expressions extends ExprTransformApplyElementTransform {
        private final Deadline deadline;

        Expressions(Elements elements, Deadline deadline) {
            super(elements);
            this.deadline = deadline;
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            if (function instanceof E_Function named) {
                checkFunction(named.getFunctionIRI());
            } else if (function instanceof E_StrConcat) {
                return new BoundedExpressions.Concat(args);
            } else if (function instanceof E_Regex) {
                return new BoundedExpressions.Regex(args, deadline);
            } else if (function instanceof E_StrReplace) {
                return new BoundedExpressions.Replace(args, deadline);
            }
            return super.transform(function, args);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            return function instanceof E_Multiply
                    ? new BoundedExpressions.Multiply(left, right)
                    : super.transform(function, left, right);
        }

        /** Jena's own transform stops at aggregates; a regular expression may stand inside one. */
        @Override
        public Expr transform(ExprAggregator aggregate) {
            ExprList inside = aggregate.getAggregator().getExprList();
            if (inside == null) {
                return aggregate;
            }
            ExprList bounded = ExprTransformer.transform(this, inside);
            return new ExprAggregator(aggregate.getVar(), aggregate.getAggregator().copy(bounded));
        }

        private static void checkFunction(String iri) {
            if (FUNCTION_NAMESPACES.stream().noneMatch(iri::startsWith)) {
                throw new Refusal(
                        403,
                        "the query calls the function <"
                                + iri
                                + ">; this endpoint has the functions of SPARQL 1.1 only");
            }
        }
    }
}
