package org.ocp4j.spark.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.spark.LocalSession;

class EngineMemoryTest {
  private static SparkConf conf(String... pairs) {
    SparkConf conf = new SparkConf(false);
    for (int i = 0; i < pairs.length; i += 2) {
      conf.set(pairs[i], pairs[i + 1]);
    }
    return conf;
  }

  @ParameterizedTest
  @CsvSource({"512m,512", "512,512", "2g,2048", "1m,1", "4096k,4"})
  void theSettingIsTheLimit(String size, long mebibytes) {
    SparkConf conf = conf(EngineMemory.SETTING, size, "spark.executor.memoryOverhead", "1g");
    assertEquals(OptionalLong.of(mebibytes << 20), EngineMemory.limit(conf, true));
    assertEquals(OptionalLong.of(mebibytes << 20), EngineMemory.limit(conf, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5m", "much", "100k", "5 x", "9223372036854775807g"})
  void aBadSettingIsRefused(String size) {
    SparkConf conf = conf(EngineMemory.SETTING, size);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> EngineMemory.limit(conf, true));
    assertEquals(
        "spark.ocp.memory is \"" + size + "\": use a size of at least 1m, such as 512m",
        e.getMessage());
  }

  @Test
  void anExecutorUsesHalfOfItsOverhead() {
    assertEquals(OptionalLong.of(192L << 20), EngineMemory.limit(conf(), true));
    assertEquals(
        OptionalLong.of(512L << 20),
        EngineMemory.limit(conf("spark.executor.memory", "10g"), true));
    assertEquals(
        OptionalLong.of(2048L << 20),
        EngineMemory.limit(
            conf("spark.executor.memory", "10g", "spark.executor.memoryOverheadFactor", "0.4"),
            true));
    assertEquals(
        OptionalLong.of(256L << 20),
        EngineMemory.limit(conf("spark.executor.minMemoryOverhead", "512m"), true));
    assertEquals(
        OptionalLong.of(1024L << 20),
        EngineMemory.limit(
            conf("spark.executor.memory", "10g", "spark.executor.memoryOverhead", "2048"), true));
    assertEquals(OptionalLong.empty(), EngineMemory.limit(conf(), false));
  }

  @Test
  void aSettingOfASessionIsRefused() {
    SparkSession session = LocalSession.get();
    session.conf().set(EngineMemory.SETTING, "64m");
    Exception e = assertThrows(
        IllegalArgumentException.class, () -> TaskParser.of(ParserOptions.DEFAULT, session));
    assertEquals(
        "spark.ocp.memory was set to \"64m\" in a session: set it before the application starts,"
            + " such as with --conf",
        e.getMessage());
  }
}
