package org.ocp4j.bench;

import java.util.List;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** What a user would parse Markdown with instead. None of them knows MDX. */
public enum Library {
  /** commonmark-java as it is. */
  COMMONMARK("commonmark-java"),
  /** commonmark-java with tables, strikethrough and task items. */
  COMMONMARK_GFM("commonmark-java + GFM"),
  /** commonmark-java with the source spans of blocks and inlines. */
  COMMONMARK_SPANS("commonmark-java + spans"),
  /** flexmark-java with tables, strikethrough and task items; its trees always have positions. */
  FLEXMARK("flexmark-java");

  private final String title;

  Library(String title) {
    this.title = title;
  }

  /** The name that its figures have. */
  public String title() {
    return title;
  }

  /** A parser, from a text to a tree. */
  Function<String, Object> newParser() {
    return switch (this) {
      case COMMONMARK -> Parser.builder().build()::parse;
      case COMMONMARK_GFM -> commonmarkWithGfm()::parse;
      case COMMONMARK_SPANS ->
        Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()::parse;
      case FLEXMARK -> flexmark()::parse;
    };
  }

  /** The extensions of commonmark-java that do what ocp4j does by default. */
  static List<Extension> commonmarkExtensions() {
    return List.of(
        TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());
  }

  /** A parser of commonmark-java with tables, strikethrough and task items. */
  static Parser commonmarkWithGfm() {
    return Parser.builder().extensions(commonmarkExtensions()).build();
  }

  private static com.vladsch.flexmark.parser.Parser flexmark() {
    return com.vladsch.flexmark.parser.Parser.builder()
        .extensions(List.of(
            com.vladsch.flexmark.ext.tables.TablesExtension.create(),
            com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension.create(),
            com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension.create()))
        .build();
  }
}
