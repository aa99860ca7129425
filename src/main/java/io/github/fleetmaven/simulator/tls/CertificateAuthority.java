package io.github.fleetmaven.simulator.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.AuthorityKeyIdentifierExtension;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.ExtendedKeyUsageExtension;
import org.wildfly.security.x500.cert.KeyUsage;
import org.wildfly.security.x500.cert.KeyUsageExtension;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;
import org.wildfly.security.x500.cert.SubjectKeyIdentifierExtension;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/**
 * A certificate authority that lives as long as this object: its key is in memory alone, and signs
 * for this machine's loopback names only. Not safe for use by several threads.
 */
final class CertificateAuthority {

  private static final X500Principal NAME =
      new X500Principal("CN=fleet simulator on this machine, O=fleet-maven-plugin");

  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int KEY_BITS = 256;
  private static final int SERIAL_BITS = 127;
  private static final int IDENTIFIER_BYTES = 20;

  /** Clients whose clock is behind this machine's, as in a container, must not refuse it. */
  private static final int DAYS_BEFORE = 1;

  private static final int DAYS_AFTER = 365;

  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final ZonedDateTime now;

  /**
   * @param now the present instant
   */
  CertificateAuthority(Instant now) throws GeneralSecurityException {
    this.now = now.atZone(ZoneOffset.UTC);
    this.keys = newKeys();
    this.certificate =
        builder(NAME, keys.getPublic())
            .addExtension(new BasicConstraintsExtension(true, true, 0))
            .addExtension(new KeyUsageExtension(KeyUsage.keyCertSign, KeyUsage.cRLSign))
            .build();
  }

  /** Returns the certificate by which a client knows this authority. */
  X509Certificate certificate() {
    return certificate;
  }

  /** Returns the keys of a server. */
  KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(KEY_BITS, random);
    return generator.generateKeyPair();
  }

  /** Returns a server's certificate for the loopback address. */
  X509Certificate issue(PublicKey server) throws GeneralSecurityException {
    List<GeneralName> names =
        List.of(new GeneralName.IPAddress("127.0.0.1"), new GeneralName.DNSName("localhost"));
    return builder(new X500Principal("CN=127.0.0.1"), server)
        .addExtension(new BasicConstraintsExtension(true, false, -1))
        .addExtension(new KeyUsageExtension(KeyUsage.digitalSignature))
        .addExtension(new ExtendedKeyUsageExtension(false, List.of(SERVER_AUTHENTICATION)))
        .addExtension(new SubjectAlternativeNamesExtension(false, names))
        .build();
  }

  private X509CertificateBuilder builder(X500Principal subject, PublicKey key)
      throws GeneralSecurityException {
    // Python's ssl from 3.13 on refuses certificates that lack either identifier.
    return new X509CertificateBuilder()
        .setIssuerDn(NAME)
        .setSubjectDn(subject)
        .setSerialNumber(new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1))
        .setNotValidBefore(now.minusDays(DAYS_BEFORE))
        .setNotValidAfter(now.plusDays(DAYS_AFTER))
        .setPublicKey(key)
        .setSigningKey(keys.getPrivate())
        .setSignatureAlgorithmName(SIGNATURE)
        .addExtension(new SubjectKeyIdentifierExtension(identifier(key)))
        .addExtension(
            new AuthorityKeyIdentifierExtension(identifier(keys.getPublic()), null, null));
  }

  /** The fourth method of RFC 7093, section 2: a digest of the whole key, cut short. */
  private static byte[] identifier(PublicKey key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(digest, IDENTIFIER_BYTES);
  }
}
