package org.ocp4j.tck.internal;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/** A security provider for SHA-256 that the user wrote: updating the digest runs user code. */
final class ForeignDigest extends Provider {
  private static final long serialVersionUID = 1;
  private static final String NAME = "ocp4j-tck";
  private static final String TYPE = "MessageDigest";
  private static final String ALGORITHM = "SHA-256";

  private ForeignDigest(MessageDigest real, Runnable userCode) {
    super(NAME, "1", "runs code of the test kit");
    putService(new Service(this, TYPE, ALGORITHM, Spi.class.getName(), null, null) {
      @Override
      public Object newInstance(Object parameter) {
        return new Spi(real, userCode);
      }
    });
  }

  /** Installs the provider before all others, until {@link #remove}. */
  static void install(Runnable userCode) {
    try {
      MessageDigest real = MessageDigest.getInstance(ALGORITHM);
      Security.insertProviderAt(new ForeignDigest(real, userCode), 1);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has " + ALGORITHM, e);
    }
  }

  /** Removes the provider. */
  static void remove() {
    Security.removeProvider(NAME);
  }

  private static final class Spi extends MessageDigestSpi {
    private final MessageDigest real;
    private final Runnable userCode;

    Spi(MessageDigest real, Runnable userCode) {
      this.real = real;
      this.userCode = userCode;
    }

    @Override
    protected void engineUpdate(byte one) {
      real.update(one);
      userCode.run();
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      real.update(bytes, offset, length);
      userCode.run();
    }

    @Override
    protected byte[] engineDigest() {
      return real.digest();
    }

    @Override
    protected void engineReset() {
      real.reset();
    }
  }
}
