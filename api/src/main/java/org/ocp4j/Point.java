package org.ocp4j;

/**
 * A place in a source, as unist defines it. A byte order mark at the very start is not counted: the
 * character after it stands at line 1, column 1, offset 0. Lines end with LF, CR or CRLF.
 *
 * @param line the line, from 1
 * @param column the column, from 1, in UTF-16 units
 * @param offset UTF-16 units from the start of the source, from 0
 */
public record Point(int line, int column, long offset) {}
