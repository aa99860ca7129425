package io.github.fleetmaven.wiring;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.azure.WaitListener;
import io.github.fleetmaven.azure.storage.BlobContentStore;
import io.github.fleetmaven.azure.storage.BlobOptions;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.time.Time;
import java.util.List;
import java.util.Optional;

/**
 * Opens the places for content that a pom can name. In a rehearsal the simulator answers in their
 * stead, so that nothing is put where real machines would read it.
 *
 * @param transport the simulator; empty when the places themselves are talked to
 * @param time by which a busy place is waited for
 */
record Places(Optional<LocalTransport> transport, Masker masker, WaitListener waits, Time time)
    implements ContentStores {

  @Override
  public ContentStore open(RunSettings settings, ContentPlace place, Secrets secrets) {
    if (place instanceof ContentPlace.AzureStorage storage) {
      return BlobContentStore.open(storage, options(settings, storage, secrets), time);
    }
    throw new FleetException(
        "content can't be delivered",
        List.of(
            Diagnostic.error(
                place.declaredAt() + ": " + place.baseUri(),
                "this place can't be reached yet",
                "name <azureStorage>")));
  }

  private BlobOptions options(
      RunSettings settings, ContentPlace.AzureStorage storage, Secrets secrets) {
    Optional<Sensitive<String>> key =
        storage.accountKey().map(k -> secrets.reveal("content/azureStorage/accountKey", k));
    return new BlobOptions(
        Clouds.environment(settings.azure()),
        transport.isPresent() ? Clouds.nobody() : Clouds.credentials(settings, masker),
        key,
        transport,
        waits);
  }
}
