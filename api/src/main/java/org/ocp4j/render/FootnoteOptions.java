package org.ocp4j.render;

/**
 * How footnotes are written.
 *
 * @param idPrefix begins every id that a source chose
 * @param heading what stands above the footnotes
 * @param headingLevel 1 to 6
 * @param headingClass the class of the heading; empty when it has none
 * @param backLabel names the links back to the calls
 */
record FootnoteOptions(
    String idPrefix,
    String heading,
    int headingLevel,
    String headingClass,
    FootnoteBackLabel backLabel) {}
