package org.ocp4j.render;

/**
 * Options for footnotes.
 *
 * @param idPrefix the beginning of every id that comes from a source
 * @param heading the heading of the footnotes
 * @param headingLevel its level, from 1 to 6
 * @param headingClass its class; empty for none
 * @param backLabel labels the links back to the calls
 */
record FootnoteOptions(
    String idPrefix,
    String heading,
    int headingLevel,
    String headingClass,
    FootnoteBackLabel backLabel) {}
