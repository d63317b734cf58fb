package org.ocp4j.chunks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the ids of the chunks of a document. */
final class Names {
  private final String documentId;
  private final MessageDigest digest;

  /** How many chunks have had the same name. */
  private final Map<UUID, Integer> taken = new HashMap<>();

  /** The headings that a name was made of last, and what comes before the Markdown with them. */
  private @Nullable List<Heading> path;

  private byte[] prefix = {};

  Names(String documentId) {
    this.documentId = documentId;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns a name-based UUID, version 8. */
  String next(List<Heading> headings, byte[] markdown, int length) {
    if (!headings.equals(path)) {
      path = headings;
      prefix = prefix(headings);
    }
    digest.update(prefix);
    digest.update(markdown, 0, length);
    digest.update((byte) 0);
    UUID name = uuid();
    int same = taken.merge(name, 1, Integer::sum);
    if (same == 1) {
      return name.toString();
    }
    update(name.toString());
    update(Integer.toString(same));
    return uuid().toString();
  }

  private byte[] prefix(List<Heading> headings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, documentId);
    for (Heading heading : headings) {
      write(bytes, heading.title());
    }
    // No title contains a line ending.
    write(bytes, "\n");
    return bytes.toByteArray();
  }

  private static void write(ByteArrayOutputStream bytes, String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
  }

  private void update(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private UUID uuid() {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
