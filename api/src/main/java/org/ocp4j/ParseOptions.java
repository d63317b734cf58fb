package org.ocp4j;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a source is parsed. Immutable: every {@code with} method answers a changed copy, so one value
 * can be kept and used from any thread.
 *
 * <pre>{@code
 * ParseOptions options = ParseOptions.MARKDOWN.withLenient(true);
 * }</pre>
 */
public final class ParseOptions {
  /**
   * All extensions, strict, default limits, {@link Ownership#SHARED}, no checksum, malformed input
   * reported. The format is not chosen: a file is parsed as its name says, see {@link
   * #withFormatOf}, and everything else as MDX.
   */
  public static final ParseOptions DEFAULT = new ParseOptions(
      null,
      EnumSet.allOf(Extension.class),
      Limits.DEFAULT,
      false,
      false,
      MalformedInput.REPORT,
      Ownership.SHARED);

  /** {@link #DEFAULT}, as MDX, whatever a file's name is. */
  public static final ParseOptions MDX = DEFAULT.withFormat(Format.MDX);

  /** {@link #DEFAULT}, as Markdown, whatever a file's name is. */
  public static final ParseOptions MARKDOWN = DEFAULT.withFormat(Format.MARKDOWN);

  private static final String MDX_SUFFIX = ".mdx";

  /** Null when it was not chosen. */
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

  /** Returns the grammar: the one that was chosen, else {@link Format#MDX}. */
  public Format format() {
    return format == null ? Format.MDX : format;
  }

  /** The extensions in force, unmodifiable. */
  public Set<Extension> extensions() {
    return extensions;
  }

  /** Whether one extension is in force. */
  public boolean has(Extension extension) {
    return extensions.contains(extension);
  }

  /** The limits. */
  public Limits limits() {
    return limits;
  }

  /**
   * Whether what strict MDX refuses becomes text with a diagnostic, instead of an {@link
   * OcpParseException}.
   */
  public boolean lenient() {
    return lenient;
  }

  /** Whether the payload carries a CRC-32C of itself. */
  public boolean checksum() {
    return checksum;
  }

  /** What happens to malformed UTF-8. */
  public MalformedInput malformedInput() {
    return malformedInput;
  }

  /** Who may use and close the document. */
  public Ownership ownership() {
    return ownership;
  }

  /** Returns a copy of these options with another grammar, which holds for files of any name. */
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

  /** These options with exactly these extensions. */
  public ParseOptions withExtensions(Extension... values) {
    EnumSet<Extension> chosen = EnumSet.noneOf(Extension.class);
    Collections.addAll(chosen, values);
    return new ParseOptions(format, chosen, limits, lenient, checksum, malformedInput, ownership);
  }

  /** These options with one extension on or off. */
  public ParseOptions with(Extension extension, boolean on) {
    EnumSet<Extension> chosen = set(extensions);
    if (on) {
      chosen.add(extension);
    } else {
      chosen.remove(extension);
    }
    return new ParseOptions(format, chosen, limits, lenient, checksum, malformedInput, ownership);
  }

  /** These options with other limits. */
  public ParseOptions withLimits(Limits value) {
    return new ParseOptions(
        format, set(extensions), value, lenient, checksum, malformedInput, ownership);
  }

  /** These options, lenient or strict. */
  public ParseOptions withLenient(boolean value) {
    return new ParseOptions(
        format, set(extensions), limits, value, checksum, malformedInput, ownership);
  }

  /** These options, with a checksum in the payload or without. */
  public ParseOptions withChecksum(boolean value) {
    return new ParseOptions(
        format, set(extensions), limits, lenient, value, malformedInput, ownership);
  }

  /** These options with another treatment of malformed UTF-8. */
  public ParseOptions withMalformedInput(MalformedInput value) {
    return new ParseOptions(format, set(extensions), limits, lenient, checksum, value, ownership);
  }

  /** These options with another ownership. */
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
