package io.github.fleetmaven.azure.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobContentStoreTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private final ManualTime time = new ManualTime(START);

  private BlobContentStore open(String endpoint, Optional<LocalTransport> transport) {
    return open(endpoint, transport, Optional.empty());
  }

  private BlobContentStore open(
      String endpoint, Optional<LocalTransport> transport, Optional<Sensitive<String>> key) {
    return BlobContentStore.open(
        new ContentPlace.AzureStorage(
            "pom.xml:7",
            "acct1",
            endpoint,
            "content",
            "",
            Optional.empty(),
            new ContentAccess.Sas(Duration.ofDays(5))),
        new BlobOptions(
            AzureEnvironmentName.AZURE,
            new Credentials.Auto(Optional.empty()),
            key,
            transport,
            WaitListener.NONE),
        time);
  }

  private BlobContentStore simulated(String... faults) {
    SimulatedBlobs service = new SimulatedBlobs(folder, false, faults);
    return open("https://acct1.blob.core.windows.net", Optional.of(service.transport));
  }

  @Test
  void waitsOutABusyServiceOnTheTimeOfTheRun() {
    BlobContentStore store =
        simulated(
            """
            {"when": {"method": "HEAD", "path": "/_blob/.*"}, "times": 2,
             "respond": {"status": 503, "retryAfter": 7}}""");

    assertThat(store.size("a")).isEmpty();

    assertThat(Duration.between(START, time.now())).isEqualTo(Duration.ofSeconds(14));
    assertThat(store.requests().requests()).isEqualTo(3);
  }

  @Test
  void survivesALostAnswer() throws Exception {
    BlobContentStore store =
        simulated("{\"when\": {\"method\": \"PUT\", \"nth\": 1}, \"drop\": \"afterEffect\"}");
    Path file = java.nio.file.Files.writeString(folder.resolve("a"), "hello");

    store.put("a", file, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

    assertThat(store.read("a")).contains("hello");
  }

  @Test
  void saysWhichRoleIsMissing() {
    BlobContentStore store =
        simulated(
            """
            {"when": {"path": "/_blob/.*"}, "respond": {"status": 403,
             "code": "AuthorizationPermissionMismatch", "message": "not with ?sig=c2VjcmV0 today"}}""");

    assertThatThrownBy(() -> store.read("a"))
        .hasMessageContaining("tried to read content a, but failed (HTTP 403)")
        .hasMessageContaining("not with ?sig=(secret) today")
        .hasMessageContaining("Storage Blob Data Contributor")
        .hasMessageContaining("[request id ");
  }

  @Test
  void aUserSignsForSevenDaysAtMostAndAKeyForLonger() {
    BlobContentStore user = simulated();
    assertThat(user.signed("a", START.plus(Duration.ofDays(7))).reveal())
        .contains("se=2026-01-08T00%3A00%3A00Z", "spr=https&");
    assertThatThrownBy(() -> user.signed("a", START.plus(Duration.ofDays(7)).plusSeconds(1)))
        .hasMessageContaining("is valid for 7 days at most; ask for less");

    BlobContentStore key =
        open(
            "https://acct1.blob.core.windows.net",
            Optional.empty(),
            Optional.of(new Sensitive<>("a2V5")));
    assertThat(key.signed("a", START.plus(Duration.ofDays(90))).reveal())
        .contains("se=2026-04-01", "spr=https&")
        .doesNotContain("skoid");
    assertThat(key.requests().requests()).isZero();
  }

  @Test
  void asksForAnotherKeyWhenTheOldOneEndsTooSoon() {
    BlobContentStore store = simulated();
    store.signed("a", START.plus(Duration.ofDays(1)));
    store.signed("b", START.plus(Duration.ofDays(6)));
    assertThat(store.requests().requests()).isEqualTo(1);

    time.advance(Duration.ofDays(3));
    store.signed("a", time.now().plus(Duration.ofDays(6)));

    assertThat(store.requests().requests()).isEqualTo(2);
  }

  @Test
  void credentialsStayWithTheEnvironment() {
    assertThatThrownBy(() -> open("https://files.example", Optional.empty()))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining(
            "pom.xml:7: files.example doesn't end with .blob.core.windows.net, so credentials found"
                + " on this machine are not sent to it");
    assertThatThrownBy(() -> open("http://acct1.blob.core.windows.net", Optional.empty()))
        .hasMessageContaining("plain http is for loopback addresses only");
    assertThatThrownBy(() -> open("acct1", Optional.empty()))
        .hasMessageContaining("'acct1' is not the address of a blob service");
    LocalTransport transport = request -> new LocalTransport.Answer(500, Map.of(), "");
    assertThatThrownBy(
            () ->
                open(
                    "https://acct1.blob.core.windows.net",
                    Optional.of(transport),
                    Optional.of(new Sensitive<>("no key!"))))
        .hasMessageContaining("the key of storage account acct1 is not Base64")
        .hasMessageNotContaining("no key!");
  }
}
