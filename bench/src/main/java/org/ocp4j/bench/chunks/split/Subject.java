package org.ocp4j.bench.chunks.split;

import java.util.List;

/** What is compared: the splitters, and ocp4j's with each engine and each measure of size. */
public enum Subject {
  /** ocp4j with the engine {@code ffm}. */
  FFM("ocp4j, ffm"),
  /** ocp4j with the engine {@code java}. */
  JAVA("ocp4j, java"),
  /** ocp4j with the engine {@code ffm}, and a budget in characters. */
  FFM_CHARACTERS("ocp4j, ffm, by characters"),
  /** ocp4j with the engine {@code java}, and a budget in characters. */
  JAVA_CHARACTERS("ocp4j, java, by characters"),
  /** LangChain4j. */
  LANGCHAIN4J("LangChain4j"),
  /** Spring AI. */
  SPRING_AI("Spring AI"),
  /** Splitting at separators. */
  SEPARATORS("separators"),
  /** No splitter: the tokenizer counts each document once, and the document is the chunk. */
  TOKENIZER("the tokenizer alone");

  /** How many characters a budget in characters has for each token. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final String title;

  Subject(String title) {
    this.title = title;
  }

  /** Returns the name in tables of speeds. */
  public String title() {
    return title;
  }

  /** Returns the name of the splitter, which is the same for all engines. */
  public String splitter() {
    return isOcp() ? "ocp4j" : title;
  }

  /** Returns {@code true} for ocp4j. */
  public boolean isOcp() {
    return switch (this) {
      case FFM, JAVA, FFM_CHARACTERS, JAVA_CHARACTERS -> true;
      case LANGCHAIN4J, SPRING_AI, SEPARATORS, TOKENIZER -> false;
    };
  }

  /** Returns the subjects whose chunks differ: one for each splitter. */
  public static List<Subject> splitters() {
    return List.of(JAVA, LANGCHAIN4J, SPRING_AI, SEPARATORS);
  }

  /**
   * Returns a splitter. The caller closes it.
   *
   * @param budget the greatest size of a chunk in tokens
   */
  public Splitter open(int budget) {
    return switch (this) {
      case FFM -> OcpSplitter.byTokens("ffm", budget);
      case JAVA -> OcpSplitter.byTokens("java", budget);
      case FFM_CHARACTERS -> OcpSplitter.byCharacters("ffm", budget * CHARACTERS_PER_TOKEN);
      case JAVA_CHARACTERS -> OcpSplitter.byCharacters("java", budget * CHARACTERS_PER_TOKEN);
      case LANGCHAIN4J -> new LangChainSplitter(budget);
      case SPRING_AI -> new SpringSplitter(budget);
      case SEPARATORS -> SeparatorSplitter.ofTokens(budget);
      case TOKENIZER -> new TokenizerOnly();
    };
  }
}
