package org.ocp4j.testing;

import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.function.IntConsumer;

/** A security provider with two algorithms that run code of the test in each update. */
public final class UserProvider extends Provider implements AutoCloseable {
  /** The name of the first algorithm. */
  public static final String ALGORITHM = "X-FIRST";

  /** The name of the second algorithm. */
  public static final String SECOND = "X-SECOND";

  private static final long serialVersionUID = 1;

  private UserProvider(IntConsumer code) {
    super("ocp4j-test", "1", "runs code of a test");
    for (String algorithm : new String[] {ALGORITHM, SECOND}) {
      putService(new Service(this, "MessageDigest", algorithm, Spi.class.getName(), null, null) {
        @Override
        public Object newInstance(Object parameter) {
          return new Spi(code);
        }
      });
    }
  }

  /**
   * Installs the provider until it is closed.
   *
   * @param code receives the number of bytes so far, on any thread that digests
   */
  public static UserProvider install(IntConsumer code) {
    UserProvider provider = new UserProvider(code);
    Security.addProvider(provider);
    return provider;
  }

  @Override
  public void close() {
    Security.removeProvider(getName());
  }

  private static final class Spi extends MessageDigestSpi {
    private final IntConsumer code;
    private int count;

    Spi(IntConsumer code) {
      this.code = code;
    }

    @Override
    protected void engineUpdate(byte one) {
      code.accept(++count);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      count += length;
      code.accept(count);
    }

    @Override
    protected byte[] engineDigest() {
      return new byte[] {(byte) count};
    }

    @Override
    protected void engineReset() {
      count = 0;
    }
  }
}
