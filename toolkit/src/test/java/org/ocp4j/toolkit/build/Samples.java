package org.ocp4j.toolkit.build;

import java.util.List;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.ExampleReader;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/** Sources that have nodes of all kinds. */
final class Samples {
  static final String MARKDOWN = """
      ---
      a: 1
      ---

      # One *two* <https://three> **four**

      > [!note]
      > five

      3. [ ] six

      4. [x] seven

      - `eight`

            nine

      | ten | 11 |
      | :--: | --: |
      | 12   | ~~13~~ |

      ```js x
      y
      ```

      ***
      [a]: b 'c'
      [^d]: e

      [f][a] ![g][a] [a] [a][] ![h](i "j") [^d] <b>k</b> $l$\\
      m [n](<o p>)

      <div>
      q
      </div>

      $$ r
      s
      $$
      """;

  static final String MDX = """
      +++
      a = 1
      +++

      import b from 'c'

      <D.e f="g" h i={j} {...k}>
        l <m n:o="&lt;p">*q*</m> {r} <></>

        <S/>
      </D.e>

      <></>

      <T></T>

      {u}

      > [!TIP]
      > v

      > <w>[!NOTE]</w>
      """;

  private Samples() {}

  /** A source and how to parse it. */
  record Sample(String source, ParseOptions options) {
    OcpDocument parse() {
      return Ocp.parse(source, options);
    }

    @Override
    public String toString() {
      return source.lines().limit(3).toList().toString();
    }
  }

  /** Returns all sources. */
  static Stream<Sample> all() {
    List<Sample> own =
        List.of(new Sample(MARKDOWN, ParseOptions.MARKDOWN), new Sample(MDX, ParseOptions.MDX));
    ParseOptions plain = ParseOptions.MARKDOWN.withExtensions();
    return Stream.of(
            own.stream(),
            ExampleReader.readExampleSources(TestResources.getSpec()).stream()
                .map(source -> new Sample(source, plain)),
            ExampleReader.readExampleSources(TestResources.getGfmSpec()).stream()
                .map(source -> new Sample(source, ParseOptions.MARKDOWN)))
        .flatMap(samples -> samples);
  }
}
