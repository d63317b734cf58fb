package org.ocp4j.bench.report;

import java.util.List;
import java.util.Map;

/**
 * The figures of one run of the benchmarks, and the conditions they were measured under.
 *
 * @param when the time the run began, in ISO 8601, UTC
 * @param isQuick whether it was a quick run, with rough figures
 * @param machine the machine's properties by name: operating system, processor, number of
 *     processors, memory, Java
 * @param versions the versions of ocp4j and of the other libraries and programs, by name
 * @param documents the corpus' properties by name: folder, files, bytes
 * @param notes what a reader must know about the figures, as sentences
 * @param figures the figures, in the order they are shown
 */
public record Run(
    String when,
    boolean isQuick,
    Map<String, String> machine,
    Map<String, String> versions,
    Map<String, String> documents,
    List<String> notes,
    List<Figure> figures) {}
