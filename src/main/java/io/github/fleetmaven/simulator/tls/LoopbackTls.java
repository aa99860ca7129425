package io.github.fleetmaven.simulator.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a server on 127.0.0.1 needs to speak HTTPS, made anew each time: a certificate, and the
 * authority that a client has to trust. No private key ever leaves the process. Immutable.
 */
public final class LoopbackTls {

  private static final String ALIAS = "simulator";
  private static final int PEM_LINE = 64;

  private final SSLContext context;
  private final X509Certificate authority;

  private LoopbackTls(SSLContext context, X509Certificate authority) {
    this.context = context;
    this.authority = authority;
  }

  /**
   * Makes an authority and a certificate of it.
   *
   * @param now the present instant, from which they are valid for a year
   */
  public static LoopbackTls create(Instant now) {
    try {
      CertificateAuthority authority = new CertificateAuthority(now);
      KeyPair keys = authority.newKeys();
      X509Certificate server = authority.issue(keys.getPublic());
      return new LoopbackTls(
          context(keys, server, authority.certificate()), authority.certificate());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java makes no certificates of elliptic curves", e);
    }
  }

  /** Returns what a server is set up with. */
  public SSLContext context() {
    return context;
  }

  /** Returns the authority's certificate in the form that clients read from a file. */
  public String authorityPem() {
    try {
      byte[] newline = {'\n'};
      String body = Base64.getMimeEncoder(PEM_LINE, newline).encodeToString(authority.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was made here has no encoding", e);
    }
  }

  /** Writes the authority's certificate to a file, over an older one. */
  public Path writeAuthority(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    return Files.writeString(absolute, authorityPem(), StandardCharsets.US_ASCII);
  }

  private static SSLContext context(KeyPair keys, Certificate server, Certificate authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] nothing = new char[0];
    store.setKeyEntry(ALIAS, keys.getPrivate(), nothing, new Certificate[] {server, authority});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, nothing);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
