package org.ocp4j.bench.chunks.retrieval;

/**
 * A section without the sections in it: a heading and what follows it up to the next heading.
 *
 * @param document the number of its document
 * @param slug what a link names it by
 * @param start the UTF-16 offset where its heading starts
 * @param end the UTF-16 offset of the next heading, or of the document's end
 */
record Section(int document, String slug, int start, int end) {}
