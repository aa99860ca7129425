package io.github.fleetmaven.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.simulator.tls.LoopbackTls;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

  @TempDir Path directory;
  private Path authority;
  private SimulatorServer server;

  @BeforeEach
  void start() throws IOException {
    // The clients of this test go by the clock of the machine.
    Time time = Time.system();
    Path scenario = Cloud.write(directory, Scenarios.of(Scenarios.set(1, "", "")));
    Simulator simulator = Simulator.open(SimulatorOptions.inMemory(scenario, time));
    LoopbackTls tls = LoopbackTls.create(time.now());
    authority = tls.writeAuthority(directory.resolve("new/ca.pem"));
    server = SimulatorServer.start(simulator, 0, tls);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isTrustedByWhoeverTrustsItsAuthority() throws Exception {
    for (String host : List.of("127.0.0.1", "localhost")) {
      String base = "https://" + host + ":" + server.port();
      URI uri = URI.create(base + "/subscriptions/sub-1/resourceGroups/rg?api-version=1");
      HttpRequest delete = HttpRequest.newBuilder(uri).DELETE().build();
      HttpResponse<String> answer = trusting().send(delete, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(base + "/");
    }
  }

  @Test
  void isTrustedByNobodyElse() {
    HttpRequest read = HttpRequest.newBuilder(server.uri()).build();
    assertThatThrownBy(() -> HttpClient.newHttpClient().send(read, BodyHandlers.discarding()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void speaksForThisMachineAlone() throws Exception {
    X509Certificate leaf = served();
    assertThat(leaf.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(7, "127.0.0.1"), List.of(2, "localhost"));
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate().getBasicConstraints()).isZero();
    leaf.verify(certificate().getPublicKey());
  }

  @Test
  void namesBothKeysAsStrictClientsWantIt() throws Exception {
    for (X509Certificate certificate : List.of(served(), certificate())) {
      assertThat(certificate.getNonCriticalExtensionOIDs()).contains("2.5.29.14", "2.5.29.35");
    }
  }

  @Test
  void keepsItsKeysToItself() throws Exception {
    try (Stream<Path> files = Files.list(authority.getParent())) {
      assertThat(files).containsExactly(authority);
    }
    assertThat(authority).content().containsOnlyOnce("BEGIN").doesNotContain("KEY");
  }

  @Test
  void isAnotherOneEachTime() throws Exception {
    String first = Files.readString(authority);
    LoopbackTls.create(Time.system().now()).writeAuthority(authority);
    assertThat(authority).content().isNotEqualTo(first);
    HttpRequest read = HttpRequest.newBuilder(server.uri()).build();
    HttpClient trustingTheOther = trusting();
    assertThatThrownBy(() -> trustingTheOther.send(read, BodyHandlers.discarding()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  private X509Certificate served() throws Exception {
    HttpRequest read = HttpRequest.newBuilder(server.uri()).timeout(Duration.ofSeconds(30)).build();
    HttpResponse<Void> answer = trusting().send(read, BodyHandlers.discarding());
    return (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
  }

  private X509Certificate certificate() throws Exception {
    try (InputStream pem = Files.newInputStream(authority)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  private HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("simulator", certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
