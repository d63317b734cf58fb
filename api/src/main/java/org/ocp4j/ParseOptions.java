package org.ocp4j;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options that say how a source is parsed. Immutable: every {@code with} method returns a changed
 * copy, so all threads can share one value.
 *
 * <pre>{@code
 * ParseOptions options = ParseOptions.MARKDOWN.withLenient(true);
 * }</pre>
 */
public final class ParseOptions {
  /**
   * The default options: all extensions, strict, default limits, {@link Ownership#SHARED}, no
   * checksum, malformed input reported. The format is not chosen: the name of a file decides, as
   * {@link #withFormatOf} says, and everything else is parsed as MDX.
   */
  public static final ParseOptions DEFAULT = new ParseOptions(
      null,
      EnumSet.allOf(Extension.class),
      Limits.DEFAULT,
      false,
      false,
      MalformedInput.REPORT,
      Ownership.SHARED);

  /** The default options for MDX, whatever the name of a file. */
  public static final ParseOptions MDX = DEFAULT.withFormat(Format.MDX);

  /** The default options for Markdown, whatever the name of a file. */
  public static final ParseOptions MARKDOWN = DEFAULT.withFormat(Format.MARKDOWN);

  private static final String MDX_SUFFIX = ".mdx";

  /** Null if no format was chosen. */
  private final @Nullable Format format;

  private final Set<Extension> extensions;
  private final Limits limits;
  private final boolean lenient;
  private final boolean checksum;
  private final MalformedInput malformedInput;
  private final Ownership ownership;

  private ParseOptions(
      @Nullable Format format,
      EnumSet<Extension> extensions,
      Limits limits,
      boolean lenient,
      boolean checksum,
      MalformedInput malformedInput,
      Ownership ownership) {
    this.format = format;
    this.extensions = Collections.unmodifiableSet(extensions);
    this.limits = Objects.requireNonNull(limits, "limits");
    this.lenient = lenient;
    this.checksum = checksum;
    this.malformedInput = Objects.requireNonNull(malformedInput, "malformedInput");
    this.ownership = Objects.requireNonNull(ownership, "ownership");
  }

  /** Returns the format that was chosen, or {@link Format#MDX} if none was. */
  public Format format() {
    return format == null ? Format.MDX : format;
  }

  /** Returns the extensions of the grammar, as an unmodifiable set. */
  public Set<Extension> extensions() {
    return extensions;
  }

  /** Returns {@code true} if the grammar includes an extension. */
  public boolean has(Extension extension) {
    return extensions.contains(extension);
  }

  /** Returns the limits that a source must keep. */
  public Limits limits() {
    return limits;
  }

  /**
   * Returns {@code true} if mistakes in MDX become text and a {@link Diagnostic}, {@code false} if
   * they throw {@link OcpParseException}.
   */
  public boolean lenient() {
    return lenient;
  }

  /** Returns {@code true} if the payload contains a CRC-32C of itself. */
  public boolean checksum() {
    return checksum;
  }

  /** Returns the treatment of malformed UTF-8. */
  public MalformedInput malformedInput() {
    return malformedInput;
  }

  /** Returns which threads may use and close the document. */
  public Ownership ownership() {
    return ownership;
  }

  /** Returns a copy of these options with another format, for files of any name. */
  public ParseOptions withFormat(Format value) {
    return new ParseOptions(
        Objects.requireNonNull(value, "format"),
        set(extensions),
        limits,
        lenient,
        checksum,
        malformedInput,
        ownership);
  }

  /**
   * Returns these options for a file. If no format was chosen with {@link #withFormat}, a file
   * whose name ends in {@code .mdx}, in any case, is MDX, and every other file is Markdown. All
   * methods that parse a {@link Path} do this.
   */
  public ParseOptions withFormatOf(Path file) {
    if (format != null) {
      return this;
    }
    Path name = file.getFileName();
    boolean isMdx = name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(MDX_SUFFIX);
    return withFormat(isMdx ? Format.MDX : Format.MARKDOWN);
  }

  /** Returns a copy of these options with exactly these extensions. */
  public ParseOptions withExtensions(Extension... values) {
    EnumSet<Extension> chosen = EnumSet.noneOf(Extension.class);
    Collections.addAll(chosen, values);
    return new ParseOptions(format, chosen, limits, lenient, checksum, malformedInput, ownership);
  }

  /** Returns a copy of these options with one extension on or off. */
  public ParseOptions with(Extension extension, boolean on) {
    EnumSet<Extension> chosen = set(extensions);
    if (on) {
      chosen.add(extension);
    } else {
      chosen.remove(extension);
    }
    return new ParseOptions(format, chosen, limits, lenient, checksum, malformedInput, ownership);
  }

  /** Returns a copy of these options with other limits. */
  public ParseOptions withLimits(Limits value) {
    return new ParseOptions(
        format, set(extensions), value, lenient, checksum, malformedInput, ownership);
  }

  /** Returns a copy of these options that is lenient ({@code true}) or strict. */
  public ParseOptions withLenient(boolean value) {
    return new ParseOptions(
        format, set(extensions), limits, value, checksum, malformedInput, ownership);
  }

  /** Returns a copy of these options, with a checksum in the payload or without. */
  public ParseOptions withChecksum(boolean value) {
    return new ParseOptions(
        format, set(extensions), limits, lenient, value, malformedInput, ownership);
  }

  /** Returns a copy of these options with another treatment of malformed UTF-8. */
  public ParseOptions withMalformedInput(MalformedInput value) {
    return new ParseOptions(format, set(extensions), limits, lenient, checksum, value, ownership);
  }

  /** Returns a copy of these options with another ownership. */
  public ParseOptions withOwnership(Ownership value) {
    return new ParseOptions(
        format, set(extensions), limits, lenient, checksum, malformedInput, value);
  }

  private static EnumSet<Extension> set(Set<Extension> extensions) {
    EnumSet<Extension> copy = EnumSet.noneOf(Extension.class);
    copy.addAll(extensions);
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParseOptions that
        && format == that.format
        && extensions.equals(that.extensions)
        && limits.equals(that.limits)
        && lenient == that.lenient
        && checksum == that.checksum
        && malformedInput == that.malformedInput
        && ownership == that.ownership;
  }

  @Override
  public int hashCode() {
    return Objects.hash(format, extensions, limits, lenient, checksum, malformedInput, ownership);
  }

  @Override
  public String toString() {
    return "ParseOptions[format="
        + (format == null ? "by file name, else MDX" : format)
        + ", extensions="
        + extensions
        + ", lenient="
        + lenient
        + ", checksum="
        + checksum
        + ", malformedInput="
        + malformedInput
        + ", ownership="
        + ownership
        + ", "
        + limits
        + ']';
  }
}
