package org.ocp4j.tck.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sources with each character in places where the grammar depends on its class: a letter with two
 * cases, punctuation, white space, part of a name or of an address.
 */
final class CharacterSamples {
  /** The number of code points in one sample. */
  private static final int SOME = 2048;

  /** The end of the first two planes; all code points below it are tried. */
  private static final int END = 0x20000;

  /** The starts of further ranges with letters, and of some behind them. */
  private static final int[] BEYOND = {0x20000, 0x2A000, 0x2F800, 0x31000, 0xE0000, 0x10F800};

  /** The number of ASCII characters in one sample. */
  private static final int FEW = 8;

  /** The number of names of character references in one sample. */
  private static final int NAMES = 64;

  private record Place(String name, Reading reading, String text) {}

  /** Places for a character beyond ASCII, which a percent sign stands for. */
  private static final List<Place> PLACES = List.of(
      new Place("labels", Reading.MARKDOWN, "[%]: a\n"),
      new Place("labels of footnotes", Reading.MARKDOWN, "[^a%]: b\n"),
      new Place("beside emphasis", Reading.MARKDOWN, "a*%*b %*c*% _%_d\n"),
      new Place("in addresses", Reading.MARKDOWN, "www.a%.b/% c%@d.e https://%.f%\n"),
      new Place("in destinations", Reading.MARKDOWN, "[a](%) <b:%> $%$ ~%~\n"),
      new Place("in names", Reading.LENIENT, "<%/> <a%/> <b %c={%}/>\n\n"));

  /** Places for an ASCII character, which a percent sign stands for. */
  private static final String ASCII = """
      \\%a
      &%; &a%;
      &#%; &#x%;
      *%* a*%*b
      _%_ a_%_b
      [%] [a%](b)
      [a](%) [b](c%d)
      [a](<%>) [b](c "%")
      ![%](a '%' )
      <%a> <a%b> <a %b>
      <a%:b> <a@%b.c>
      <a b%="c"/> <a b=%c/>
      {%} {a%b} {"%"} {/%/}
      `%` ``a%``
      www.a%b www.a.b% a%@b.c
      https://%a http%://a
      ~%~ ~~a%~~
      $%$ $a%$b
      %a% b%%c%%%d
      % a
      %\ta
      %%% a
      - %
      -%a
      1% a
      #% a #%
      a\n%
      a\n%%%
      ```%\nb\n```
      ~~~%\nb\n~~~%
      |%|\n|-|\n|%|
      |a|\n|%|
      [a%]: b\n\n[a%]
      [a]: %b\n[c]: d %e%
      [^%]\n\n[^%]: b
      [%] a\n- [%] b
      > [!%NOTE]\n> a
      <%>\nb\n\n</%a>
      export%a
      import %
      a%\nb%%\nc
      """;

  private static final String TAGS =
      "address article aside base basefont blockquote body caption center col colgroup dd details"
          + " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3"
          + " h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol"
          + " optgroup option p param search section source summary table tbody td template tfoot"
          + " th thead title tr track ul pre script style textarea span video a-b";

  /** Reserved and contextual words of JavaScript and TypeScript, and two other words. */
  private static final String WORDS =
      "abstract any as async await boolean break case catch class const continue debugger declare"
          + " default delete do else enum export extends false finally for from function get if"
          + " implements import in instanceof interface let module namespace new null number of"
          + " package private protected public return satisfies set static string super switch"
          + " symbol this throw true try type typeof undefined using var void while with yield"
          + " arguments constructor eval meta target a $";

  /** Places for a word, which a percent sign stands for. */
  private static final String PLACES_OF_WORDS = """
      {%}
      {% /}/}
      {a % /}/}
      {a.% /}/}
      {(% b)}
      {a % b}
      {% a}
      {% (a) /}/}
      {% {b} /}/}
      {{%: a}}
      {{% b() {}}}
      {% => a}
      {a = %}
      {class { % b() {} }}
      <%/>
      <a %/>
      <a.%/>
      export %
      export % a
      export const % = 1
      export {% as a}
      export {a as %}
      import % from "a"
      import {% as b} from "a"
      import {a as %} from "a"
      import a % "b"
      % a
      """;

  private CharacterSamples() {}

  static Stream<Family> families() {
    Stream<Family> above = PLACES.stream()
        .map(place -> new Family(
            Family.Kind.CHARACTERS,
            "characters " + place.name(),
            place.reading(),
            END / SOME + BEYOND.length,
            number -> above(place, number)));
    return Stream.of(above, ascii(), entities(), tags(), words()).flatMap(families -> families);
  }

  private static Sample above(Place place, int number) {
    StringBuilder text = new StringBuilder();
    int first = number < END / SOME ? number * SOME : BEYOND[number - END / SOME];
    for (int point = Math.max(0x80, first); point < first + SOME; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        text.append(place.text().replace("%", Character.toString(point)));
      }
    }
    String name =
        String.format("characters %s, U+%04X to U+%04X", place.name(), first, first + SOME - 1);
    return new Sample(name, Texts.utf8(text.toString()), place.reading().options());
  }

  private static Stream<Family> ascii() {
    return ASCII
        .lines()
        .flatMap(place -> Stream.of(Reading.MARKDOWN, Reading.LENIENT)
            .map(reading -> new Family(
                Family.Kind.CHARACTERS,
                "ASCII in " + place,
                reading,
                0x80 / FEW,
                number -> ascii(place, reading, number))));
  }

  private static Sample ascii(String place, Reading reading, int number) {
    StringBuilder text = new StringBuilder();
    String unescaped = place.replace("\\n", "\n").replace("\\t", "\t");
    for (char each = (char) (number * FEW); each < (number + 1) * FEW; each++) {
      text.append(unescaped.replace('%', each)).append("\n\n");
    }
    String name = String.format(
        "U+%04X to U+%04X in %s as %s", number * FEW, (number + 1) * FEW - 1, place, reading);
    return new Sample(name, Texts.utf8(text.toString()), reading.options());
  }

  /** Returns HTML blocks by element names; the last three names do not begin a block. */
  private static Stream<Family> tags() {
    String[] names = TAGS.split("\\s+", -1);
    return Stream.of(new Family(
        Family.Kind.CHARACTERS, "elements of HTML", Reading.MARKDOWN, names.length, number -> {
          String name = names[number];
          String text = "a\n<" + name + ">*b*\n\n*c*\n\n</" + name + " d\n*e*\n\n<"
              + name.toUpperCase(Locale.ROOT) + "\n*f*\n\n<" + name + "/>*g*\n\n<" + name
              + "*h*\n\n</" + name + ">\n*i*\n";
          return new Sample("<" + name + ">", Texts.utf8(text), Reading.MARKDOWN.options());
        }));
  }

  private static Stream<Family> words() {
    String[] words = WORDS.split("\\s+", -1);
    String[] places = PLACES_OF_WORDS.lines().toArray(String[]::new);
    return Stream.of(Reading.MDX, Reading.LENIENT)
        .map(reading -> new Family(
            Family.Kind.CHARACTERS,
            "words of JavaScript",
            reading,
            words.length * places.length,
            number -> {
              String text =
                  places[number % places.length].replace("%", words[number / places.length]);
              return new Sample(text + " as " + reading, Texts.utf8(text), reading.options());
            }));
  }

  private static Stream<Family> entities() {
    String[] names = Escapes.resource("entities.txt").split("\\s+", -1);
    return Stream.of(new Family(
        Family.Kind.CHARACTERS,
        "character references",
        Reading.MARKDOWN,
        (names.length + NAMES - 1) / NAMES,
        number -> {
          StringBuilder text = new StringBuilder();
          for (int i = number * NAMES; i < Math.min(names.length, (number + 1) * NAMES); i++) {
            text.append('&').append(names[i]).append("; &").append(names[i]).append("x; ");
          }
          return new Sample(
              "character references from &" + names[number * NAMES] + "; on",
              Texts.utf8(text.toString()),
              Reading.MARKDOWN.options());
        }));
  }
}
