package org.ocp4j.chunks;

/**
 * A part of a document's source.
 *
 * @param start the byte offset where it starts
 * @param end the byte offset after it
 * @param utf16Start the UTF-16 offset where it starts, as an index of the source as a string; a
 *     byte order mark is not counted
 * @param utf16End the UTF-16 offset after it
 * @param firstLine the line of its first character, from 1
 * @param lastLine the line of its last character
 * @param repeated {@code true} if another chunk has this part as its own, and this chunk repeats
 *     it: the header of a table, the fence of code, an overlap
 */
public record SourceRange(
    int start,
    int end,
    long utf16Start,
    long utf16End,
    int firstLine,
    int lastLine,
    boolean repeated) {}
