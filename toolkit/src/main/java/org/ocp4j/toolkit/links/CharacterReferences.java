package org.ocp4j.toolkit.links;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the character references that occur in addresses and headings of HTML. */
final class CharacterReferences {
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0");

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|(\\w{2,4}));");

  private CharacterReferences() {}

  /** Returns text with its characters instead of references; unknown references stay. */
  static String replace(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(MatchResult reference) {
    if (reference.group(1) != null) {
      return character(reference, Integer.parseInt(reference.group(1)));
    }
    if (reference.group(2) != null) {
      return character(reference, Integer.parseInt(reference.group(2), 16));
    }
    return NAMED.getOrDefault(reference.group(3), reference.group());
  }

  private static String character(MatchResult reference, int codePoint) {
    boolean isCharacter = codePoint > 0
        && Character.isValidCodePoint(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE;
    return isCharacter ? Character.toString(codePoint) : reference.group();
  }
}
