package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the counter with JTokkit. */
class JTokkitCounterTest {
  private static final int ROUNDS = 10_000;

  private static final List<String> PIECES = List.of(
      "word",
      "Word",
      "WORD",
      " ",
      "  ",
      "\n",
      "\n\n",
      "\r\n",
      "\t",
      ".",
      ",",
      "/",
      "//",
      "'s",
      "'",
      "1",
      "1234",
      "é",
      "日本",
      "😀",
      "<|endoftext|>",
      "```",
      "(",
      ")",
      "_",
      "-",
      "|",
      "#",
      "a",
      " the",
      " of",
      ".\n",
      "\u00A0",
      "\u200B",
      "\u0300");

  @ParameterizedTest
  @EnumSource(EncodingType.class)
  void countsAsJTokkitDoes(EncodingType type) {
    Encoding expected = Encodings.newLazyEncodingRegistry().getEncoding(type);
    JTokkitCounter counter = JTokkitCounter.of(type);
    Random random = new Random(20);
    for (int round = 0; round < ROUNDS; round++) {
      String text = text(random);
      assertEquals(
          expected.countTokensOrdinary(text), counter.count(text), () -> type + ": " + text);
    }
  }

  @ParameterizedTest
  @EnumSource(EncodingType.class)
  void saysWhereSizesAddUp(EncodingType type) {
    Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
    JTokkitCounter counter = JTokkitCounter.of(type);
    Random random = new Random(21);
    int sums = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String first = text(random);
      String second = text(random);
      if (!first.isEmpty()
          && !second.isEmpty()
          && counter.addsUp(first.charAt(first.length() - 1), second.charAt(0))) {
        sums++;
        assertEquals(
            encoding.countTokensOrdinary(first) + encoding.countTokensOrdinary(second),
            encoding.countTokensOrdinary(first + second),
            () -> type + ": " + first + "|" + second);
      }
    }
    assertTrue(sums > ROUNDS / 50, type + ": " + sums);
  }

  @ParameterizedTest
  @EnumSource(
      value = EncodingType.class,
      names = {"CL100K_BASE", "O200K_BASE"})
  void sizesAddUpBetweenBlocks(EncodingType type) {
    JTokkitCounter counter = JTokkitCounter.of(type);
    for (char after : "aZ0#-*|`<>!{".toCharArray()) {
      assertTrue(counter.addsUp('\n', after), () -> "before " + after);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(EncodingType.class)
  void countsDocumentationAsJTokkitDoes(EncodingType type) throws IOException {
    Encoding expected = Encodings.newLazyEncodingRegistry().getEncoding(type);
    JTokkitCounter counter = JTokkitCounter.of(type);
    try (Stream<Path> pages = Files.list(Path.of(System.getProperty("basedir", "."), "../docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        String text = Files.readString(page);
        assertEquals(expected.countTokensOrdinary(text), counter.count(text), page.toString());
      }
    }
  }
}
