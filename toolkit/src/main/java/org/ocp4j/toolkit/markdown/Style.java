package org.ocp4j.toolkit.markdown;

/** The choices of a renderer; its builder says what each is. */
record Style(
    char bullet,
    char orderedDelimiter,
    boolean incrementNumbers,
    char emphasis,
    char strong,
    char fence,
    int fenceLength,
    char thematicBreak,
    boolean setextHeadings,
    boolean spacedBreaks,
    boolean alignTables,
    char quote,
    int width) {}
