package org.ocp4j.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * An algorithm for digests. The constants are the usual ones; {@link #of} finds any other that the
 * security providers of the JVM have. Algorithms are equal if their names are.
 */
public final class DigestAlgorithm {
  /** CRC-32, 4 bytes, as in ZIP and PNG: finds accidental changes, but not deliberate ones. */
  public static final DigestAlgorithm CRC_32 =
      new DigestAlgorithm("CRC-32", false, length -> Sum.of(new CRC32()));

  /** CRC-32C, 4 bytes, as in iSCSI and ext4: like CRC-32, with better error detection. */
  public static final DigestAlgorithm CRC_32C =
      new DigestAlgorithm("CRC-32C", false, length -> Sum.of(new CRC32C()));

  /** MD5, 16 bytes: broken, so use it only to compare with digests that exist. */
  public static final DigestAlgorithm MD5 = ofJca("MD5");

  /** SHA-1, 20 bytes: broken, so use it only to compare with digests that exist. */
  public static final DigestAlgorithm SHA_1 = ofJca("SHA-1");

  /** SHA-256, 32 bytes: nobody can make another source with the same digest. */
  public static final DigestAlgorithm SHA_256 = ofJca("SHA-256");

  /** SHA-512, 64 bytes: as {@link #SHA_256}, with a longer digest. */
  public static final DigestAlgorithm SHA_512 = ofJca("SHA-512");

  /**
   * Git's id of a file in a repository with SHA-1, 20 bytes, as {@code git hash-object} prints it.
   * It depends on the number of bytes, which must be known in advance: see {@link
   * Digester#digest(java.io.InputStream, long)} for streams.
   */
  public static final DigestAlgorithm GIT_BLOB =
      new DigestAlgorithm("git", true, length -> Sum.ofGitBlob(messageDigest("SHA-1"), length));

  /**
   * ED2K, 16 bytes, of the eDonkey network: MD4 of the MD4 of each part of 9,728,000 bytes. If the
   * last part is full, the MD4 of an empty part follows. eMule and {@code rhash} do it so; it is
   * called the red method. Needs the artifact {@code ocp4j-digests}.
   */
  public static final DigestAlgorithm ED2K = ofProvider("ED2K");

  /**
   * ED2K by the blue method: as {@link #ED2K}, but without an empty part after a full one. The two
   * differ only for sizes that are a multiple of 9,728,000 bytes. Needs the artifact {@code
   * ocp4j-digests}.
   */
  public static final DigestAlgorithm ED2K_BLUE = ofProvider("ED2K-BLUE");

  /**
   * The Tiger tree hash, 24 bytes, of leaves of 1,024 bytes. It is written in base32. Needs the
   * artifact {@code ocp4j-digests}.
   */
  public static final DigestAlgorithm TTH = ofProvider("TTH");

  private static final List<DigestAlgorithm> CONSTANTS =
      List.of(CRC_32, CRC_32C, MD5, SHA_1, SHA_256, SHA_512, GIT_BLOB, ED2K, ED2K_BLUE, TTH);

  private final String name;
  private final boolean needsLength;
  private final Opener opener;

  private interface Opener {
    Sum open(long length);
  }

  private DigestAlgorithm(String name, boolean needsLength, Opener opener) {
    this.name = name;
    this.needsLength = needsLength;
    this.opener = opener;
  }

  private static DigestAlgorithm ofJca(String name) {
    return new DigestAlgorithm(name, false, length -> Sum.of(messageDigest(name)));
  }

  private static DigestAlgorithm ofProvider(String name) {
    return new DigestAlgorithm(name, false, length -> Sum.of(DigestProviders.digest(name)));
  }

  private static MessageDigest messageDigest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new OcpDigestException(
          name,
          "no security provider has it",
          "use one of " + CONSTANTS + " or of " + Security.getAlgorithms("MessageDigest")
              + ", or add a security provider",
          e);
    }
  }

  /** Returns the algorithms that are constants of this class. */
  public static List<DigestAlgorithm> constants() {
    return CONSTANTS;
  }

  /**
   * Returns the algorithm of a name: that of a constant, such as {@code SHA-256}, or that of a
   * {@link MessageDigest} of any security provider, such as {@code SHA3-256}. Case, hyphens,
   * underscores and slashes do not matter, so {@code sha256} is SHA-256 as well.
   *
   * @throws OcpDigestException when there is no algorithm of that name
   */
  public static DigestAlgorithm of(String name) {
    String wanted = plain(name);
    for (DigestAlgorithm constant : CONSTANTS) {
      if (plain(constant.name).equals(wanted)) {
        return constant;
      }
    }
    for (String known : Security.getAlgorithms("MessageDigest")) {
      if (plain(known).equals(wanted)) {
        return ofJca(known);
      }
    }
    messageDigest(name); // another name of a known algorithm, or an exception
    return ofJca(name);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_/]", "");
  }

  /** Returns the name of this algorithm, such as {@code SHA-256} or {@code git}. */
  public String name() {
    return name;
  }

  /**
   * Returns {@code true} if this algorithm needs the number of bytes before the first of them, as
   * {@link #GIT_BLOB} does.
   */
  public boolean needsLength() {
    return needsLength;
  }

  /** Returns {@code true} for a checksum, which is computed about as fast as memory is copied. */
  boolean isChecksum() {
    return equals(CRC_32) || equals(CRC_32C);
  }

  /** Returns {@code true} if digests are written in base32, and {@code false} for hexadecimal. */
  boolean isInBase32() {
    return equals(TTH);
  }

  /**
   * Starts the computation of a digest.
   *
   * @param length the number of bytes; any number if the algorithm does not need it
   * @throws OcpDigestException if this program does not have the algorithm
   */
  Sum open(long length) {
    return opener.open(length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DigestAlgorithm that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
