import org.ocp4j.digests.BouncyCastleDigests;
import org.ocp4j.spi.DigestProvider;

/** The digests ED2K and TTH. */
module org.ocp4j.digests {
  requires org.bouncycastle.provider;
  requires transitive org.ocp4j;
  requires static org.jspecify;

  exports org.ocp4j.digests;

  provides DigestProvider with
      BouncyCastleDigests;
}
