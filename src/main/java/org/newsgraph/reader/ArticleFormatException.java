package org.newsgraph.reader;

/** An article that cannot be read; its message is that of its {@link Problem}. */
public final class ArticleFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ArticleFormatException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
