package org.ocp4j.tck.internal;

import java.util.Locale;
import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/** The ways in which the kit has each source of its larger corpus parsed. */
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

  /** Returns the options of this reading, with default limits. */
  ParseOptions options() {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(format).withLenient(lenient);
    return extended ? options.withExtensions(Extension.values()) : options.withExtensions();
  }

  /** Returns {@code true} for an engine whose parsers can do this. */
  boolean isFor(Set<Extension> extensions, boolean canBeLenient) {
    return (!lenient || canBeLenient) && extensions.containsAll(options().extensions());
  }

  /** Returns the word for this reading in the file of fingerprints. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
