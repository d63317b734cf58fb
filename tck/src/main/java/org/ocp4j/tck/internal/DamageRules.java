package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpFormatException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.tck.Rule;

/**
 * Tests of payloads in files, and of damaged payloads.
 *
 * @spec contract.md#8.3 Contract 8.3
 */
public abstract class DamageRules extends EngineRules {
  private static final String TEXT =
      "# A\n\n<b c=\"d\" {...e}>*f* &amp; `g`</b>\n\n- [h](i \"j\")\n- k\n\n> [l]\n\n[l]: m\n";

  @TempDir
  Path directory = Path.of("");

  /** Creates the tests of one provider's engine. */
  protected DamageRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("8.3")
  @DisplayName("8.3 a payload written to a file and opened again is the same document")
  void payloadInAFileIsTheSame() throws IOException {
    OcpEngine engine = openWatched();
    Path file = directory.resolve("a.ocp");
    for (boolean checksum : new boolean[] {false, true}) {
      try (OcpDocument document = engine.parse(TEXT, options().withChecksum(checksum))) {
        document.writeTo(file);
        contract()
            .equal(
                document.payload(),
                ByteBuffer.wrap(Files.readAllBytes(file)),
                "the bytes of the file",
                "OcpDocument.writeTo(Path)");
        try (OcpDocument opened = OcpDocument.open(file)) {
          contract()
              .equal(
                  Walk.everything(document),
                  Walk.everything(opened),
                  "the JSON of the document in the file",
                  "OcpDocument.open(Path)");
        }
      }
    }
  }

  @Rule("8.3")
  @DisplayName("8.3 a file of up to 1 MiB is read into memory, and may be changed while the"
      + " document is open")
  void smallFileIsRead() throws Throwable {
    OcpEngine engine = openWatched();
    Path file = directory.resolve("small.ocp");
    try (OcpDocument document = parse(engine, Texts.prose(64 << 10))) {
      document.writeTo(file);
      try (OcpDocument opened = OcpDocument.open(file)) {
        Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        contract()
            .equal(
                Walk.everything(document),
                Walk.everything(opened),
                "the JSON of the document after the file was emptied",
                "OcpDocument.open(Path)");
      }
    }
  }

  @Rule("8.3")
  @DisplayName("8.3 a file of more than 1 MiB is mapped, not read")
  void fileIsMapped() throws Throwable {
    OcpEngine engine = openWatched();
    Path file = directory.resolve("large.ocp");
    try (OcpDocument document = parse(engine, Texts.prose(4 << 20))) {
      document.writeTo(file);
    }
    try (OcpDocument opened = OcpDocument.open(file)) {
      contract()
          .require(
              opened.payload().isDirect(),
              "the payload of a large file is mapped",
              "it is in an array",
              "open");
    }
    long allocated = Allocation.of(2, () -> OcpDocument.open(file).close());
    contract()
        .atMost(
            Allocation.NOISE + (256 << 10),
            allocated,
            "Java memory allocated by opening a file of 4 MiB, in bytes,",
            "OcpDocument.open(Path)");
  }

  @Rule("8.3")
  @DisplayName("8.3 a payload damaged in any byte is refused or can be read as a well-formed one")
  void damagedPayloadIsRefusedOrReads() {
    byte[] payload = payload(options());
    int bits = effort().of(0, 8, 8);
    int refused = 0;
    for (int at = 0; at < payload.length; at++) {
      for (int bit = 0; bit <= bits; bit++) {
        int damage = bit == 0 ? 0xFF : 1 << (bit - 1);
        refused += refuses(payload, at, damage) ? 1 : 0;
      }
    }
    contract()
        .require(
            refused > payload.length / 8,
            "many damaged payloads are refused even without a checksum",
            refused + " were refused",
            "OcpDocument.open(ByteBuffer)");
  }

  @Rule("8.3")
  @DisplayName("8.3 with a checksum every damage after the header is refused")
  void checksumNoticesEveryDamage() {
    byte[] payload = payload(options().withChecksum(true));
    for (int at = PayloadFormat.HEADER_SIZE; at < payload.length; at++) {
      contract()
          .require(
              refuses(payload, at, 1 << at % 8),
              "a payload with a checksum, damaged at byte " + at + ", is refused",
              "it was opened",
              "OcpDocument.open(ByteBuffer)");
    }
  }

  @Rule("8.3")
  @DisplayName("8.3 a payload shortened to any length is refused")
  void cutPayloadIsRefused() {
    byte[] payload = payload(options());
    for (int length = 0; length < payload.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(payload, 0, length);
      contract()
          .throwsA(
              OcpFormatException.class,
              () -> OcpDocument.open(cut),
              "opening " + length + " of " + payload.length + " bytes",
              "OcpDocument.open(ByteBuffer)");
    }
  }

  private byte[] payload(ParseOptions options) {
    try (OcpDocument document = openWatched().parse(TEXT, options)) {
      return Texts.bytes(document.payload());
    }
  }

  private boolean refuses(byte[] payload, int at, int damage) {
    byte[] damaged = payload.clone();
    damaged[at] ^= (byte) damage;
    try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(damaged))) {
      Walk.everything(document);
      return false;
    } catch (OcpFormatException e) {
      return true;
    } catch (RuntimeException | Error e) {
      throw contract()
          .violated(
              "a payload whose byte " + at + " was changed by " + damage
                  + " is refused or can be read as a well-formed one",
              e,
              "the checker accepted a payload that cannot be read");
    }
  }
}
