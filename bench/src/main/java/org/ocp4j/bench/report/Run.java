package org.ocp4j.bench.report;

import java.util.List;
import java.util.Map;

/**
 * All figures of one run of the benchmarks, and where they come from.
 *
 * @param when it began, in ISO 8601, UTC
 * @param isQuick whether it was a short one, whose figures are rough
 * @param machine what it ran on, by name and in order: operating system, processor, processors,
 *     memory, Java
 * @param versions what was measured, by name: ocp4j and each library or program beside it
 * @param documents what was parsed, by name and in order: folder, files, bytes
 * @param notes what a reader has to know of the figures, as sentences
 * @param figures the figures, in the order they are to be shown
 */
public record Run(
    String when,
    boolean isQuick,
    Map<String, String> machine,
    Map<String, String> versions,
    Map<String, String> documents,
    List<String> notes,
    List<Figure> figures) {}
