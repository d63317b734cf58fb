package org.ocp4j.toolkit.build;

/**
 * A place in JSON.
 *
 * @param line from 1
 * @param column in UTF-16 code units, from 1
 * @param offset in UTF-16 code units, from 0
 */
record JsonPlace(int line, int column, long offset) {}
