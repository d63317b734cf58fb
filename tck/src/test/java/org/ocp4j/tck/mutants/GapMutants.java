package org.ocp4j.tck.mutants;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/** Parsers that lack one rule of the grammar. */
final class GapMutants {
  private GapMutants() {}

  static List<Mutant> all() {
    return List.of(
        gap("no-upper-case-x", "`&#X41;` is not a reference", "&#X", "&#Z"),
        gap("no-tab-after-quote", "a tab after `>` is one column wide", "(?m)^>\t", "> "),
        gap(
            "ascii-labels",
            "labels ignore the case of ASCII letters only",
            "\u00CE\u00A3",
            "\u00CE\u00A4"),
        gap(
            "no-kelvin",
            "the kelvin sign does not match K in a label",
            "\u00E2\u0084\u00AA",
            "\u00E2\u0084\u00AB"),
        gap("no-tab-in-heading", "a tab after `#` makes no heading", "(?m)^#\t", "#a"),
        gap("no-tab-before-language", "a tab after a fence begins the language", "```\t", "```a"),
        gap(
            "no-local-host",
            "`http://localhost` is not an address",
            "http://localhost",
            "http:/-localhost"),
        gap("no-port", "a port ends an address", "(http://[a-z]+):(\\d)", "$1,$2"),
        gap(
            "no-instanceof",
            "a slash after `instanceof` is a division",
            "instanceof",
            "instance0f"),
        gap(
            "no-escape-in-footnote",
            "`\\\\]` ends the label of a footnote",
            "(\\^[a-z])\\\\]",
            "$1a]"),
        gap("thin-space-is-text", "a thin space is not white space", "\u00E2\u0080\u0089", "abc"),
        gap("no-form-feed", "a form feed is a space", "\f", " "),
        gap("no-lone-cr", "a carriage return alone does not end a line", "\r(?!\n)", " "),
        gap(
            "eight-digit-lists", "the number of a list has at most 8 digits",
            "(?m)^(\\d{8})\\d([.)] )", "$1x$2"),
        gap("summary-is-text", "`<summary>` does not start an HTML block", "<summary", "<sammary"),
        gap("no-textarea", "`<textarea>` ends at a blank line", "<textarea", "<textaria"),
        gap(
            "no-declaration",
            "`<!a` in lower case does not start a declaration",
            "<!([a-z])",
            "<.$1"),
        gap("two-tildes-only", "one tilde does not strike text", "(?<!~)~(?!~)", "."),
        gap("no-toml", "front matter in TOML is text", "(?m)^\\+\\+\\+$", "+-+"),
        gap("no-typeof", "a slash after `typeof` is a division", "typeof /", "typeof_/"),
        gap(
            "no-unicode-escape", "an escape of a code point ends a string",
            "\\\\u\\{", "\"u{"),
        gap("no-export-star", "`export *` is text", "(?m)^export \\*", "export_*"),
        gap(
            "no-dynamic-comment",
            "`/*` in a template's expression is a division",
            "\\$\\{/\\*",
            "\\${/+"),
        gap(
            "letters-to-u-1ffff", "characters above U+1FFFF are not letters",
            "\u00F0[\u00A0-\u00BF][\u0080-\u00BF]{2}", "\u00F0\u009F\u008E\u0088"),
        gap("no-xmpp", "`xmpp:` is not a scheme", "xmpp:", "xmpq:"),
        gap("ftp-too", "`ftp://` also starts an address", "ftp://", "http:/"),
        gap("no-caution", "`[!CAUTION]` is not an alert", "(?i)\\[!CAUTION\\]", "[!CAUSION]"),
        gap(
            "no-check-in-ordered", "`[x]` is not a check box in an ordered list",
            "(?m)^(\\d+[.)] \\[)x\\]", "$1y]"),
        gap(
            "no-title-in-parentheses", "a title in parentheses is not a title",
            "\\]\\(([a-z]+) \\(([a-z]+)\\)\\)", "]($1 .$2.)"),
        Mutant.ofParsers(
            "gfm-in-mdx-only",
            "an escaped bar ends a cell when the format is Markdown",
            "8.2",
            "expected",
            Misreadings.changing(
                options -> options.format() == Format.MARKDOWN, change("\\\\\\|", ".|"))),
        Mutant.ofParsers(
            "no-plain-tabs",
            "without extensions a tab before a list marker is a space",
            "8.2",
            "expected",
            Misreadings.changing(
                options -> options.extensions().isEmpty(), change("(?m)^\t-", " -"))),
        Mutant.ofParsers(
            "lenient-is-loose",
            "lenient parsing reads `<a/ >` as `<a/>`",
            "8.2",
            "expected",
            Misreadings.changing(ParseOptions::lenient, change("/ >", " />"))));
  }

  private static Mutant gap(String name, String broken, String regex, String instead) {
    return Mutant.ofParsers(name, broken, "8.2", "expected", Misreadings.of(regex, instead));
  }

  private static UnaryOperator<byte[]> change(String regex, String instead) {
    Pattern pattern = Pattern.compile(regex);
    return source -> pattern
        .matcher(new String(source, StandardCharsets.ISO_8859_1))
        .replaceAll(instead)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
