package org.ocp4j.bench;

import java.util.List;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The Markdown libraries that ocp4j is compared with. None of them supports MDX. */
public enum Library {
  /** commonmark-java without extensions. */
  COMMONMARK("commonmark-java"),
  /** commonmark-java with tables, strikethrough and task items. */
  COMMONMARK_GFM("commonmark-java + GFM"),
  /** commonmark-java with source spans for blocks and inlines. */
  COMMONMARK_SPANS("commonmark-java + spans"),
  /**
   * flexmark-java with tables, strikethrough and task items. Its trees always have source
   * positions.
   */
  FLEXMARK("flexmark-java");

  private final String title;

  Library(String title) {
    this.title = title;
  }

  /** Returns the library's name in reports. */
  public String title() {
    return title;
  }

  /** Returns a new parser, a function from a text to a tree. */
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

  /** Returns the extensions of commonmark-java that match what ocp4j supports by default. */
  static List<Extension> commonmarkExtensions() {
    return List.of(
        TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());
  }

  /** Returns a parser of commonmark-java with tables, strikethrough and task items. */
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
