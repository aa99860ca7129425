package io.github.fleetmaven.content.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ContentStoreContract;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A raw repository over a real socket. */
class RawRepositoryTest extends ContentStoreContract {

  private static final HttpCredentials ADA = new HttpCredentials("ada", new Sensitive<>("pa:ss"));

  private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final HttpExchange network = new NetworkExchange("fleet-maven-plugin/test");
  private FileServer server;
  private ContentStore store;

  @BeforeEach
  void start() {
    server = new FileServer();
    store = open(server.base() + "/raw", Optional.of(ADA));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ContentStore open(String base, Optional<HttpCredentials> credentials) {
    return HttpContentStore.open(
        new ContentPlace.Http("pom.xml:9", base, Optional.of("files")),
        credentials,
        network,
        time,
        (wait, why) -> {});
  }

  @Override
  protected ContentStore store() {
    return store;
  }

  @Override
  protected byte[] bytes(String name) {
    return server.files.get(URI.create(store.signed(name, time.now()).reveal()).getRawPath());
  }

  @Test
  void signsInAndWritesOnlyWhereNothingIs() {
    Path file = file("a", "a");
    store.put("x/a", file, sha256(file));

    assertThat(server.log).containsExactly("HEAD /raw/x/a", "PUT /raw/x/a", "HEAD /raw/x/a");
    assertThat(server.authorizations).containsOnly("Basic YWRhOnBhOnNz");
    store.put("x/a", file, sha256(file));
    assertThat(server.log).hasSize(4).endsWith("HEAD /raw/x/a");
  }

  @Test
  void waitsForABusyServer() {
    Path file = file("a", "a");
    server.answerNext(503, Map.of("Retry-After", "7"));
    server.answerNext(429, Map.of());

    store.put("x/a", file, sha256(file));

    assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), time.now()))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void givesUpOnAServerThatStaysBusy() {
    for (int i = 0; i < 5; i++) {
      server.answerNext(503, Map.of());
    }

    assertThatThrownBy(() -> store.size("x"))
        .hasMessageContaining("tried to look for content x, but failed (HTTP 503)");
    assertThat(server.log).hasSize(5);
  }

  @Test
  void keepsItsCredentialsFromOtherServers() {
    try (FileServer other = new FileServer()) {
      other.files.put("/cdn/a", new byte[] {'a', 'b'});
      server.answerNext(302, Map.of("Location", other.base() + "/cdn/a"));

      assertThat(store.size("x/a")).contains(2L);

      assertThat(other.authorizations).containsExactly("null");
    }
  }

  @Test
  void followsNoRedirectOfAnUpload() {
    Path file = file("a", "a");
    server.answerNext(404, Map.of());
    server.answerNext(307, Map.of("Location", server.base() + "/else"));

    assertThatThrownBy(() -> store.put("x/a", file, sha256(file)))
        .hasMessageContaining("it redirects: use the address that it leads to");
    assertThat(server.files).isEmpty();
  }

  @Test
  void noticesWhatWasCutOff() {
    server.files.put("/raw/x/a", new byte[] {1});
    Path file = file("a", "abc");

    assertThatThrownBy(() -> store.put("x/a", file, sha256(file)))
        .hasMessageContaining("/raw/x/a has 1 bytes and should have 3");
  }

  @Test
  void saysWhatToDoWhenItMayNot() {
    server.answerNext(401, Map.of());

    assertThatThrownBy(() -> store.size("x"))
        .hasMessageContaining("(HTTP 401)")
        .hasMessageContaining("check user name and password of the server <files> of settings.xml")
        .hasMessageNotContaining("pa:ss");
  }

  @Test
  void sendsNoPasswordOverPlainHttp() {
    assertThatThrownBy(() -> open("http://files.example/raw", Optional.of(ADA)))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("pom.xml:9: a password would go to files.example over plain http");
    assertThat(open("http://files.example/raw", Optional.empty())).isNotNull();
    assertThatThrownBy(() -> open("https://u:p@files.example/raw", Optional.empty()))
        .hasMessageContaining("the address holds a user name")
        .hasMessageNotContaining("u:p");
  }

  @Test
  void aServerNeverGetsTheWholeOfAnotherFile() throws IOException {
    Path file = large("big", 300_000, 1);
    CheckedFile body = new CheckedFile(file, sha256(new byte[0]));
    List<Integer> sent = new java.util.ArrayList<>();

    assertThatThrownBy(
            () -> {
              try (var in = body.open()) {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                  sent.add(n);
                }
              }
            })
        .isInstanceOf(ChangedFileException.class);
    assertThat(sent.stream().mapToInt(n -> n).sum()).isPositive().isLessThan(300_000);
  }

  @Test
  void aMavenRepositoryGetsItsLayoutAndChecksums() {
    ContentStore repository =
        HttpContentStore.open(
            new ContentPlace.MavenRepository(
                "pom.xml:9", server.base() + "/m2", Optional.empty(), "com.example", "fleet"),
            Optional.empty(),
            network,
            time,
            (wait, why) -> {});
    Path file = file("a", "a");

    repository.put("d1/fleet-d1-a", file, sha256(file));
    repository.put("deliveries/k1/d2.json", file, sha256(file));

    String sha1 = "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8";
    assertThat(server.files)
        .containsOnlyKeys(
            "/m2/com/example/fleet/d1/fleet-d1-a",
            "/m2/com/example/fleet/d1/fleet-d1-a.sha1",
            "/m2/com/example/fleet/deliveries/k1/deliveries-k1-d2.json",
            "/m2/com/example/fleet/deliveries/k1/deliveries-k1-d2.json.sha1");
    assertThat(server.files.get("/m2/com/example/fleet/d1/fleet-d1-a.sha1"))
        .asString(java.nio.charset.StandardCharsets.US_ASCII)
        .isEqualTo(sha1);
    assertThat(repository.list("")).isEmpty();
  }
}
