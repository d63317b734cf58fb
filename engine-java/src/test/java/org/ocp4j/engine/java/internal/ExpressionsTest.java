package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mark {@code ¦} in a case stands where the code ends; a case without it has no end. Code that
 * is accepted here ends where acorn ends it, and acorn refuses code that is refused here.
 */
class ExpressionsTest {
  private static final char MARK = '¦';

  private final Expressions expressions = new Expressions(new Scratch());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¦}",
        "a¦}",
        "a¦} b}",
        " a + b ¦}",
        "{a: {b: 1}}¦}",
        "{}¦}",
        "[{}, {}]¦}",
        "(a, b)¦}",
        "a +\n\nb¦}",
        "a, b¦}",
        "{...a}¦}",
        "a ?? b¦}",
        "a?.b¦}",
        "a?.5:1¦}",
        "1..toString()¦}",
        "1e+3¦}",
        "a.if¦}",
        "\\u{61}b¦}",
        "é + ñ¦}",
        "a\u00a0+ b¦}",
        "import.meta.env¦}",
        "await a¦}",
        "async a => a¦}",
        "async () => {}¦}",
        "async function () {}¦}",
        "new A¦}",
        "x in y¦}",
        "a instanceof b¦}",
        "typeof a¦}",
        "!a¦}",
        "-a¦}",
        "a++¦}",
        "++a¦}",
        "a = b¦}"
      })
  void operandsAndOperators(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"}\"¦}",
        "'}'¦}",
        "\"\\\"}\"¦}",
        "'\\'}'¦}",
        "\"\\\\\"¦}\"}",
        "\"a\\\n}\"¦}",
        "\"a\\\r\n}\"¦}",
        "\"it's }\"¦}",
        "\"\u2028}\"¦}",
        "'//}'¦}",
        "'/*' + a¦} */}"
      })
  void strings(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`}`¦}",
        "`\\`}`¦}",
        "`${a}`¦}",
        "`${{a: 1}.a}`¦}",
        "`${`${`}`}`}`¦}",
        "`${\"`}\"}`¦}",
        "`$}`¦}",
        "`${a}}`¦}",
        "`a\n\n}`¦}",
        "a`}`¦}",
        "`\\${`¦} }`}",
        "`{`¦}",
        "`${() => { return `}` }}`¦}",
        "`$${a}`¦}"
      })
  void templates(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* } */¦}",
        "/*}*/ a /*}*/¦}",
        "// }\n¦}",
        "a // }\n¦}",
        "a // \"\n¦}",
        "/* ' */¦}",
        "a /* ` */ + b¦}",
        "/**/¦}",
        "/***/¦}",
        "/* // */¦}",
        "/* /* */¦}",
        "// /*\n¦}",
        "a // }\u2028+ b¦}",
        "// }\r¦}"
      })
  void comments(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/}/¦}",
        "/[/}]/¦}",
        "/\\}/¦}",
        "/\\/}/¦}",
        "/[\\]}/]/g¦}",
        "a / b¦} / c}",
        "a / 2 + /}/.test(b)¦}",
        "(a) / 2¦}",
        "a[0] / 2¦}",
        "({}) / 2¦}",
        "{a: 1} / 2¦}",
        "i++ / 2¦}",
        "i++ / 2 / a¦}",
        "a\n/ b¦} /",
        "typeof /}/¦}",
        "a ? /}/ : b¦}",
        "[/}/, /{/]¦}",
        "f(/}/)¦}",
        "!/}/.test(a)¦}",
        "a && /}/¦}",
        "a = /}/¦}",
        "a => /}/¦}",
        "() => { return /}/ }¦}",
        "() => { if (a) /}/.test(b) }¦}",
        "() => { while (a) /}/.test(b) }¦}",
        "() => { {} /}/.test(b) }¦}",
        "() => { function f() {} /}/.test(b) }¦}",
        "class { x = /}/ }¦}",
        "class { static x = /}/; y() { return /}/ } }¦}",
        "() => { switch (a) { case /}/: {} /}/.x } }¦}",
        "() => { for (const a of /}/) b }¦}",
        "() => { for (const {a} of /}/) b }¦}",
        "() => { do /}/.x; while (a) }¦}",
        "() => { else_ = 1; return a / b / c }¦}",
        "() => { throw /}/ }¦}",
        "{a: /}/}¦}",
        "{return: /}/}¦}",
        "{if: 1, class: /}/}¦}",
        "{a() { return 1 } , b: /}/}¦}",
        "a.return / b¦} / c}",
        "a.typeof / 2¦}",
        "function* () { yield /}/ }¦}",
        "await /}/¦}",
        "x => { x = {}\n/a/b }¦}",
        "`${/}/}`¦}",
        "/=}/¦}",
        "a /= b¦}",
        "/}/ / /}/¦}",
        "`a` / 2¦}",
        "\"a\" / 2¦}",
        "1 / 2¦}",
        "this / 2¦}",
        "() => { return a ? {b: 1} / 2 : {c: 1} / 3 }¦}",
        "() => { a: {} /}/.b }¦}",
        "() => { async function f() {} /}/.b }¦}",
        "() => { let {a} = {b: 1} / 2 }¦}",
        "/[/]}/¦}",
        "() => { try {} finally {} /}/.b }¦}",
        "() => { for (;;) /}/.b }¦}",
        "() => { if (a) {} else /}/.b }¦}",
        "/a/.b / /}/.c¦}"
      })
  void regularExpressionsAndDivision(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Don't</p>¦}",
        "<p>\"</p>¦}",
        "<p>`</p>¦}",
        "<p>// </p>¦}",
        "<p>/* </p>¦}",
        "<p>{a}</p>¦}",
        "<p>{\"}\"}</p>¦}",
        "<p>{/* } */}</p>¦}",
        "<p>{}</p>¦}",
        "<a/>¦}",
        "<a />¦}",
        "<a b=\"}\"/>¦}",
        "<a b='\"}'/>¦}",
        "<a b=\"\\\"/>¦}",
        "<a b=\"\n}\"/>¦}",
        "<a b={c}/>¦}",
        "<a b={{c: d}}/>¦}",
        "<a b={\"}\"}/>¦}",
        "<a {...b}/>¦}",
        "<a b=<c/>/>¦}",
        "<a b c=\"d\" e-f:g={1}>h</a>¦}",
        "<a.b.c>d</a.b.c>¦}",
        "<a:b>c</a:b>¦}",
        "<></>¦}",
        "<>it's</>¦}",
        "<a><b>'</b>\"</a>¦}",
        "<a>{b ? <c>'</c> : \"}\"}</a>¦}",
        "a ? <b/> : /x}/¦}",
        "a && <b>'</b>¦}",
        "<b/> / 2¦}",
        "<a></a> / 2¦}",
        "list.map(i => <li key={i}>{i}'s</li>)¦}",
        "<div>{list.map(i => <li key={i}>{i}'s</li>)}</div>¦}",
        "a < b¦} > c}",
        "a < b > c¦}",
        "a<b¦}>c</b>}",
        "(a)<b¦}",
        "a[0]<b¦}",
        "1<b¦}",
        "<a /*}*/ b /*\"*/ = {c}/>¦}",
        "<a //}\n/>¦}",
        "< a >b</ a >¦}",
        "<a\n  b=\"c\"\n>\n</a\n>¦}",
        "() => { return <p>'</p> }¦}",
        "{a: <p>'</p>}¦}",
        "[<a/>, <b>'</b>]¦}",
        "f(<p>'</p>)¦}",
        "x = <A>{/* } */}</A>¦}",
        "<p>&lt;&#x27;</p>¦}",
        "<a b=\"&quot;}\"/>¦}",
        "<é>'</é>¦}",
        "<a.c/>¦}",
        "<A b={() => { return `}` }}>'</A>¦}",
        "<style>{`p { color: red }`}</style>¦}",
        "<p>a\n\nb'</p>¦}",
        "<p>=&lt;/</p>¦}",
        "<$ _=\"\"/>¦}"
      })
  void jsx(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "{",
        "\"}",
        "`}",
        "`${a}",
        "/* }",
        "// }",
        "<p>}</p>",
        "<p>",
        "<a b={",
        "<a b=\"}",
        "(",
        "<p>{a"
      })
  void expressionsWithoutEnd(String text) {
    assertExpression(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b¦}",
        "a\n\nb¦}",
        "a;¦}",
        "var a = 1¦}",
        "if (a) b¦}",
        "??¦}",
        "?¦}",
        "a +¦}",
        "a,¦}",
        "color: red¦}",
        "\"a\n¦}",
        "Don't\n¦}",
        "/¦}",
        "a[0¦}",
        "[¦}]}",
        "(¦})}",
        "a)¦}",
        "a]¦}",
        "@¦}",
        "/a\n/¦}",
        "a ? b¦}",
        "<a/><b/>¦}",
        "<p>a > b</p>¦}",
        "return a¦}",
        "a.¦}",
        "a..b¦}",
        "1 a¦}",
        "<a/b>c</a>¦}"
      })
  void refusedExpressions(String marked) {
    assertExpression(marked);
    assertNotEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import a from \"b\"¦\n\nc",
        "import a from \"b\"¦",
        "import a from \"b\"¦\n",
        "import a from \"b\"¦\r\n\r\nc",
        "import a from \"b\"¦\r\rc",
        "import a from \"b\"  ¦\n\nc",
        "import a from \"b\"¦\n \t\nc",
        "import a from \"b\"\nexport default c¦\n\nd",
        "import a from \"b\" // c'¦\n\nd",
        "import a from \"b\" /* \n\n */¦\n\nd",
        "import \"a\"¦\n\nb",
        "import * as a from \"b\"¦\n\nc",
        "import {a, b as c} from \"d\"¦\n\ne",
        "import {\n\na\n\n} from \"b\"¦\n\nc",
        "import a, {b} from \"c\";¦\n\nd",
        "import a, * as b from \"c\";¦\n\nd",
        "import \n\na from \"b\"¦\n\nc",
        "import a from\n\n\"b\"¦\n\nc",
        "export const a = 1¦\n\nb",
        "export const a =\n\n1¦\n\nb",
        "export const a = 1 +\n\n1¦\n\nb",
        "export const a = [\n\n1,\n\n]¦\n\nb",
        "export const a = {\n\nb: 1\n\n}¦\n\nc",
        "export const a = (\n\n1)¦\n\nb",
        "export const a = `\n\n}`¦\n\nb",
        "export const a = <p>\n\nDon't\n\n</p>¦\n\nb",
        "export const a = <p\n\n/>¦\n\nb",
        "export const a = b ?\n\nc\n\n: d¦\n\ne",
        "export const a = () => {\n\nreturn /}/\n\n}¦\n\nb",
        "export const a = 1,\n\nb = 2¦\n\nc",
        "export const {a} = b¦\n\nc",
        "export const [a] = b¦\n\nc",
        "export let a¦\n\nb",
        "export default a¦\n\nb",
        "export default {\n\na: 1}¦\n\nb",
        "export default () => <p>'</p>¦\n\nb",
        "export default function () {\n\n}¦\n\nb",
        "export default function a()\n\n{}¦\n\nb",
        "export default class A extends B {\n\n}¦\n\nb",
        "export default class extends (class {}) {}¦\n\nb",
        "export default async function () {}¦\n\nb",
        "export default async () => {}¦\n\nb",
        "export default async¦\n\nb",
        "export function a() {}\nexport function b() {}¦\n\nc",
        "export function* a() {}¦\n\nb",
        "export async function a() {}¦\n\nb",
        "export class A {}\nimport \"b\"¦\n\nc",
        "export * from \"a\"¦\n\nb",
        "export * as a from \"b\"¦\n\nc",
        "export {a as b} from \"c\"¦\n\nd",
        "export {a}\nfrom \"b\"¦\n\nc",
        "export const a = 1; export const b = 2¦\n\nc",
        "export const a = 1\nexport const b = 2¦\n\nc",
        "export const a = b\n.c¦\n\nd",
        "export const a = \"//\"¦\n\nb",
        "export const a = /`/¦\n\nb",
        "export const a = b / c¦\n\n`/",
        "import a from \"b\"¦\n\nimport c from \"d\"",
        "export const a = 1¦\n   ",
        "import a from \"b\"\n// c¦\n\nd",
        "export const a = \"\u2028\u2028\"¦\n\nb",
        "export default <></>¦\n\nb",
        "export const a = 'b'¦\n\nc"
      })
  void esm(String marked) {
    assertEsm(marked);
    assertEquals(-1, expressions.refusedAt());
    assertFalse(expressions.isUnclosed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import a",
        "import 1/1",
        "import a from \"b\"\n*md*?",
        "import a from \"b\"\nText",
        "export var a = 1\nvar b\n\nc",
        "import (\"a\")\n\nb",
        "import Text.HTML.TagSoup\n\nmain",
        "export a\n\nb",
        "export const a = [\n\n",
        "import a from \"b\" c",
        "export const a: b = 1",
        "import type {A} from \"b\"",
        "export interface A {}\n\nb",
        "import a\n\n# b",
        "export const a = \"b\n\nc",
        "export function a() {};\n\nb",
        "export const a = 1 2\n\nc",
        "import {a} from b\n\nc",
        "export const a = `",
        "export const a = (]"
      })
  void refusedEsm(String text) {
    byte[] source = utf8(text);
    expressions.scanEsm(source, 0, source.length);
    assertNotEquals(-1, expressions.refusedAt());
  }

  /** Parsers may disagree on these: acorn refuses them, for reasons that tokens do not show. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a></b>¦}",
        "1 = 2¦}",
        "a ?? b || c¦}",
        "-a ** b¦}",
        "() => {} + 1¦}",
        "(a b)¦}",
        "[;]¦}",
        "{a b}¦}",
        "function () {} / 2¦}",
        "await <a/>¦}"
      })
  void acceptedThoughAcornRefuses(String marked) {
    assertExpression(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  /**
   * Like the cases of expressions, for ESM. Import attributes are newer than the version that
   * remark selects in acorn.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "export {a}¦\n\nb",
        "export const a¦\n\nb",
        "import a from 'b' with {type: 'json'}¦\n\nc",
        "import a, {a} from 'b'¦\n\nc",
        "export {a}¦\n\nexport const a = 1"
      })
  void esmAcceptedThoughAcornRefuses(String marked) {
    assertEsm(marked);
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import a¦\n\n# b",
        "import a from 'b'\nText¦\n\n# c",
        "export const a = 'b¦\n\nc",
        "export const a =\n\n[\n\n\n¦",
        "export const a = (¦"
      })
  void endsOfEsmThatIsWrong(String marked) {
    assertEsm(marked);
    assertNotEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \t", "\n", "/* a */", "// a\n", "\u00a0\u2028\ufeff", "/**/ // a\n /* b */"})
  void empty(String text) {
    scan(text + "}");
    assertTrue(expressions.isEmpty());
    assertEquals(-1, expressions.refusedAt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "''", "``", "{}", "/a/", "<a/>", "/* a */ 1", ","})
  void notEmpty(String text) {
    scan(text + "}");
    assertFalse(expressions.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "...a; true; 0; false",
        " /* b */ ...a; true; 0; false",
        "...{a, b}; true; 0; false",
        "...[a, b].c(d, e); true; 0; false",
        "...'a, b'; true; 0; false",
        "...a,; true; 1; false",
        "...a, /* b */ ; true; 1; false",
        "...a, b; true; 1; true",
        "...a, ...b; true; 1; true",
        "...a, b,; true; 2; true",
        "a, b; false; 1; true",
        "[...a]; false; 0; false",
        "a.b; false; 0; false"
      })
  void spreads(String text, boolean spread, int commas, boolean extra) {
    scan(text + "}");
    assertEquals(spread, expressions.startsWithSpread());
    assertEquals(commas, expressions.commas());
    assertEquals(extra, expressions.hasExtraAfterComma());
    if (spread && !extra) {
      assertEquals(-1, expressions.refusedAt());
    }
  }

  @Test
  void startsAndEndsInsideTheArray() {
    byte[] source = utf8("}}{a}b}");
    assertEquals(4, expressions.scanExpression(source, 3, 6));
    assertEquals(-1, expressions.scanExpression(source, 3, 4));
  }

  @ParameterizedTest
  @CsvSource({"a b, 2", "'(a; b) c', 7", "a;, 1", "'a +', 3", "[}, 1", "'[a, \"b\n]', 4"})
  void saysWhereItIsWrong(String text, int offset) {
    scan(text + "}");
    assertEquals(offset, expressions.refusedAt());
  }

  /** Each of these made some parser take quadratic time or more, or overflow its stack. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`${|1|}`",
        "[|1|]",
        "{|1|}",
        "(|1|)",
        "([{|1|}",
        "<a b={|1|}/>",
        "<a b={|1|~~",
        "<a>|1|</a>",
        "<a>{|1|}</a>",
        "<a b=|1|~~",
        "~< ~|1|~~",
        "a?|1|:b",
        "/[|1|~~",
        "(/|1|~~",
        "/*|1|~~",
        "'|1|~~",
        "\\u{|1|~~",
        "{},|1|~~",
        "~a ~|1|~~"
      })
  void takesLinearTimeAndNoStack(String before, String middle, String after) {
    byte[] source = utf8(before.repeat(300_000) + middle + after.repeat(300_000) + "}");
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      expressions.scanExpression(source, 0, source.length);
      expressions.scanEsm(source, 0, source.length);
    });
  }

  @Test
  void blankLinesTakeLinearTime() {
    byte[] inside = utf8("export const a = [\n" + "1,\n\n".repeat(300_000) + "]\n\nb");
    byte[] between = utf8("export const a =\n" + "  \n".repeat(300_000) + "1\n\nb");
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      assertEquals(inside.length - 3, expressions.scanEsm(inside, 0, inside.length));
      assertEquals(between.length - 3, expressions.scanEsm(between, 0, between.length));
    });
  }

  @Test
  void aScanFindsTheSameAfterOthersOfItsText() {
    Expressions alone = new Expressions(new Scratch());
    byte[] text = new byte[6];
    byte[] alphabet = utf8("/[]\\a}\n");
    int texts = (int) Math.pow(alphabet.length, text.length);
    for (int index = 0; index < texts; index++) {
      int digits = index;
      for (int i = 0; i < text.length; i++) {
        text[i] = alphabet[digits % alphabet.length];
        digits /= alphabet.length;
      }
      expressions.begin();
      for (int from = 0; from < text.length; from++) {
        alone.begin();
        int end = alone.scanExpression(text, from, text.length);
        assertEquals(end, expressions.scanExpression(text, from, text.length));
        assertEquals(alone.refusedAt(), expressions.refusedAt());
      }
    }
  }

  private int scan(String text) {
    byte[] source = utf8(text);
    expressions.begin();
    return expressions.scanExpression(source, 0, source.length);
  }

  private void assertExpression(String marked) {
    assertEquals(end(marked), scan(unmarked(marked)));
  }

  private void assertEsm(String marked) {
    byte[] source = utf8(unmarked(marked));
    assertEquals(end(marked), expressions.scanEsm(source, 0, source.length));
  }

  private static String unmarked(String marked) {
    return marked.replace(String.valueOf(MARK), "");
  }

  private static int end(String marked) {
    int mark = marked.indexOf(MARK);
    return mark < 0 ? -1 : utf8(marked.substring(0, mark)).length;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
