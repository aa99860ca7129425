package io.github.fleetmaven.azure.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ContentStoreContract;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every blob service does, be it a simulator's or one that others made. */
abstract class BlobStoreContract extends ContentStoreContract {

  private BlobContentStore opened;

  /** Returns the address of the blob service. */
  protected abstract String endpoint();

  protected abstract String account();

  protected abstract Optional<Sensitive<String>> accountKey();

  /** Returns what goes between the store and the service; empty for the network itself. */
  protected abstract Optional<LocalTransport> transport();

  /** Returns the answer to a GET of an address as a machine makes it: status and body. */
  protected abstract Fetched fetch(String address);

  protected abstract Time time();

  @SuppressWarnings("ArrayRecordComponent")
  record Fetched(int status, byte[] body) {}

  protected String container() {
    return "content";
  }

  protected final ContentPlace.AzureStorage place(String prefix) {
    return new ContentPlace.AzureStorage(
        "pom.xml:7",
        account(),
        endpoint(),
        container(),
        prefix,
        Optional.empty(),
        new ContentAccess.Sas(Duration.ofDays(5)));
  }

  protected final BlobContentStore open(String prefix, Optional<LocalTransport> transport) {
    return BlobContentStore.open(
        place(prefix),
        new BlobOptions(
            AzureEnvironmentName.AZURE,
            new Credentials.Auto(Optional.empty()),
            accountKey(),
            transport,
            WaitListener.NONE),
        time());
  }

  @Override
  protected final synchronized ContentStore store() {
    if (opened == null) {
      opened = open("some/prefix", transport());
    }
    return opened;
  }

  @Override
  protected final byte[] bytes(String name) {
    Fetched fetched = fetch(store().signed(name, time().now().plus(Duration.ofHours(1))).reveal());
    assertThat(fetched.status()).isEqualTo(200);
    return fetched.body();
  }

  @Test
  void listsWhatIsBelowItsPrefixAlone() {
    Path file = file("a", "four");
    open("", transport()).put("elsewhere/a", file, sha256(file));
    for (String name : List.of("d/2", "d/1", "e/1")) {
      store().put(name, file, sha256(file));
    }

    assertThat(store().list("").orElseThrow())
        .extracting(ContentStore.Stored::name)
        .containsExactly("d/1", "d/2", "e/1");
    assertThat(store().list("d/").orElseThrow())
        .hasSize(2)
        .allSatisfy(stored -> assertThat(stored.size()).isEqualTo(4))
        .allSatisfy(
            stored ->
                assertThat(Duration.between(stored.modified(), time().now()).abs())
                    .isLessThan(Duration.ofMinutes(5)));
  }

  @Test
  void neverOverwritesWithALargeFile() {
    Path first = file("first", "first");
    Path second = large("second", 5 * 1024 * 1024, 2);
    store().put("the/name", first, sha256(first));

    store().put("the/name", second, sha256(second));

    assertThat(store().read("the/name")).contains("first");
  }

  @Test
  void signsForReadingAlone() {
    Path file = file("a", "content");
    store().put("a", file, sha256(file));

    String address = store().signed("a", time().now().plus(Duration.ofHours(1))).reveal();

    assertThat(address)
        .startsWith(endpoint() + "/" + container() + "/some/prefix/a?")
        .contains("sp=r&", "sig=");
    assertThat(fetch(address).body()).asString(StandardCharsets.UTF_8).isEqualTo("content");
    assertThat(fetch(address.replaceAll("\\?.*", "")).status()).isBetween(400, 499);
    String over = store().signed("a", time().now().minus(Duration.ofHours(1))).reveal();
    assertThat(fetch(over).status()).isEqualTo(403);
  }

  @Test
  void anUploadThatIsInterruptedLeavesNothingAndTheNextOneCompletes() throws IOException {
    Path file = large("large", 13 * 1024 * 1024, 5);
    AtomicInteger blocks = new AtomicInteger();
    LocalTransport breaking =
        request -> {
          String query = String.valueOf(request.url().getRawQuery());
          if (query.contains("comp=block") && blocks.incrementAndGet() > 2) {
            throw new IllegalStateException("the build was killed");
          }
          return passage().send(request);
        };

    assertThatThrownBy(
            () -> open("some/prefix", Optional.of(breaking)).put(name(file), file, sha256(file)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(blocks.get()).isGreaterThan(2);
    assertThat(store().size(name(file))).isEmpty();
    assertThat(store().list("").orElseThrow()).isEmpty();
    store().put(name(file), file, sha256(file));
    assertThat(sha256(bytes(name(file)))).isEqualTo(sha256(file));
  }

  /** Returns the way to the service, for what a test puts in between. */
  protected abstract LocalTransport passage();

  @Test
  void theServiceVerifiesEachBlock() {
    Path file = large("large", 5 * 1024 * 1024, 6);
    LocalTransport corrupting =
        request -> {
          byte[] bytes = request.bytes().clone();
          if (bytes.length > 100_000) {
            bytes[5] ^= 1;
          }
          return passage()
              .send(
                  new LocalTransport.Request(
                      request.method(), request.url(), request.headers(), bytes));
        };

    CloudException e =
        catchThrowableOfType(
            CloudException.class,
            () -> open("some/prefix", Optional.of(corrupting)).put(name(file), file, sha256(file)));

    assertThat(e.error().status()).isEqualTo(400);
    assertThat(e.error().code()).isEqualTo("Md5Mismatch");
    assertThat(e.error().requestId()).isPresent();
    assertThat(store().size(name(file))).isEmpty();
  }

  @Test
  void theSecondRunUploadsNothing() {
    Path file = large("large", 5 * 1024 * 1024, 7);
    store().put(name(file), file, sha256(file));
    BlobContentStore again = open("some/prefix", transport());

    assertThat(again.size(name(file))).isPresent();

    assertThat(again.requests().requests()).isEqualTo(1);
    assertThat(again.requests().writes()).isZero();
  }
}
