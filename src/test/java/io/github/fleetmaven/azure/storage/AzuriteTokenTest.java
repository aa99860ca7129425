package io.github.fleetmaven.azure.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azurite over HTTPS, with a token and signatures by user delegation. */
@Tag("azurite")
class AzuriteTokenTest extends BlobStoreContract {

  private static final String PASSWORD = "changeit";

  @TempDir static Path certificates;
  private static Azurite azurite;
  private static LocalTransport wire;
  private final String container = "c" + UUID.randomUUID();

  @BeforeAll
  static void startAzurite() throws Exception {
    Path keyStore = certificate();
    azurite = Azurite.startWithTls(keyStore, PASSWORD);
    wire = Wires.over(HttpClient.newBuilder().sslContext(trusting(keyStore)).build());
  }

  @AfterAll
  static void stopAzurite() throws Exception {
    azurite.close();
  }

  @BeforeEach
  void makeContainer() {
    azurite.create(place(""), wire);
  }

  @Override
  protected String container() {
    return container;
  }

  @Override
  protected String endpoint() {
    return azurite.endpoint();
  }

  @Override
  protected String account() {
    return Azurite.ACCOUNT;
  }

  @Override
  protected Optional<Sensitive<String>> accountKey() {
    return Optional.empty();
  }

  @Override
  protected Optional<LocalTransport> transport() {
    return Optional.of(passage());
  }

  /**
   * Gives requests that carry a token one that Azurite takes: it looks at all but who signed it.
   */
  @Override
  protected LocalTransport passage() {
    return request -> {
      Map<String, String> headers = new HashMap<>(request.headers());
      headers.computeIfPresent("Authorization", (name, none) -> "Bearer " + token());
      return wire.send(
          new LocalTransport.Request(request.method(), request.url(), headers, request.bytes()));
    };
  }

  @Override
  protected Fetched fetch(String address) {
    return Wires.fetch(wire, address);
  }

  @Override
  protected Time time() {
    return Time.system();
  }

  @Test
  void signsWithOneKeyForTheWholeRunOverHttpsAlone() {
    Path file = file("a", "content");
    store().put("a", file, sha256(file));
    int before = store().requests().requests();

    String one = store().signed("a", time().now().plusSeconds(600)).reveal();
    String other = store().signed("b", time().now().plusSeconds(900)).reveal();

    assertThat(store().requests().requests()).isEqualTo(before + 1);
    assertThat(one).contains("skoid=", "spr=https&").isNotEqualTo(other);
    assertThat(fetch(one).body()).asString(StandardCharsets.UTF_8).isEqualTo("content");
    assertThat(fetch(other).status()).isEqualTo(404);
    assertThat(fetch(one.replace("/a?", "/b?")).status()).as("signed for another").isEqualTo(403);
  }

  private static String token() {
    long now = Instant.now().getEpochSecond();
    String tenant = "11111111-1111-1111-1111-111111111111";
    String claims =
        """
        {"aud": "https://storage.azure.com", "iss": "https://sts.windows.net/%s/", "iat": %d,
         "nbf": %d, "exp": %d, "oid": "22222222-2222-2222-2222-222222222222", "tid": "%s",
         "ver": "1.0"}"""
            .formatted(tenant, now - 60, now - 60, now + 3600, tenant);
    return encoded("{\"alg\": \"RS256\", \"typ\": \"JWT\"}") + "." + encoded(claims) + ".c2ln";
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path certificate() throws Exception {
    Path keyStore = certificates.resolve("azurite.pfx");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "azurite",
            "-keyalg",
            "RSA",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "SAN=ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            keyStore.toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return keyStore;
  }

  private static SSLContext trusting(Path keyStore) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("azurite", keys.getCertificate("azurite"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
