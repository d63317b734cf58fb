package org.ocp4j.tck.internal;

import java.util.Locale;
import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/** The ways to parse each source of the kit's larger corpus. */
enum Reading {
  /** As Markdown, with every extension. */
  MARKDOWN(Format.MARKDOWN, true, false),
  /** As MDX, with every extension. */
  MDX(Format.MDX, true, false),
  /** As MDX, with every extension, leniently. */
  LENIENT(Format.MDX, true, true),
  /** As Markdown without any extension. */
  PLAIN(Format.MARKDOWN, false, false);

  private final Format format;
  private final boolean extended;
  private final boolean lenient;

  Reading(Format format, boolean extended, boolean lenient) {
    this.format = format;
    this.extended = extended;
    this.lenient = lenient;
  }

  /** Returns the options for this way of parsing, with default limits. */
  ParseOptions options() {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(format).withLenient(lenient);
    return extended ? options.withExtensions(Extension.values()) : options.withExtensions();
  }

  /** Returns {@code true} if an engine's parsers support this way of parsing. */
  boolean isFor(Set<Extension> extensions, boolean canBeLenient) {
    return (!lenient || canBeLenient) && extensions.containsAll(options().extensions());
  }

  /** Returns the word for this way of parsing in the file of fingerprints. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
