package org.newsgraph.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

/**
 * The functions of SPARQL whose one call can take all the time or all the memory, with bounds. A
 * call that would make too large a value is an error of SPARQL: the value is unbound. A call that
 * takes too long ends the query.
 */
final class BoundedExpressions {
    /** Longest text that a function makes, in chars. The longest articles have a tenth of it. */
    static final int LONGEST_TEXT = 1 << 20;

    /** Most digits of a number that is multiplied. */
    private static final int MOST_DIGITS = 1000;

    private BoundedExpressions() {}

    /** CONCAT: doubling a text thirty times fills any memory. */
    static final class Concat extends E_StrConcat {
        Concat(ExprList args) {
            super(args);
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            long length = 0;
            for (NodeValue arg : args) {
                length += arg.asString().length();
            }
            checkLength(length);
            return super.eval(args);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Concat(args);
        }
    }

    /** Multiplication: squaring a number thirty times does the same. */
    static final class Multiply extends E_Multiply {
        Multiply(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        public NodeValue eval(NodeValue x, NodeValue y) {
            checkDigits(x);
            checkDigits(y);
            return super.eval(x, y);
        }

        private static void checkDigits(NodeValue value) {
            if (value.isNumber() && value.asString().length() > MOST_DIGITS) {
                throw new ExprEvalException("a number of more than " + MOST_DIGITS + " digits");
            }
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Multiply(left, right);
        }
    }

    /** REGEX that stops at the deadline. */
    static final class Regex extends E_Regex {
        private final Deadline deadline;

        Regex(ExprList args, Deadline deadline) {
            super(args.get(0), args.get(1), args.size() > 2 ? args.get(2) : null);
            this.deadline = deadline;
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            Pattern pattern = pattern("REGEX", args.get(1), args.size() > 2 ? args.get(2) : null);
            return NodeValue.makeBoolean(
                    pattern.matcher(new TimedText(text("REGEX", args.get(0)), deadline)).find());
        }

        @Override
        public Expr copy(ExprList args) {
            return new Regex(args, deadline);
        }
    }

    /** REPLACE that stops at the deadline, and makes no text that is too long. */
    static final class Replace extends E_StrReplace {
        private final Deadline deadline;

        Replace(ExprList args, Deadline deadline) {
            super(args.get(0), args.get(1), args.get(2), args.size() > 3 ? args.get(3) : null);
            this.deadline = deadline;
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            String text = text("REPLACE", args.get(0));
            Pattern pattern = pattern("REPLACE", args.get(1), args.size() > 3 ? args.get(3) : null);
            Matcher matcher = pattern.matcher(new TimedText(text, deadline));
            String made = replaced(matcher, text("REPLACE", args.get(2)));
            Node node = args.get(0).asNode();
            return NodeValue.makeNode(
                    NodeFactory.createLiteral(
                            made, node.getLiteralLanguage(), node.getLiteralDatatype()));
        }

        /** As ARQ does: an empty match counts only where it is the first. */
        private static String replaced(Matcher matcher, String replacement) {
            StringBuilder made = new StringBuilder();
            try {
                for (boolean first = true; matcher.find(); first = false) {
                    if (first || matcher.start() < matcher.end()) {
                        matcher.appendReplacement(made, replacement);
                        checkLength(made.length());
                    }
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new ExprEvalException("REPLACE: \"" + replacement + "\" names no group", e);
            }
            return matcher.appendTail(made).toString();
        }

        @Override
        public Expr copy(ExprList args) {
            return new Replace(args, deadline);
        }
    }

    private static void checkLength(long chars) {
        if (chars > LONGEST_TEXT) {
            throw new ExprEvalException("a text of more than " + LONGEST_TEXT + " characters");
        }
    }

    private static Pattern pattern(String function, NodeValue pattern, NodeValue flags) {
        return RegexEngine.makePattern(
                function, text(function, pattern), flags == null ? null : text(function, flags));
    }

    private static String text(String function, NodeValue value) {
        boolean isText = value.isString() || value.isLangString();
        if (!isText) {
            throw new ExprEvalException(function + ": " + value + " is no text");
        }
        return value.asNode().getLiteralLexicalForm();
    }
}
