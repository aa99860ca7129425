package io.github.fleetmaven.wiring;

import io.github.fleetmaven.azure.storage.BlobContentStore;
import io.github.fleetmaven.azure.storage.BlobOptions;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.content.http.HttpContentStore;
import io.github.fleetmaven.content.http.HttpCredentials;
import io.github.fleetmaven.content.http.HttpExchange;
import io.github.fleetmaven.content.http.NetworkExchange;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.secret.ServerCredentials;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.time.Time;
import java.util.List;
import java.util.Optional;

/**
 * Opens the places for content that a pom can name. In a rehearsal the simulator answers in their
 * stead, so that nothing is put where real machines would read it.
 *
 * @param simulator empty when the places themselves are talked to
 * @param waits hears of waits for a busy place
 * @param time by which a busy place is waited for
 */
record Places(Optional<Simulator> simulator, Masker masker, WaitListener waits, Time time)
    implements ContentStores {

  private static final String USER_AGENT = "fleet-maven-plugin";

  @Override
  public ContentStore open(RunSettings settings, ContentPlace place, Secrets secrets) {
    if (place instanceof ContentPlace.AzureStorage storage) {
      return BlobContentStore.open(storage, options(settings, storage, secrets), time);
    }
    if (place instanceof ContentPlace.Http server) {
      return HttpContentStore.open(
          server,
          credentials(settings, server, server.serverId()),
          exchange(),
          time,
          waits::waiting);
    }
    ContentPlace.MavenRepository repository = (ContentPlace.MavenRepository) place;
    return HttpContentStore.open(
        repository,
        credentials(settings, repository, repository.serverId()),
        exchange(),
        time,
        waits::waiting);
  }

  private BlobOptions options(
      RunSettings settings, ContentPlace.AzureStorage storage, Secrets secrets) {
    Optional<Sensitive<String>> key =
        storage.accountKey().map(k -> secrets.reveal("content/azureStorage/accountKey", k));
    return new BlobOptions(
        Clouds.environment(settings.azure()),
        simulator.isPresent() ? Clouds.nobody() : Clouds.credentials(settings, masker),
        key,
        simulator.map(SimulatorTransport::new),
        waits);
  }

  private HttpExchange exchange() {
    return simulator
        .<HttpExchange>map(SimulatorFiles::new)
        .orElseGet(() -> new NetworkExchange(USER_AGENT));
  }

  private Optional<HttpCredentials> credentials(
      RunSettings settings, ContentPlace place, Optional<String> serverId) {
    return serverId.map(
        id -> {
          ServerCredentials server =
              settings.servers().apply(id).orElseThrow(() -> missing(place, id));
          String password = server.password().orElseThrow(() -> missing(place, id));
          masker.remember(password);
          return new HttpCredentials(server.username().orElse(""), new Sensitive<>(password));
        });
  }

  private static FleetException missing(ContentPlace place, String id) {
    return new FleetException(
        "content can't be delivered",
        List.of(
            Diagnostic.error(
                place.declaredAt() + ": " + place.baseUri(),
                "settings.xml has no server <" + id + "> with a password",
                "add <server><id>" + id + "</id> to ~/.m2/settings.xml, or leave out <serverId>")));
  }
}
