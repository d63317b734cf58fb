package org.ocp4j.digests;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.MD4Digest;

/**
 * The digest of the eDonkey network: MD4 of the MD4 of each part, or for a single part its MD4. The
 * two methods differ where the last part is full: an empty part follows, or not.
 */
final class Ed2k extends MessageDigest {
  private static final int PART = 9_728_000;
  private static final int SIZE = 16;

  private final boolean emptyPartAfterFullOne;
  private final MD4Digest part = new MD4Digest();

  /** The MD4 of the MD4 of the parts that are complete. */
  private final MD4Digest root = new MD4Digest();

  /** The MD4 of the last part that was complete. */
  private final byte[] last = new byte[SIZE];

  private long completeParts;
  private int inPart;

  Ed2k(String name, boolean emptyPartAfterFullOne) {
    super(name);
    this.emptyPartAfterFullOne = emptyPartAfterFullOne;
  }

  @Override
  protected int engineGetDigestLength() {
    return SIZE;
  }

  @Override
  protected void engineUpdate(byte value) {
    part.update(value);
    if (++inPart == PART) {
      endPart();
    }
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(end - at, PART - inPart);
      part.update(bytes, at, count);
      at += count;
      inPart += count;
      if (inPart == PART) {
        endPart();
      }
    }
  }

  private void endPart() {
    part.doFinal(last, 0); // resets it
    root.update(last, 0, SIZE);
    completeParts++;
    inPart = 0;
  }

  @Override
  protected byte[] engineDigest() {
    if (inPart > 0 || completeParts == 0 || emptyPartAfterFullOne) {
      endPart();
    }
    byte[] digest = last.clone();
    if (completeParts > 1) {
      root.doFinal(digest, 0);
    }
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    part.reset();
    root.reset();
    completeParts = 0;
    inPart = 0;
  }
}
