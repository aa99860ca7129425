package io.github.fleetmaven.azure.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Azurite over plain HTTP, with the account's key and service signatures. */
@Tag("azurite")
class AzuriteTest extends BlobStoreContract {

  private static Azurite azurite;
  private final String container = "c" + UUID.randomUUID();

  @BeforeAll
  static void startAzurite() throws Exception {
    azurite = Azurite.start();
  }

  @AfterAll
  static void stopAzurite() throws Exception {
    azurite.close();
  }

  @BeforeEach
  void makeContainer() {
    azurite.create(place(""), passage());
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
    return Optional.of(Azurite.KEY);
  }

  @Override
  protected Optional<LocalTransport> transport() {
    return Optional.empty();
  }

  @Override
  protected LocalTransport passage() {
    return Wires.plain();
  }

  @Override
  protected Fetched fetch(String address) {
    return Wires.fetch(passage(), address);
  }

  @Override
  protected Time time() {
    return Time.system();
  }

  @Test
  void saysHowToMakeAContainer() {
    ContentPlace.AzureStorage nowhere =
        new ContentPlace.AzureStorage(
            "pom.xml:7",
            account(),
            endpoint(),
            "nowhere",
            "",
            Optional.empty(),
            new ContentAccess.Sas(Duration.ofDays(1)));
    BlobContentStore store =
        BlobContentStore.open(
            nowhere,
            new BlobOptions(
                AzureEnvironmentName.AZURE,
                new Credentials.None(),
                accountKey(),
                Optional.empty(),
                WaitListener.NONE),
            time());

    assertThatThrownBy(() -> store.size("x"))
        .hasMessageContaining("(HTTP 404): ContainerNotFound")
        .hasMessageContaining(
            "az storage container create --account-name devstoreaccount1 --name nowhere");
    assertThatThrownBy(() -> store.put("x", file("x", "x"), sha256(file("x", "x"))))
        .hasMessageContaining("az storage container create");
    assertThat(store.requests().requests()).isEqualTo(2);
  }
}
