package org.ocp4j.bench.chunks.retrieval;

/**
 * A link to a section, as a question for that section.
 *
 * @param text the text of the link, and the sentence that it is in
 * @param document the number of the document with the link
 * @param start the UTF-16 offset where the link starts
 * @param end the UTF-16 offset after the link
 * @param target the section that should be found
 */
record Query(String text, int document, int start, int end, Section target) {}
