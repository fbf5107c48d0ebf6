/**
 * Joins the stages: an article in, what it says out; a stream of articles in, a graph out.
 *
 * <p>Start at {@link org.newsgraph.pipeline.ArticlePipeline}, which reads one article with a {@link
 * org.newsgraph.pipeline.ReadingModel}; {@link org.newsgraph.pipeline.ReadingStream} runs it over a
 * stream of them on several threads, and {@link org.newsgraph.pipeline.BatchWriter} commits what
 * they say in batches. {@link org.newsgraph.pipeline.ReferenceScore} compares what pronouns and
 * descriptions are read as with gold annotation. Uses the work packages and the store.
 */
package org.newsgraph.pipeline;
