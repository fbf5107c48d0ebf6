/** A small neural language model: what it is made of, and how it is read. Uses {@code document}. */
package org.newsgraph.model;
